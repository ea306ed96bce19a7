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
  /** A client certificate, DER, for somebody's own key. */
  certify(publicKey: KeyObject, commonName: string): Buffer;
  /** A certificate, DER, for the server's key that clients have reason to refuse. */
  serverCertificate(flaw: { readonly notAfter: Date } | { readonly name: string }): Buffer;
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
  const serverCertificate: Authority['serverCertificate'] = (flaw) => {
    const name = 'name' in flaw ? flaw.name : 'localhost';
    return issueCertificate({
      ...validity,
      ...('notAfter' in flaw && { notBefore: new Date(flaw.notAfter.getTime() - DAY_MS), notAfter: flaw.notAfter }),
      ...fromAnchor,
      subject: { cn: name },
      subjectPublicKey: leaf.publicKey,
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      extendedKeyUsage: ['serverAuth'],
      subjectAltNames: { dns: [name], ...(name === 'localhost' && { ip: ['127.0.0.1'] }) },
    });
  };
  const certify: Authority['certify'] = (subjectPublicKey, commonName) =>
    issueCertificate({
      ...validFrom(clock.now()),
      ...fromAnchor,
      subject: { cn: commonName, o: 'Kitbench practice' },
      subjectPublicKey,
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      extendedKeyUsage: ['clientAuth'],
    });
  return {
    anchor,
    server: { key: leaf.privateKey, certificate: serverCertificate({ name: 'localhost' }) },
    certify,
    serverCertificate,
    async issueIdentity(commonName) {
      const key = await generateRsaKey();
      return { key: key.privateKey, certificate: certify(key.publicKey, commonName) };
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
