import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { issueCertificate, pem } from '../crypto/certificates.ts';
import { privateKeyPem } from '../crypto/keys.ts';
import { writePkcs12 } from '../crypto/pkcs12.ts';
import { createSupervisionIdentity } from '../crypto/supervision-identity.ts';
import { readIdentityFiles } from './identity-files.ts';

const password = 'kanaria-識別情報';
let certificate: Buffer;
let key: KeyObject;
let other: KeyObject;

beforeAll(async () => {
  ({ certificate, key } = await createSupervisionIdentity({ organization: '桜小学校', now: new Date() }));
  ({ key: other } = await createSupervisionIdentity({ organization: 'other', now: new Date() }));
});

const read = (...files: (Buffer | string)[]) =>
  readIdentityFiles(
    files.map((file) => Buffer.from(file)),
    password,
  );
const der = (type: 'pkcs1' | 'pkcs8') => key.export({ format: 'der', type });
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('a supervision identity from files', () => {
  it.each([
    ['PKCS#12, strong', () => [writePkcs12({ key, certificate, password, legacy: false })]],
    ['PKCS#12 as older tools write it', () => [writePkcs12({ key, certificate, password, legacy: true })]],
    ['certificate and key in DER, as Configurator writes them', () => [certificate, der('pkcs8')]],
    ['the key first, and in PKCS#1', () => [der('pkcs1'), certificate]],
    ['PEM in two files', () => [pem(certificate), privateKeyPem(key)]],
    ['PEM in one file', () => [`# exported\n${privateKeyPem(key)}\n${pem(certificate)}`]],
    [
      'an encrypted PEM key',
      () => [
        pem(certificate),
        key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: password }),
      ],
    ],
  ])('is read from %s', (_, files) => {
    const found = read(...files());
    expect(found.certificate.equals(certificate)).toBe(true);
    expect(found.key.equals(key)).toBe(true);
  });

  it('is refused under another password', () => {
    const strong = writePkcs12({ key, certificate, password: 'another-word', legacy: false });
    expect(() => read(strong)).toThrow(code('identity.wrong-password'));
    const locked = key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'another' });
    expect(() => read(pem(certificate), locked)).toThrow(code('identity.wrong-password'));
  });

  it('is refused without its own key', () => {
    expect(() => read(pem(certificate))).toThrow(code('identity.incomplete'));
    expect(() => read(pem(certificate), privateKeyPem(other))).toThrow(code('identity.incomplete'));
  });

  it('is refused when devices could not be answered with it', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const issued = issueCertificate({
      subject: { cn: 'EC' },
      subjectPublicKey: ec.publicKey,
      signingKey: key,
      notAfter: new Date('2040-01-01T00:00:00Z'),
    });
    expect(() => read(issued, ec.privateKey.export({ format: 'der', type: 'pkcs8' }))).toThrow(
      code('identity.unsupported-key'),
    );
  });

  it.each(['', 'hello', '{"kitbench":"blueprint"}', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'is refused in %j',
    (text) => expect(() => read(text)).toThrow(code('identity.unreadable')),
  );
});
