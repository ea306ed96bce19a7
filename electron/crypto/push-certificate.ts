import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { certificateFingerprint } from './certificates.ts';
import { pemBlocks } from './pem-blocks.ts';

/** An Apple Push certificate of an MDM (mdm §5). */
export type PushCertificate = {
  /** `com.apple.mgmt.…`, the subject's UID: devices listen to it and to no other. */
  readonly topic: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SHA-256 of the certificate. */
  readonly fingerprint: string;
  /** SHA-256 of its public key (SubjectPublicKeyInfo). */
  readonly publicKey: string;
  matches(privateKey: KeyObject): boolean;
};

/** Reads one, PEM or DER. `other` is a certificate of another kind; undefined what is no certificate at all. */
export function readPushCertificate(bytes: Buffer): PushCertificate | 'other' | undefined {
  const certificate = parse(bytes);
  if (certificate === undefined) return undefined;
  const topic = /^UID=(com\.apple\.mgmt\.[\w.-]{1,200})$/m.exec(certificate.subject ?? '')?.[1];
  if (topic === undefined) return 'other';
  return {
    topic,
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
    fingerprint: certificateFingerprint(certificate.raw),
    publicKey: publicKeyDigest(certificate.publicKey),
    matches: (privateKey) => certificate.checkPrivateKey(privateKey),
  };
}

/** Tells public keys apart. */
export function publicKeyDigest(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}

/** The first certificate that names a topic, else the first: portals add their own authorities behind it. */
function parse(bytes: Buffer): X509Certificate | undefined {
  const blocks = pemBlocks(bytes.toString('latin1')).filter(({ label }) => label === 'CERTIFICATE');
  const candidates = blocks.length === 0 ? [bytes] : blocks.map(({ text }) => text);
  const found = candidates.map(certificateIn).filter((certificate) => certificate !== undefined);
  return found.find(({ subject }) => subject?.includes('UID=com.apple.mgmt.')) ?? found[0];
}

function certificateIn(source: string | Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(source);
  } catch {
    return undefined;
  }
}
