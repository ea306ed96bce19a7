import { X509Certificate } from 'node:crypto';
import type { ShownCertificate } from '../../shared/domain/connection-report.ts';
import { certificateFingerprint } from '../crypto/certificates.ts';

/** What people compare of a certificate, DER. `anchors` are those of its server. */
export function shownCertificate(der: Buffer, anchors: readonly Buffer[]): ShownCertificate {
  const certificate = new X509Certificate(der);
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
    fingerprint: certificateFingerprint(der),
    data: der.toString('base64'),
    isAuthority: certificate.ca,
    isAnchor: anchors.some((anchor) => anchor.equals(der)),
  };
}

/** An empty name is one that X.509 allows. */
function oneLine(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ');
}
