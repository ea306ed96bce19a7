import { X509Certificate } from 'node:crypto';
import { parseCertificate } from './certificate-fields.ts';

const MAX_LINKS = 8;

/** Whether `ca` (a CA certificate) issued and signed `certificate`; both DER. False for bytes that are no certificate. */
export function verifyIssuedBy(certificate: Uint8Array, ca: Uint8Array): boolean {
  try {
    const issued = new X509Certificate(certificate);
    const issuer = new X509Certificate(ca);
    return issuer.ca && issued.checkIssued(issuer) && issued.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** Whether the certificate's validity holds the moment, both ends included. False for bytes that are no certificate. */
export function isValidAt(certificate: Uint8Array, at: Date): boolean {
  try {
    const { notBefore, notAfter } = parseCertificate(certificate);
    return notBefore <= at && at <= notAfter;
  } catch {
    return false;
  }
}

/**
 * Whether a path leads from `certificate` over `intermediates` to one of `anchors`, every link signed by a CA and valid
 * at `at`. An anchor is trusted by its bytes: the certificate may itself be one. Names, usages and revocation are not
 * judged.
 */
export function verifyChain(options: {
  readonly certificate: Uint8Array;
  readonly intermediates?: readonly Uint8Array[];
  readonly anchors: readonly Uint8Array[];
  readonly at: Date;
}): boolean {
  const { anchors, at } = options;
  const reached = (candidate: Uint8Array) => anchors.some((anchor) => Buffer.compare(anchor, candidate) === 0);
  const left = new Set(options.intermediates);
  let link = options.certificate;
  for (let count = 0; count < MAX_LINKS; count += 1) {
    if (!isValidAt(link, at)) return false;
    if (reached(link)) return true;
    const current = link;
    if (anchors.some((anchor) => isValidAt(anchor, at) && verifyIssuedBy(current, anchor))) return true;
    const issuer = [...left].find((candidate) => isValidAt(candidate, at) && verifyIssuedBy(current, candidate));
    if (!issuer) return false;
    left.delete(issuer);
    link = issuer;
  }
  return false;
}
