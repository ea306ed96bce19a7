import { X509Certificate } from 'node:crypto';
import type { CampaignCertificate } from '../../shared/domain/campaign.ts';
import { KitError } from '../../shared/errors/kit-error.ts';

/**
 * Topic and end of a push certificate, PEM or DER (mdm §5: the subject's UID is the topic).
 * @throws KitError `campaign.certificate-unreadable`.
 */
export function readPushCertificate(bytes: Buffer): CampaignCertificate {
  const certificate = parse(bytes);
  const topic = /^UID=(com\.apple\.mgmt\..+)$/m.exec(certificate?.subject ?? '')?.[1];
  if (certificate === undefined || topic === undefined) throw new KitError('campaign.certificate-unreadable');
  return { topic, notAfter: new Date(certificate.validTo).toISOString() };
}

/** @throws KitError `campaign.certificate-other-topic`, `campaign.certificate-not-newer`. */
export function requireRenewal(old: CampaignCertificate, renewed: CampaignCertificate): void {
  if (old.topic !== renewed.topic) {
    throw new KitError('campaign.certificate-other-topic', { old: old.topic, renewed: renewed.topic });
  }
  if (renewed.notAfter <= old.notAfter) {
    throw new KitError('campaign.certificate-not-newer', { old: old.notAfter, renewed: renewed.notAfter });
  }
}

function parse(bytes: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
}
