import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCertificate } from './certificate-fields.ts';
import { certificateFingerprint, der, issueCertificate, pem } from './certificates.ts';
import { isValidAt, verifyChain, verifyIssuedBy } from './chain.ts';
import { generateRsaKey, type RsaKey } from './keys.ts';
import { createSupervisionIdentity } from './supervision-identity.ts';
import { haveOpenssl, openWorkshop } from './test-openssl.ts';

const notBefore = new Date('2026-01-01T00:00:00Z');
const notAfter = new Date('2060-01-01T00:00:00Z');

let rootKey: RsaKey;
let leafKey: RsaKey;
let root: Buffer;
let leaf: Buffer;

beforeAll(async () => {
  [rootKey, leafKey] = await Promise.all([generateRsaKey(), generateRsaKey()]);
  root = issueCertificate({
    subject: { cn: '検証 CA', o: '株式会社キット', c: 'JP' },
    subjectPublicKey: rootKey.publicKey,
    signingKey: rootKey.privateKey,
    notBefore,
    notAfter,
    ca: true,
    keyUsage: ['keyCertSign', 'cRLSign'],
    subjectKeyIdentifier: true,
  });
  leaf = issueCertificate({
    subject: { cn: 'kit.example' },
    subjectPublicKey: leafKey.publicKey,
    signingKey: rootKey.privateKey,
    issuerCertificate: root,
    notBefore,
    notAfter,
    ca: false,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['serverAuth', 'clientAuth'],
    subjectAltNames: { dns: ['kit.example', 'localhost'], ip: ['127.0.0.1', '::1', '2001:db8::ffff:1.2.3.4'] },
  });
});

describe('issueCertificate', () => {
  it('issues what Node reads: names, times, extensions, signature', () => {
    const certificate = new X509Certificate(leaf);
    expect(certificate.subject).toBe('CN=kit.example');
    expect(certificate.issuer).toBe('C=JP\nO=株式会社キット\nCN=検証 CA');
    expect(certificate.subjectAltName).toBe(
      'DNS:kit.example, DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:2001:DB8:0:0:0:FFFF:102:304',
    );
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
    expect(new Date(certificate.validFrom)).toEqual(notBefore);
    expect(new Date(certificate.validTo)).toEqual(notAfter);
    expect(certificate.verify(rootKey.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(leafKey.privateKey)).toBe(true);
    expect(certificate.serialNumber).toMatch(/^[0-9A-F]{1,16}$/);
    expect(certificateFingerprint(leaf)).toBe(certificate.fingerprint256.replaceAll(':', '').toLowerCase());
  });

  it('issues empty names with serial 0, and SHA-1 where asked', () => {
    const bare = issueCertificate({
      subjectPublicKey: leafKey.publicKey,
      signingKey: rootKey.privateKey,
      serial: 0n,
      notAfter,
      digest: 'sha1',
    });
    const certificate = new X509Certificate(bare);
    expect(certificate.subject ?? '').toBe('');
    expect(certificate.issuer ?? '').toBe('');
    expect(certificate.serialNumber).toMatch(/^0+$/);
    expect(certificate.verify(rootKey.publicKey)).toBe(true);
  });

  it('gives each certificate another serial', () => {
    const issue = () =>
      issueCertificate({ subjectPublicKey: leafKey.publicKey, signingKey: rootKey.privateKey, notAfter });
    expect(parseCertificate(issue()).serial).not.toEqual(parseCertificate(issue()).serial);
  });

  it('goes through PEM and back', () => {
    expect(der(pem(leaf))).toEqual(leaf);
    expect(der(Buffer.from(`${pem(leaf)}\0\0`))).toEqual(leaf);
    expect(new X509Certificate(pem(leaf)).raw).toEqual(leaf);
    expect(() => der('no certificate')).toThrow(TypeError);
  });

  it.skipIf(!haveOpenssl)('issues what openssl verifies for a TLS server (skipped without the openssl command)', () => {
    using shop = openWorkshop();
    const ca = shop.file('ca.pem', pem(root));
    const server = shop.file('leaf.pem', pem(leaf));
    const answer = shop.openssl(['verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', ca, server]);
    expect(answer.toString()).toContain('OK');
    const text = shop.openssl(['x509', '-in', server, '-noout', '-text']).toString();
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Key Encipherment/);
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
  });
});

describe('certificate chains', () => {
  const at = new Date('2030-01-01T00:00:00Z');

  it('hold from leaf to anchor, over intermediates, within validity', async () => {
    const middleKey = await generateRsaKey();
    const authority = { ca: true, notBefore, notAfter } as const;
    const middle = issueCertificate({
      ...authority,
      subject: { cn: 'middle' },
      subjectPublicKey: middleKey.publicKey,
      signingKey: rootKey.privateKey,
      issuerCertificate: root,
    });
    const far = issueCertificate({
      notBefore,
      notAfter,
      subject: { cn: 'far' },
      subjectPublicKey: leafKey.publicKey,
      signingKey: middleKey.privateKey,
      issuerCertificate: middle,
    });
    expect(verifyIssuedBy(leaf, root)).toBe(true);
    expect(verifyIssuedBy(root, leaf)).toBe(false);
    expect(verifyChain({ certificate: leaf, anchors: [root], at })).toBe(true);
    expect(verifyChain({ certificate: leaf, anchors: [leaf], at })).toBe(true);
    expect(verifyChain({ certificate: far, anchors: [root], at })).toBe(false);
    expect(verifyChain({ certificate: far, intermediates: [leaf, middle], anchors: [root], at })).toBe(true);
    expect(
      verifyChain({ certificate: far, intermediates: [middle], anchors: [root], at: new Date('2061-01-01') }),
    ).toBe(false);
    expect(verifyChain({ certificate: far, intermediates: [middle, root], anchors: [], at })).toBe(false);
  });

  it('do not hold for a certificate that is no CA, another key, or changed bytes', () => {
    const imposter = issueCertificate({
      subject: { cn: '検証 CA', o: '株式会社キット', c: 'JP' },
      subjectPublicKey: leafKey.publicKey,
      signingKey: leafKey.privateKey,
      notBefore,
      notAfter,
      ca: true,
    });
    expect(verifyIssuedBy(leaf, imposter)).toBe(false);
    const child = issueCertificate({
      subject: { cn: 'child' },
      subjectPublicKey: rootKey.publicKey,
      signingKey: leafKey.privateKey,
      issuerCertificate: leaf,
      notBefore,
      notAfter,
    });
    expect(verifyIssuedBy(child, leaf)).toBe(false);
    const changed = Buffer.from(leaf);
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    expect(verifyIssuedBy(changed, root)).toBe(false);
    expect(verifyIssuedBy(Buffer.from('junk'), root)).toBe(false);
    expect(isValidAt(Buffer.from('junk'), at)).toBe(false);
  });
});

describe('createSupervisionIdentity', () => {
  it("has Apple Configurator's shape", async () => {
    const now = new Date('2026-04-01T00:00:00Z');
    const { certificate, key } = await createSupervisionIdentity({ organization: '株式会社キット', now });
    const parsed = new X509Certificate(certificate);
    expect(parsed.subject).toMatch(/^O=株式会社キット\nCN=Kitbench: 株式会社キット \([0-9A-F-]{36}\)$/);
    expect(parsed.issuer).toBe(parsed.subject);
    expect(parsed.keyUsage).toEqual(['1.3.6.1.5.5.7.3.3']);
    expect(parsed.checkPrivateKey(key)).toBe(true);
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect(isValidAt(certificate, new Date('2046-03-31T00:00:00Z'))).toBe(true);
    expect(isValidAt(certificate, new Date('2046-04-02T00:00:00Z'))).toBe(false);
    expect(parseCertificate(certificate).subjectKeyIdentifier).toHaveLength(20);
  });
});
