import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type PemBlock, pemBlocks } from '../crypto/pem-blocks.ts';
import { Pkcs12Error, readEncryptedKey, readPkcs12 } from '../crypto/pkcs12.ts';
import type { SupervisionKey } from './supervision.ts';

type Part = { readonly certificates: readonly Buffer[]; readonly keys: readonly KeyObject[] };

/**
 * Reads a supervision identity as other tools hand it out: one PKCS#12 file, or certificate and key in PEM or DER, in one
 * file or two (cfgutil §2). Throws KitError `identity.*`.
 */
export async function readIdentityFiles(files: readonly Buffer[], password: string): Promise<SupervisionKey> {
  const certificates: Buffer[] = [];
  const keys: KeyObject[] = [];
  for (const bytes of files) {
    const part = await readPart(bytes, password);
    certificates.push(...part.certificates);
    keys.push(...part.keys);
  }
  for (const key of keys) {
    const certificate = certificates.find((candidate) => new X509Certificate(candidate).checkPrivateKey(key));
    if (certificate === undefined) continue;
    const type = key.asymmetricKeyType ?? '?';
    if (type !== 'rsa') throw new KitError('identity.unsupported-key', { type });
    return { certificate, key };
  }
  throw new KitError('identity.incomplete');
}

/** A certificate without its key, PEM or DER: the first of the file. Throws KitError `identity.no-certificate`. */
export function readCertificateFile(bytes: Buffer): Buffer {
  const pem = pemBlocks(bytes.toString('latin1')).find(({ label }) => label === 'CERTIFICATE')?.text;
  try {
    return new X509Certificate(pem ?? bytes).raw;
  } catch (cause) {
    throw new KitError('identity.no-certificate', {}, { cause });
  }
}

async function readPart(bytes: Buffer, password: string): Promise<Part> {
  const blocks = pemBlocks(bytes.toString('latin1'));
  if (blocks.length > 0) return readPem(blocks, password);
  return asCertificate(bytes) ?? asKey(bytes) ?? (await asEncrypted(bytes, password));
}

async function readPem(blocks: readonly PemBlock[], password: string): Promise<Part> {
  const certificates: Buffer[] = [];
  const keys: KeyObject[] = [];
  for (const { label, text, body } of blocks) {
    try {
      if (/^(?:X509 |TRUSTED )?CERTIFICATE$/.test(label)) certificates.push(new X509Certificate(text).raw);
      else if (label === 'ENCRYPTED PRIVATE KEY') {
        keys.push(await readEncryptedKey(Buffer.from(body, 'base64'), password));
      } else if (/PRIVATE KEY$/.test(label)) keys.push(createPrivateKey({ key: text, passphrase: password }));
    } catch (cause) {
      if (cause instanceof Pkcs12Error) throw fileError(cause);
      // OpenSSL's own way to encrypt a key, of one round: it does not tell a wrong password from damage.
      const isLocked = /^Proc-Type: 4,ENCRYPTED/m.test(body);
      throw new KitError(isLocked ? 'identity.wrong-password' : 'identity.unreadable', {}, { cause });
    }
  }
  return { certificates, keys };
}

function asCertificate(bytes: Buffer): Part | undefined {
  try {
    return { certificates: [new X509Certificate(bytes).raw], keys: [] };
  } catch {
    return undefined;
  }
}

function asKey(bytes: Buffer): Part | undefined {
  for (const type of ['pkcs8', 'pkcs1'] as const) {
    try {
      // Without a passphrase OpenSSL derives no key: the rounds of an encrypted one are not its to count.
      return { certificates: [], keys: [createPrivateKey({ key: bytes, format: 'der', type })] };
    } catch {
      // Not this encoding.
    }
  }
  return undefined;
}

async function asEncrypted(bytes: Buffer, password: string): Promise<Part> {
  try {
    const { certificate, key } = await readPkcs12(bytes, password);
    return { certificates: [certificate], keys: [key] };
  } catch (cause) {
    if (cause instanceof Pkcs12Error && cause.reason === 'wrong-password') throw fileError(cause);
    try {
      return { certificates: [], keys: [await readEncryptedKey(bytes, password)] };
    } catch (other) {
      throw fileError(other);
    }
  }
}

function fileError(cause: unknown): KitError {
  const isLocked = cause instanceof Pkcs12Error && cause.reason === 'wrong-password';
  return new KitError(isLocked ? 'identity.wrong-password' : 'identity.unreadable', {}, { cause });
}
