import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { KitError } from '../../shared/errors/kit-error.ts';
import { issueCertificate, pem } from '../crypto/certificates.ts';
import { type BerNode, readBer } from '../crypto/der-read.ts';
import { tlv } from '../crypto/der-write.ts';
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
      'a key in the old PEM encryption',
      () => [
        pem(certificate),
        key.export({ format: 'pem', type: 'pkcs1', cipher: 'aes-256-cbc', passphrase: password }),
      ],
    ],
    [
      'an encrypted DER key',
      () => [certificate, key.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: password })],
    ],
    [
      'an encrypted PEM key',
      () => [
        pem(certificate),
        key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: password }),
      ],
    ],
  ])('is read from %s', async (_, files) => {
    const found = await read(...(await Promise.all(files())));
    expect(found.certificate.equals(certificate)).toBe(true);
    expect(found.key.equals(key)).toBe(true);
  });

  it('is refused under another password', async () => {
    const strong = await writePkcs12({ key, certificate, password: 'another-word', legacy: false });
    await expect(read(strong)).rejects.toThrow(code('identity.wrong-password'));
    const locked = key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'another' });
    await expect(read(pem(certificate), locked)).rejects.toThrow(code('identity.wrong-password'));
    const old = key.export({ format: 'pem', type: 'pkcs1', cipher: 'aes-256-cbc', passphrase: 'another' });
    await expect(read(pem(certificate), old)).rejects.toThrow(code('identity.wrong-password'));
  });

  it('is refused without its own key', async () => {
    await expect(read(pem(certificate))).rejects.toThrow(code('identity.incomplete'));
    await expect(read(pem(certificate), privateKeyPem(other))).rejects.toThrow(code('identity.incomplete'));
  });

  it('is refused when devices could not be answered with it', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const issued = issueCertificate({
      subject: { cn: 'EC' },
      subjectPublicKey: ec.publicKey,
      signingKey: key,
      notAfter: new Date('2040-01-01T00:00:00Z'),
    });
    await expect(read(issued, ec.privateKey.export({ format: 'der', type: 'pkcs8' }))).rejects.toThrow(
      code('identity.unsupported-key'),
    );
  });

  it.each(['', 'hello', '{"kitbench":"blueprint"}', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'is refused in %j',
    (text) => expect(read(text)).rejects.toThrow(code('identity.unreadable')),
  );

  it('is read or refused in good time, whatever the file', async () => {
    const encrypted = key.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: password });
    const good = Buffer.from(`${privateKeyPem(key)}${pem(certificate)}${pem(encrypted, 'ENCRYPTED PRIVATE KEY')}`);
    const damage = fc.record({ at: fc.nat(good.length - 1), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        const file = Buffer.from(good);
        for (const { at, bytes } of damages) file.set(bytes.subarray(0, file.length - at), at);
        await read(file).catch((error: unknown) => expect(error).toBeInstanceOf(KitError));
      }),
      { numRuns: 60 },
    );
  });

  it('is no way to keep the station busy', async () => {
    await expect(read('-----BEGIN X-----\n'.repeat(60_000))).rejects.toThrow(code('identity.unreadable'));
    await expect(read(pem(certificate), greedyKey())).rejects.toThrow(code('identity.unreadable'));
  });
});

/** A key whose file asks for two thousand million rounds of key derivation. */
function greedyKey(): string {
  const encrypted = key.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: password });
  const rounds = Buffer.from([0x02, 0x02, 0x08, 0x00]);
  const at = encrypted.indexOf(rounds);
  expect(at).toBeGreaterThan(0);
  const info = readBer(encrypted);
  return pem(
    replaced(info, (node) => (node.raw.equals(rounds) ? Buffer.from([0x02, 0x04, 0x7f, 0xff, 0xff, 0xff]) : undefined)),
    'ENCRYPTED PRIVATE KEY',
  );
}

function replaced(node: BerNode, by: (node: BerNode) => Buffer | undefined): Buffer {
  const own = by(node);
  if (own !== undefined) return own;
  return node.children.length === 0 ? node.raw : tlv(node.tag, ...node.children.map((child) => replaced(child, by)));
}
