import { X509Certificate } from 'node:crypto';
import type { ProfileFinding } from '../../shared/domain/profile.ts';
import { isData, isProfileDict, type ProfileDocument, payloadsOf } from '../../shared/domain/profile-document.ts';
import { finding } from '../../shared/profiles/finding.ts';
import { Pkcs12Error, readPkcs12 } from '../crypto/pkcs12.ts';

/** More would take long to open, and no profile has them. */
const most = 4;

/** PKCS#12 files in the profile that its own password does not open, or whose certificate is past its day. */
export async function checkIdentities(document: ProfileDocument, at: Date): Promise<readonly ProfileFinding[]> {
  const identities = payloadsOf(document).filter(({ PayloadType: type }) => type === 'com.apple.security.pkcs12');
  const found = await Promise.all(identities.slice(0, most).map((payload) => checkIdentity(document, payload, at)));
  return found.flat();
}

async function checkIdentity(document: ProfileDocument, payload: ProfileDocument, at: Date) {
  const { PayloadContent: data, Password: password } = payload;
  // Without a password in the profile the device asks for it: nobody here can look.
  if (!isData(data) || typeof password !== 'string') return [];
  const content = Array.isArray(document.PayloadContent) ? document.PayloadContent.filter(isProfileDict) : [];
  const path = ['PayloadContent', content.indexOf(payload), 'Password'];
  try {
    const { certificate } = await readPkcs12(Buffer.from(data.$data, 'base64'), password);
    const { subject, validToDate } = new X509Certificate(certificate);
    if (validToDate >= at) return [];
    const params = { name: (subject ?? '').replaceAll('\n', ', '), date: validToDate.toISOString().slice(0, 10) };
    return [finding('warning', 'certificate.expired', path, params)];
  } catch (error) {
    if (!(error instanceof Pkcs12Error)) throw error;
    return [finding('error', 'certificate.password', path, {})];
  }
}
