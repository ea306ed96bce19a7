import { X509Certificate } from 'node:crypto';
import type { ProfileFinding } from '../../shared/domain/profile.ts';
import { isData, isProfileDict, type ProfileDocument } from '../../shared/domain/profile-document.ts';
import { finding } from '../../shared/profiles/finding.ts';
import { payloadTypeOf } from '../../shared/tables/payload-table.ts';

const certificateTypes: ReadonlySet<string> = new Set([
  'com.apple.security.root',
  'com.apple.security.pem',
  'com.apple.security.pkcs1',
]);

/** Certificates in the profile that no device could read, or that are past their day. */
export function checkCertificates(document: ProfileDocument, at: Date): readonly ProfileFinding[] {
  const content = Array.isArray(document.PayloadContent) ? document.PayloadContent : [];
  return content.flatMap((payload, index): readonly ProfileFinding[] => {
    if (!isProfileDict(payload)) return [];
    const { PayloadType: type, PayloadContent: data } = payload;
    if (typeof type !== 'string' || !certificateTypes.has(type) || !isData(data)) return [];
    const path = ['PayloadContent', index, 'PayloadContent'];
    const certificate = readCertificate(Buffer.from(data.$data, 'base64'));
    if (certificate === undefined) {
      return [finding('error', 'certificate.unreadable', path, { payload: payloadTypeOf(payload)?.title ?? type })];
    }
    const until = certificate.validToDate;
    const name = (certificate.subject ?? '').replaceAll('\n', ', ');
    if (until >= at) return [];
    return [finding('warning', 'certificate.expired', path, { name, date: until.toISOString().slice(0, 10) })];
  });
}

function readCertificate(bytes: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
}
