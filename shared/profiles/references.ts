import type { ProfileFinding } from '../domain/profile.ts';
import {
  isProfileDict,
  type ProfileDocument,
  type ProfilePath,
  type ProfileValue,
} from '../domain/profile-document.ts';
import { finding } from './finding.ts';

/** Keys that name another payload by its UUID: `PayloadCertificateUUID`, `IdentityCertificateUUID`, anchors… */
const refers = /(?:Certificate|CertificateAnchor)UUID(?:Item)?$/;

/** References to certificates that the profile does not hold: a device refuses the payload that has one. */
export function checkReferences(document: ProfileDocument): readonly ProfileFinding[] {
  const content = Array.isArray(document.PayloadContent) ? document.PayloadContent : [];
  const here = new Set(content.filter(isProfileDict).map(({ PayloadUUID: uuid }) => String(uuid).toUpperCase()));
  return content.flatMap((payload, index) => walk(payload, ['PayloadContent', index], here));
}

function walk(value: ProfileValue, path: ProfilePath, here: ReadonlySet<string>): readonly ProfileFinding[] {
  const key = path.findLast((step) => typeof step === 'string');
  if (typeof value === 'string') {
    const isMissing = key !== undefined && refers.test(key) && value !== '' && !here.has(value.toUpperCase());
    return isMissing ? [finding('error', 'reference.missing', path, { key, uuid: value })] : [];
  }
  if (Array.isArray(value)) return value.flatMap((inner, index) => walk(inner, [...path, index], here));
  if (!isProfileDict(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => walk(inner, [...path, name], here));
}
