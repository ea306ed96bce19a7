import { createPublicKey, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import forge from 'node-forge';
import { beforeAll, describe, expect, it } from 'vitest';
import { issueCertificate, pem } from './certificates.ts';
import { readBer } from './der-read.ts';
import { integer, octetString, oid, sequence } from './der-write.ts';
import { generateRsaKey, privateKeyPem } from './keys.ts';
import { Pkcs12Error, readPkcs12, writePkcs12 } from './pkcs12.ts';
import { DecryptionError, decryptWithPassword } from './pkcs12-encryption.ts';
import { haveOpenssl, openWorkshop } from './test-openssl.ts';

const password = 'ひみつ pass 1';

let key: KeyObject;
let certificate: Buffer;
let ca: Buffer;

beforeAll(async () => {
  const [caPair, pair] = await Promise.all([generateRsaKey(), generateRsaKey()]);
  const notAfter = new Date('2060-01-01');
  ca = issueCertificate({
    subject: { cn: 'CA' },
    subjectPublicKey: caPair.publicKey,
    signingKey: caPair.privateKey,
    notAfter,
    ca: true,
  });
  certificate = issueCertificate({
    subject: { o: '株式会社キット' },
    subjectPublicKey: pair.publicKey,
    signingKey: caPair.privateKey,
    issuerCertificate: ca,
    notAfter,
  });
  key = pair.privateKey;
});

async function reasonOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Pkcs12Error) return error.reason;
    throw error;
  }
  return 'no error';
}

const publicPart = (privateKey: KeyObject) => createPublicKey(privateKey).export({ format: 'der', type: 'spki' });

async function expectIdentity(file: Buffer, secret: string, chain: Buffer[]): Promise<void> {
  const read = await readPkcs12(file, secret);
  expect(publicPart(read.key)).toEqual(publicPart(key));
  expect(read.certificate).toEqual(certificate);
  expect(read.chain).toEqual(chain);
}

describe('PKCS#12 files', () => {
  it.each([true, false])('come back the same, byte for byte (legacy: %s)', async (legacy) => {
    await expectIdentity(await writePkcs12({ key, certificate, password, legacy }), password, []);
    await expectIdentity(await writePkcs12({ key, certificate, chain: [ca], password: '', legacy }), '', [ca]);
  });

  it('open under whatever password they were made with, and under no other', async () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(word, word, async (one, other) => {
        const file = await writePkcs12({ key, certificate, password: one });
        await expectIdentity(file, one, []);
        expect(await reasonOf(() => readPkcs12(file, other))).toBe(one === other ? 'no error' : 'wrong-password');
      }),
      { numRuns: 12 },
    );
  });

  it('say when the password is wrong', async () => {
    for (const legacy of [true, false]) {
      const file = await writePkcs12({ key, certificate, password, legacy });
      expect(await reasonOf(() => readPkcs12(file, 'x'))).toBe('wrong-password');
    }
  });

  it('are read by node-forge as well', async () => {
    const file = await writePkcs12({ key, certificate, password: 'ascii' });
    const asn1 = forge.asn1.fromDer(file.toString('latin1'));
    const bags = forge.pkcs12
      .pkcs12FromAsn1(asn1, 'ascii')
      .getBags({ bagType: forge.pki.oids.pkcs8ShroudedKeyBag ?? '' });
    expect(Object.values(bags).flat()).toHaveLength(1);
  });

  it('throw nothing but Pkcs12Error when damaged or too large', async () => {
    const file = await writePkcs12({ key, certificate, password });
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(255), fc.nat(file.length - 1), async (position, byte, cut) => {
        const bytes = Buffer.from(file);
        bytes[position] = byte;
        await reasonOf(() => readPkcs12(bytes, password));
        expect(await reasonOf(() => readPkcs12(file.subarray(0, cut), password))).toBe('malformed');
      }),
      { numRuns: 60 },
    );
    expect(await reasonOf(() => readPkcs12(Buffer.alloc(2 * 1024 * 1024), password))).toBe('malformed');
  });
});

it('is done with a megabyte of RC2 in good time, and leaves the event loop to others', async () => {
  const rc2Of40Bits = sequence(oid('1.2.840.113549.1.12.1.6'), sequence(octetString(Buffer.alloc(8)), integer(1)));
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  });
  const work = decryptWithPassword(readBer(rc2Of40Bits), Buffer.alloc(1_000_000, 7), password, (rounds) => rounds);
  await work.catch((error: unknown) => expect(error).toBeInstanceOf(DecryptionError));
  clearInterval(others);
  expect(turns).toBeGreaterThan(20);
});

it('leaves the event loop to others while it derives keys', async () => {
  const file = await writePkcs12({ key, certificate, password, legacy: false });
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  });
  await readPkcs12(file, password);
  clearInterval(others);
  expect(turns).toBeGreaterThan(5);
});

describe.skipIf(!haveOpenssl)('PKCS#12 with openssl (skipped without the openssl command)', () => {
  it.each([true, false])('openssl reads ours (legacy: %s)', async (legacy) => {
    using shop = openWorkshop();
    const file = shop.file('own.p12', await writePkcs12({ key, certificate, chain: [ca], password: 'ascii', legacy }));
    const text = shop
      .openssl(['pkcs12', '-in', file, '-passin', 'pass:ascii', '-nodes', ...(legacy ? ['-legacy'] : [])])
      .toString();
    expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(text).toContain('BEGIN PRIVATE KEY');
  });

  it.each([
    ['modern', []],
    ['legacy, certificates under RC2', ['-legacy']],
    ['triple DES', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['AES-128 with a SHA-512 MAC', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512']],
    ['RC2 of 128 bits', ['-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-128', '-macalg', 'sha1']],
    ['two-key triple DES', ['-legacy', '-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES', '-macalg', 'sha1']],
    ['unencrypted with a MAC', ['-keypbe', 'NONE', '-certpbe', 'NONE']],
    ['without a MAC', ['-nomac']],
  ])("we read openssl's %s", async (_, options) => {
    using shop = openWorkshop();
    const input = shop.file('in.pem', `${privateKeyPem(key)}${pem(certificate)}${pem(ca)}`);
    for (const secret of ['ascii', password, '']) {
      const file = shop.openssl([
        'pkcs12',
        '-export',
        '-in',
        input,
        '-passout',
        `pass:${secret}`,
        '-name',
        'kit',
        ...options,
      ]);
      await expectIdentity(file, secret, [ca]);
    }
  });

  it('we say so when openssl’s file has another password, or no key', async () => {
    using shop = openWorkshop();
    const input = shop.file('in.pem', `${privateKeyPem(key)}${pem(certificate)}`);
    const file = shop.openssl(['pkcs12', '-export', '-in', input, '-passout', 'pass:a']);
    expect(await reasonOf(() => readPkcs12(file, 'b'))).toBe('wrong-password');
    const keyless = shop.openssl(['pkcs12', '-export', '-nokeys', '-in', input, '-passout', 'pass:a']);
    expect(await reasonOf(() => readPkcs12(keyless, 'a'))).toBe('malformed');
  });

  it('we refuse a file that asks for too many rounds', async () => {
    using shop = openWorkshop();
    const input = shop.file('in.pem', `${privateKeyPem(key)}${pem(certificate)}`);
    const greedy = shop.openssl([
      'pkcs12',
      '-export',
      '-in',
      input,
      '-passout',
      'pass:a',
      '-iter',
      '2100000',
      '-nomaciter',
    ]);
    expect(await reasonOf(() => readPkcs12(greedy, 'a'))).toBe('malformed');
  });
});
