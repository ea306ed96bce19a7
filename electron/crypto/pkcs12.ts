import { createHash, createHmac, createPrivateKey, type KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import { DIGESTS, Oid } from './algorithms.ts';
import {
  BerError,
  type BerNode,
  childOf,
  expectTag,
  readBer,
  readOid,
  readSmallInteger,
  stringBytes,
} from './der-read.ts';
import { context, integer, nothing, octetString, oid, sequence, setOf, Tag, tlv } from './der-write.ts';
import {
  DecryptionError,
  decryptWithPassword,
  encryptLegacy,
  encryptModern,
  type SpendRounds,
} from './pkcs12-encryption.ts';
import { bmpPassword, derivePkcs12, KdfPurpose } from './pkcs12-kdf.ts';

export type Pkcs12Contents = { readonly key: KeyObject; readonly certificate: Buffer; readonly chain: Buffer[] };

export class Pkcs12Error extends Error {
  override readonly name = 'Pkcs12Error';
  readonly reason: 'wrong-password' | 'malformed';

  constructor(reason: 'wrong-password' | 'malformed', message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const BAG = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
} as const;
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
const LEGACY_ROUNDS = 2048;
const MODERN_ROUNDS = 50_000;
/** Over all key derivations of a file: a second or two of work. */
const MAX_ROUNDS = 2_000_000;
const MAX_BYTES = 1024 * 1024;

/**
 * A PKCS#12 file with one key and its certificate. `legacy` (the default) means SHA-1 and triple DES, the only kind
 * go-ios 1.2.0's profile commands read (device-protocols §3.4); otherwise AES-256 and SHA-256.
 */
export async function writePkcs12(options: {
  readonly key: KeyObject;
  readonly certificate: Buffer;
  readonly chain?: readonly Buffer[];
  readonly password: string;
  readonly legacy?: boolean;
}): Promise<Buffer> {
  const { key, certificate, chain = [], password, legacy = true } = options;
  const encrypt = legacy ? encryptLegacy : encryptModern;
  const rounds = legacy ? LEGACY_ROUNDS : MODERN_ROUNDS;
  const localKeyId = createHash('sha1').update(certificate).digest();
  const attributes = setOf(sequence(oid(LOCAL_KEY_ID), setOf(octetString(localKeyId))));
  const certificates = await encrypt(
    sequence(certificateBag(certificate, attributes), ...chain.map((member) => certificateBag(member))),
    password,
    rounds,
  );
  const shrouded = await encrypt(key.export({ format: 'der', type: 'pkcs8' }), password, rounds);
  const encryptedContent = sequence(oid(Oid.cmsData), certificates.algorithm, tlv(0x80, certificates.data));
  const keyBag = sequence(
    oid(BAG.shroudedKey),
    context(0, sequence(shrouded.algorithm, octetString(shrouded.data))),
    attributes,
  );
  const content = sequence(
    sequence(oid(Oid.cmsEncryptedData), context(0, sequence(integer(0), encryptedContent))),
    dataContent(sequence(keyBag)),
  );
  const mac = await macData(content, password, legacy ? 'sha1' : 'sha256', rounds);
  return sequence(integer(3), dataContent(content), mac);
}

function dataContent(content: Buffer): Buffer {
  return sequence(oid(Oid.cmsData), context(0, octetString(content)));
}

function certificateBag(certificate: Buffer, attributes?: Buffer): Buffer {
  const value = sequence(oid(X509_CERTIFICATE), context(0, octetString(certificate)));
  return sequence(oid(BAG.certificate), context(0, value), ...(attributes ? [attributes] : []));
}

async function macData(
  content: Buffer,
  password: string,
  digest: 'sha1' | 'sha256',
  iterations: number,
): Promise<Buffer> {
  const salt = randomBytes(8);
  const length = digest === 'sha1' ? 20 : 32;
  const key = await derivePkcs12({
    digest,
    password: bmpPassword(password),
    salt,
    iterations,
    purpose: KdfPurpose.mac,
    length,
  });
  const mac = createHmac(digest, key).update(content).digest();
  return sequence(
    sequence(sequence(oid(Oid[digest]), nothing()), octetString(mac)),
    octetString(salt),
    integer(iterations),
  );
}

/**
 * Reads the first private key that has a certificate in the file, that certificate, and the others as `chain` in file
 * order. Knows SHA-1 with triple DES or RC2 (Apple Configurator, `openssl -legacy`) and PBES2 with AES or triple DES
 * (OpenSSL 3), MACs from SHA-1 to SHA-512, or no MAC; not PBMAC1. Throws Pkcs12Error.
 */
export async function readPkcs12(bytes: Buffer, password: string): Promise<Pkcs12Contents> {
  if (bytes.length > MAX_BYTES) throw new Pkcs12Error('malformed', 'the file is too large for an identity');
  return asPkcs12Error(async () => {
    const spend = roundsBudget();
    const file = expectTag(readBer(bytes), Tag.sequence);
    const content = readDataContent(childOf(file, 1, Tag.sequence));
    const mac = file.children[2];
    if (mac) await checkMac(mac, content, password, spend);
    const bags: BerNode[] = [];
    for (const part of childrenOf(content)) bags.push(...childrenOf(await openPart(part, password, spend)));
    return await pickIdentity(bags, password, spend);
  });
}

async function asPkcs12Error<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Pkcs12Error) throw error;
    if (error instanceof DecryptionError) {
      throw new Pkcs12Error('wrong-password', 'the password does not open the file', { cause: error });
    }
    throw new Pkcs12Error('malformed', error instanceof BerError ? error.message : 'not readable', { cause: error });
  }
}

/** Refuses a file that asks for more key derivation than any honest one. */
function roundsBudget(): SpendRounds {
  let left = MAX_ROUNDS;
  return (rounds) => {
    left -= rounds;
    if (rounds < 1 || left < 0) throw new BerError('too many key derivation rounds');
    return rounds;
  };
}

function readDataContent(part: BerNode): Buffer {
  if (readOid(part.children[0]) !== Oid.cmsData) throw new BerError('only password-protected files are supported');
  return stringBytes(childOf(part, 1, 0xa0).children[0]);
}

function childrenOf(encoding: Buffer): readonly BerNode[] {
  return expectTag(readBer(encoding), Tag.sequence).children;
}

async function checkMac(node: BerNode, content: Buffer, password: string, spend: SpendRounds): Promise<void> {
  const [info, saltNode, rounds] = expectTag(node, Tag.sequence).children;
  const digest = DIGESTS.get(readOid(info?.children[0]?.children[0]));
  if (!digest) throw new BerError('the MAC algorithm is not supported');
  const expected = stringBytes(info?.children[1]);
  const salt = stringBytes(saltNode);
  const iterations = spend(rounds ? readSmallInteger(rounds) : 1);
  const derived = { digest, salt, iterations, purpose: KdfPurpose.mac, length: expected.length } as const;
  if (expected.length !== createHash(digest).digest().length) throw new BerError('a MAC of strange length');
  const key = await derivePkcs12({ ...derived, password: bmpPassword(password) });
  if (!createHmac(digest, key).update(content).digest().equals(expected)) {
    throw new Pkcs12Error('wrong-password', 'the password does not open the file');
  }
}

/** The SafeContents of one part of the file, decrypted where needed. */
async function openPart(part: BerNode, password: string, spend: SpendRounds): Promise<Buffer> {
  if (readOid(part.children[0]) !== Oid.cmsEncryptedData) return readDataContent(part);
  const encrypted = childOf(childOf(childOf(part, 1, 0xa0), 0, Tag.sequence), 1, Tag.sequence);
  const data = stringBytes(encrypted.children[2], 0x80);
  return decryptWithPassword(childOf(encrypted, 1, Tag.sequence), data, password, spend);
}

async function pickIdentity(bags: readonly BerNode[], password: string, spend: SpendRounds): Promise<Pkcs12Contents> {
  const certificates: Buffer[] = [];
  const keys: KeyObject[] = [];
  for (const bag of bags) {
    const kind = readOid(bag.children[0]);
    const value = childOf(bag, 1, 0xa0);
    if (kind === BAG.certificate) {
      certificates.push(stringBytes(childOf(childOf(value, 0, Tag.sequence), 1, 0xa0).children[0]));
    } else if (kind === BAG.shroudedKey) {
      const [algorithm, data] = childOf(value, 0, Tag.sequence).children;
      const pkcs8 = await decryptWithPassword(expectTag(algorithm, Tag.sequence), stringBytes(data), password, spend);
      keys.push(readKey(pkcs8));
    } else if (kind === BAG.key) {
      keys.push(readKey(childOf(value, 0, Tag.sequence).raw));
    }
  }
  for (const key of keys) {
    const certificate = certificates.find((candidate) => new X509Certificate(candidate).checkPrivateKey(key));
    if (certificate) return { key, certificate, chain: certificates.filter((other) => other !== certificate) };
  }
  throw new BerError('no private key with its certificate in the file');
}

/**
 * The key of an EncryptedPrivateKeyInfo (`ENCRYPTED PRIVATE KEY` in PEM). OpenSSL would count the rounds that the file asks
 * for on the core's own thread, however many those are. Throws Pkcs12Error.
 */
export async function readEncryptedKey(bytes: Buffer, password: string): Promise<KeyObject> {
  if (bytes.length > MAX_BYTES) throw new Pkcs12Error('malformed', 'the file is too large for a key');
  return asPkcs12Error(async () => {
    const info = expectTag(readBer(bytes), Tag.sequence);
    const algorithm = childOf(info, 0, Tag.sequence);
    const pkcs8 = await decryptWithPassword(algorithm, stringBytes(info.children[1]), password, roundsBudget());
    return readDecrypted(pkcs8);
  });
}

/** Garbage that happens to end in a valid padding is what a wrong password mostly gives. */
function readDecrypted(pkcs8: Buffer): KeyObject {
  try {
    return readKey(pkcs8);
  } catch (cause) {
    throw new DecryptionError('the data is no key', { cause });
  }
}

function readKey(pkcs8: Buffer): KeyObject {
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
}
