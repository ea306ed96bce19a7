import type { KeyObject } from 'node:crypto';
import { issueCertificate, pem } from '../../crypto/certificates.ts';
import { generateRsaKey, privateKeyPem } from '../../crypto/keys.ts';
import type { Clock } from '../../ports/clock.ts';

export type ServerIdentity = { readonly keyPem: string; readonly certificatePem: string };
export type IssuedIdentity = { readonly key: KeyObject; readonly certificate: Buffer };

/** A practice server's own certificate authority. It is installed nowhere: who should trust it is given the anchor. */
export type Authority = {
  /** DER. */
  readonly anchor: Buffer;
  /** For TLS on localhost and 127.0.0.1, and for signing what the server gives out. */
  readonly server: IssuedIdentity;
  /** A new client identity. */
  issueIdentity(commonName: string): Promise<IssuedIdentity>;
};

const YEARS = 10;
const DAY_MS = 86_400_000;

/** `name` tells practice authorities apart in their certificates. */
export async function createAuthority(clock: Clock, name = 'MDM'): Promise<Authority> {
  const [root, leaf] = await Promise.all([generateRsaKey(), generateRsaKey()]);
  const validity = validFrom(clock.now());
  const anchor = issueCertificate({
    ...validity,
    subject: { cn: `Kitbench practice ${name} CA`, o: 'Kitbench practice' },
    subjectPublicKey: root.publicKey,
    signingKey: root.privateKey,
    ca: true,
    keyUsage: ['keyCertSign', 'cRLSign'],
    subjectKeyIdentifier: true,
  });
  const fromAnchor = { issuerCertificate: anchor, signingKey: root.privateKey, ca: false, subjectKeyIdentifier: true };
  const server = issueCertificate({
    ...validity,
    ...fromAnchor,
    subject: { cn: 'localhost' },
    subjectPublicKey: leaf.publicKey,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['serverAuth'],
    subjectAltNames: { dns: ['localhost'], ip: ['127.0.0.1'] },
  });
  return {
    anchor,
    server: { key: leaf.privateKey, certificate: server },
    async issueIdentity(commonName) {
      const key = await generateRsaKey();
      const certificate = issueCertificate({
        ...validFrom(clock.now()),
        ...fromAnchor,
        subject: { cn: commonName, o: 'Kitbench practice' },
        subjectPublicKey: key.publicKey,
        keyUsage: ['digitalSignature', 'keyEncipherment'],
        extendedKeyUsage: ['clientAuth'],
      });
      return { key: key.privateKey, certificate };
    },
  };
}

export function serverPem({ key, certificate }: IssuedIdentity): ServerIdentity {
  return { keyPem: privateKeyPem(key), certificatePem: pem(certificate) };
}

/** A day back, so that clocks that differ a little agree. */
function validFrom(now: Date): { notBefore: Date; notAfter: Date } {
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + YEARS);
  return { notBefore: new Date(now.getTime() - DAY_MS), notAfter };
}
