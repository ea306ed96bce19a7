import {
  constants,
  createCipheriv,
  createDecipheriv,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import forge from 'node-forge';
import { Oid } from './algorithms.ts';
import { parseCertificate } from './certificate-fields.ts';
import { CmsError } from './cms-error.ts';
import { type BerNode, childOf, expectTag, readBer, readOid, stringBytes } from './der-read.ts';
import { context, integer, nothing, octetString, oid, sequence, setOf, Tag, tlv } from './der-write.ts';

const CIPHERS = new Map([
  // Go's SCEP programs still send it.
  [Oid.desCbc, { name: 'des-cbc', keyBytes: 8, ivBytes: 8 }],
  [Oid.desEde3Cbc, { name: 'des-ede3-cbc', keyBytes: 24, ivBytes: 8 }],
  [Oid.aes128Cbc, { name: 'aes-128-cbc', keyBytes: 16, ivBytes: 16 }],
  [Oid.aes192Cbc, { name: 'aes-192-cbc', keyBytes: 24, ivBytes: 16 }],
  [Oid.aes256Cbc, { name: 'aes-256-cbc', keyBytes: 32, ivBytes: 16 }],
] as const satisfies readonly (readonly [string, object])[]) as ReadonlyMap<
  string,
  { readonly name: string; readonly keyBytes: number; readonly ivBytes: number }
>;

const DEFAULT_MAX_BYTES = 1024 * 1024;

/** A CMS EnvelopedData message (RFC 5652 §6) for one RSA recipient: AES-256-CBC, its key under PKCS#1 v1.5. */
export function envelopCms(options: { readonly content: Buffer; readonly recipient: Buffer }): Buffer {
  const { content, recipient } = options;
  const { publicKey } = new X509Certificate(recipient);
  const { issuer, serial } = parseCertificate(recipient);
  const [key, iv] = [randomBytes(32), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const recipientInfo = sequence(
    integer(0),
    sequence(issuer, serial),
    sequence(oid(Oid.rsaEncryption), nothing()),
    octetString(publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, key)),
  );
  const encrypted = sequence(
    oid(Oid.cmsData),
    sequence(oid(Oid.aes256Cbc), octetString(iv)),
    tlv(0x80, cipher.update(content), cipher.final()),
  );
  return sequence(oid(Oid.cmsEnvelopedData), context(0, sequence(integer(0), setOf(recipientInfo), encrypted)));
}

/**
 * Opens an EnvelopedData message as the recipient with this certificate and key, DER or BER. Throws CmsError: `signer`
 * when it is for somebody else, `content` when it does not decrypt, `unsupported` for other algorithms.
 */
export function openCms(
  bytes: Buffer,
  recipient: { readonly certificate: Buffer; readonly key: KeyObject },
  options: { readonly maxBytes?: number } = {},
): Buffer {
  if (bytes.length > (options.maxBytes ?? DEFAULT_MAX_BYTES))
    throw new CmsError('too-large', 'the message is too large');
  try {
    const outer = expectTag(readBer(bytes), Tag.sequence);
    if (readOid(outer.children[0]) !== Oid.cmsEnvelopedData) throw new CmsError('unsupported', 'not an envelope');
    const data = childOf(childOf(outer, 1, 0xa0), 0, Tag.sequence);
    const [, recipients, encrypted] = data.children;
    const wrapped = findKey(expectTag(recipients, Tag.set), recipient.certificate);
    const key = privateDecrypt({ key: recipient.key, padding: constants.RSA_PKCS1_PADDING }, wrapped);
    return decrypt(expectTag(encrypted, Tag.sequence), key);
  } catch (error) {
    if (error instanceof CmsError) throw error;
    throw new CmsError('malformed', 'not a readable envelope', { cause: error });
  }
}

function findKey(recipients: BerNode, certificate: Buffer): Buffer {
  const { issuer, serial } = parseCertificate(certificate);
  for (const entry of recipients.children) {
    if (entry.tag !== Tag.sequence) continue;
    const [, identifier, algorithm, wrapped] = entry.children;
    const [theirIssuer, theirSerial] = identifier?.children ?? [];
    if (!theirIssuer?.raw.equals(issuer) || !theirSerial?.raw.equals(serial)) continue;
    if (readOid(algorithm?.children[0]) !== Oid.rsaEncryption)
      throw new CmsError('unsupported', 'not an RSA recipient');
    return stringBytes(wrapped);
  }
  throw new CmsError('signer', 'the envelope is for somebody else');
}

function decrypt(encrypted: BerNode, key: Buffer): Buffer {
  const [, algorithm, content] = encrypted.children;
  const cipher = CIPHERS.get(readOid(algorithm?.children[0]));
  const iv = stringBytes(algorithm?.children[1]);
  if (!cipher || iv.length !== cipher.ivBytes) throw new CmsError('unsupported', 'an unknown content encryption');
  // PKCS#1 v1.5 rejects implicitly: a damaged key comes out as random bytes of any length.
  if (key.length !== cipher.keyBytes) throw new CmsError('content', 'the envelope does not open');
  const encryptedBytes = stringBytes(content, 0x80);
  if (cipher.name === 'des-cbc') return decryptDes(key, iv, encryptedBytes);
  const decipher = createDecipheriv(cipher.name, key, iv);
  try {
    return Buffer.concat([decipher.update(encryptedBytes), decipher.final()]);
  } catch (cause) {
    throw new CmsError('content', 'the envelope does not open', { cause });
  }
}

/** node:crypto's OpenSSL 3 leaves single DES to its legacy provider, which is not loaded. */
function decryptDes(key: Buffer, iv: Buffer, data: Buffer): Buffer {
  const cipher = forge.cipher.createDecipher('DES-CBC', key.toString('latin1'));
  cipher.start({ iv: iv.toString('latin1') });
  cipher.update(forge.util.createBuffer(data.toString('latin1')));
  if (!cipher.finish()) throw new CmsError('content', 'the envelope does not open');
  return Buffer.from(cipher.output.getBytes(), 'latin1');
}
