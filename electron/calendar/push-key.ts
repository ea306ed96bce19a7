import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { parsePlist } from '../codecs/plist/parse.ts';
import { isDict } from '../codecs/plist/value.ts';
import { childOf, expectTag, readBer } from '../crypto/der-read.ts';
import { Tag } from '../crypto/der-write.ts';
import { pemBlocks } from '../crypto/pem-blocks.ts';
import { Pkcs12Error, readEncryptedKey, readPkcs12 } from '../crypto/pkcs12.ts';
import { publicKeyDigest } from '../crypto/push-certificate.ts';

/** What a push certificate was made for: the key itself, or the request of the same run. */
export type PushKey =
  | { readonly kind: 'key'; readonly key: KeyObject }
  | { readonly kind: 'request'; readonly publicKey: string };

/** The file does not open, or is neither key nor request. */
export class PushKeyError extends Error {
  override readonly name = 'PushKeyError';
  readonly reason: 'wrong-password' | 'unreadable';

  constructor(reason: 'wrong-password' | 'unreadable', options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

const LIMITS = { maxBytes: 100_000, maxDepth: 10, maxNodes: 1_000 };

/** Reads a private key (PEM, DER, PKCS#12) or a signing request, bare or as a vendor signed it. Throws PushKeyError. */
export async function readPushKey(bytes: Buffer, password: string): Promise<PushKey> {
  const request = requestIn(bytes);
  if (request !== undefined) return { kind: 'request', publicKey: publicKeyOf(request) };
  try {
    return { kind: 'key', key: await readKey(bytes, password) };
  } catch (cause) {
    const isLocked = cause instanceof Pkcs12Error && cause.reason === 'wrong-password';
    throw new PushKeyError(isLocked ? 'wrong-password' : 'unreadable', { cause });
  }
}

/** The DER of a signing request; undefined for a file of another kind. */
export function requestIn(bytes: Buffer): Buffer | undefined {
  const block = pemBlocks(bytes.toString('latin1')).find(({ label }) => /^(?:NEW )?CERTIFICATE REQUEST$/.test(label));
  if (block !== undefined) return Buffer.from(block.body, 'base64');
  const text = bytes.toString('latin1').trim();
  if (text.length > LIMITS.maxBytes || !/^[A-Za-z0-9+/\s]+={0,2}$/.test(text)) return undefined;
  return vendorRequest(Buffer.from(text, 'base64'));
}

/** As vendors hand it out: base64 of a plist that holds the request in base64 (mdm §5). */
function vendorRequest(plist: Buffer): Buffer | undefined {
  try {
    const root = parsePlist(plist, LIMITS);
    const request = isDict(root) ? root.PushCertRequestCSR : undefined;
    return typeof request === 'string' ? Buffer.from(request, 'base64') : undefined;
  } catch {
    return undefined;
  }
}

/** CertificationRequestInfo: version, subject, key (RFC 2986). */
function publicKeyOf(request: Buffer): string {
  try {
    const info = childOf(expectTag(readBer(request), Tag.sequence), 0, Tag.sequence);
    const key = createPublicKey({ key: childOf(info, 2, Tag.sequence).raw, format: 'der', type: 'spki' });
    return publicKeyDigest(key);
  } catch (cause) {
    throw new PushKeyError('unreadable', { cause });
  }
}

async function readKey(bytes: Buffer, password: string): Promise<KeyObject> {
  const block = pemBlocks(bytes.toString('latin1')).find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (block?.label === 'ENCRYPTED PRIVATE KEY') return readEncryptedKey(Buffer.from(block.body, 'base64'), password);
  if (block !== undefined) return createPrivateKey({ key: block.text, passphrase: password });
  for (const type of ['pkcs8', 'pkcs1'] as const) {
    try {
      return createPrivateKey({ key: bytes, format: 'der', type });
    } catch {
      // Not this encoding.
    }
  }
  return (await readPkcs12(bytes, password)).key;
}
