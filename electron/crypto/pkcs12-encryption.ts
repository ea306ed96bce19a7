import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import forge from 'node-forge';
import type { Digest } from './algorithms.ts';
import { BerError, type BerNode, childOf, expectTag, readOid, readSmallInteger, stringBytes } from './der-read.ts';
import { integer, nothing, octetString, oid, sequence, Tag } from './der-write.ts';
import { bmpPassword, derivePkcs12, KdfPurpose } from './pkcs12-kdf.ts';

/** On OpenSSL's own threads. */
const derivePbkdf2 = promisify(pbkdf2);

const OID = {
  sha1And3Des: '1.2.840.113549.1.12.1.3',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacWithSha1: '1.2.840.113549.2.7',
  hmacWithSha256: '1.2.840.113549.2.9',
  aes256: '2.16.840.1.101.3.4.1.42',
} as const;

type Pkcs12Cipher =
  | { readonly kind: '3des'; readonly keyBytes: 24 | 16 }
  | { readonly kind: 'rc2'; readonly keyBytes: 16 | 5 };

/** The SHA-1 schemes of RFC 7292 appendix C; RC2 is what `openssl -legacy` and macOS put around certificates. */
const PKCS12_CIPHERS: ReadonlyMap<string, Pkcs12Cipher> = new Map<string, Pkcs12Cipher>([
  [OID.sha1And3Des, { kind: '3des', keyBytes: 24 }],
  ['1.2.840.113549.1.12.1.4', { kind: '3des', keyBytes: 16 }],
  ['1.2.840.113549.1.12.1.5', { kind: 'rc2', keyBytes: 16 }],
  ['1.2.840.113549.1.12.1.6', { kind: 'rc2', keyBytes: 5 }],
]);

const PBES2_CIPHERS = new Map([
  ['1.2.840.113549.3.7', { name: 'des-ede3-cbc', keyBytes: 24, ivBytes: 8 }],
  ['2.16.840.1.101.3.4.1.2', { name: 'aes-128-cbc', keyBytes: 16, ivBytes: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'aes-192-cbc', keyBytes: 24, ivBytes: 16 }],
  [OID.aes256, { name: 'aes-256-cbc', keyBytes: 32, ivBytes: 16 }],
]);

const PBKDF2_DIGESTS: ReadonlyMap<string, Digest> = new Map<string, Digest>([
  [OID.hmacWithSha1, 'sha1'],
  [OID.hmacWithSha256, 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
]);

/** Counts key-derivation rounds down over a whole file and throws when a hostile one asks for too many. */
export type SpendRounds = (rounds: number) => number;

/** The ciphertext does not decrypt: the password is wrong, or the bytes are damaged. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
}

/** Decrypts under a PKCS#12 or PBES2 AlgorithmIdentifier. Throws BerError (unknown scheme) or DecryptionError. */
export async function decryptWithPassword(
  algorithm: BerNode,
  data: Buffer,
  password: string,
  spend: SpendRounds,
): Promise<Buffer> {
  const scheme = readOid(algorithm.children[0]);
  const parameters = childOf(algorithm, 1, Tag.sequence);
  if (scheme === OID.pbes2) return decryptPbes2(parameters, data, password, spend);
  const cipher = PKCS12_CIPHERS.get(scheme);
  if (!cipher) throw new BerError(`the encryption ${scheme} is not supported`);
  const salt = stringBytes(parameters.children[0]);
  const iterations = spend(readSmallInteger(parameters.children[1]));
  const { key, iv } = await derivePair(password, salt, iterations, cipher.keyBytes);
  if (cipher.kind === 'rc2') return decryptRc2(key, iv, data);
  // Two-key triple DES is the three-key kind with the first key again.
  return decipher('des-ede3-cbc', Buffer.concat([key, key]).subarray(0, 24), iv, data);
}

async function decryptPbes2(parameters: BerNode, data: Buffer, password: string, spend: SpendRounds): Promise<Buffer> {
  const kdf = childOf(parameters, 0, Tag.sequence);
  if (readOid(kdf.children[0]) !== OID.pbkdf2) throw new BerError('only PBKDF2 is supported');
  const [salt, rounds, ...options] = childOf(kdf, 1, Tag.sequence).children;
  const prf = options.find((option) => option.tag === Tag.sequence);
  const digest = PBKDF2_DIGESTS.get(prf ? readOid(prf.children[0]) : OID.hmacWithSha1);
  const encryption = childOf(parameters, 1, Tag.sequence);
  const cipher = PBES2_CIPHERS.get(readOid(encryption.children[0]));
  const iv = stringBytes(expectTag(encryption.children[1], Tag.octetString));
  if (!digest || !cipher || iv.length !== cipher.ivBytes) throw new BerError('the PBES2 encryption is not supported');
  const iterations = spend(readSmallInteger(rounds));
  const key = await derivePbkdf2(password, stringBytes(salt), iterations, cipher.keyBytes, digest);
  return decipher(cipher.name, key, iv, data);
}

function decipher(name: string, key: Buffer, iv: Buffer, data: Buffer): Buffer {
  const cipher = createDecipheriv(name, key, iv);
  try {
    return Buffer.concat([cipher.update(data), cipher.final()]);
  } catch (cause) {
    throw new DecryptionError('the data does not decrypt', { cause });
  }
}

const RC2_BLOCK = 8;
const RC2_SLICE = 512 * RC2_BLOCK;

/**
 * node:crypto's OpenSSL 3 leaves RC2 to its legacy provider, which is not loaded. Begun anew for every slice, with the block
 * before it as CBC has it: forge's work grows with the square of what it is given, and a megabyte held the core for minutes.
 */
async function decryptRc2(key: Buffer, iv: Buffer, data: Buffer): Promise<Buffer> {
  const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  const out: Buffer[] = [];
  for (let at = 0; at < data.length; at += RC2_SLICE) {
    const before = at === 0 ? iv : data.subarray(at - RC2_BLOCK, at);
    cipher.start(before.toString('latin1'));
    cipher.update(forge.util.createBuffer(data.toString('latin1', at, at + RC2_SLICE)));
    // Only the last slice ends in padding.
    const isLast = at + RC2_SLICE >= data.length;
    if (isLast && !cipher.finish()) throw new DecryptionError('the data does not decrypt');
    out.push(Buffer.from(cipher.output.getBytes(), 'latin1'));
    await setImmediate();
  }
  return Buffer.concat(out);
}

async function derivePair(password: string, salt: Buffer, iterations: number, keyBytes: number) {
  const shared = { digest: 'sha1', password: bmpPassword(password), salt, iterations } as const;
  return {
    key: await derivePkcs12({ ...shared, purpose: KdfPurpose.key, length: keyBytes }),
    iv: await derivePkcs12({ ...shared, purpose: KdfPurpose.iv, length: 8 }),
  };
}

type Encrypted = { readonly algorithm: Buffer; readonly data: Buffer };

/** SHA-1 and triple DES, the scheme every PKCS#12 reader knows. */
export async function encryptLegacy(plain: Buffer, password: string, iterations: number): Promise<Encrypted> {
  const salt = randomBytes(8);
  const { key, iv } = await derivePair(password, salt, iterations, 24);
  const cipher = createCipheriv('des-ede3-cbc', key, iv);
  return {
    algorithm: sequence(oid(OID.sha1And3Des), sequence(octetString(salt), integer(iterations))),
    data: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

/** PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC, as OpenSSL 3 writes. */
export async function encryptModern(plain: Buffer, password: string, iterations: number): Promise<Encrypted> {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = await derivePbkdf2(password, salt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const prf = sequence(oid(OID.hmacWithSha256), nothing());
  const kdf = sequence(oid(OID.pbkdf2), sequence(octetString(salt), integer(iterations), prf));
  return {
    algorithm: sequence(oid(OID.pbes2), sequence(kdf, sequence(oid(OID.aes256), octetString(iv)))),
    data: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}
