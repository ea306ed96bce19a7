import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { KitError } from '../../shared/errors/kit-error.ts';
import { Pkcs12Error, readPkcs12 } from '../crypto/pkcs12.ts';
import type { SupervisionKey } from './supervision.ts';

type Part = { readonly certificates: readonly Buffer[]; readonly keys: readonly KeyObject[] };

const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----[\s\S]+?-----END \1-----/g;

/**
 * Reads a supervision identity as other tools hand it out: one PKCS#12 file, or certificate and key in PEM or DER, in one
 * file or two (cfgutil §2). Throws KitError `identity.*`.
 */
export function readIdentityFiles(files: readonly Buffer[], password: string): SupervisionKey {
  const parts = files.map((bytes) => readPart(bytes, password));
  const certificates = parts.flatMap((part) => part.certificates);
  const keys = parts.flatMap((part) => part.keys);
  for (const key of keys) {
    const certificate = certificates.find((candidate) => new X509Certificate(candidate).checkPrivateKey(key));
    if (certificate === undefined) continue;
    const type = key.asymmetricKeyType ?? '?';
    if (type !== 'rsa') throw new KitError('identity.unsupported-key', { type });
    return { certificate, key };
  }
  throw new KitError('identity.incomplete');
}

function readPart(bytes: Buffer, password: string): Part {
  const blocks = [...bytes.toString('latin1').matchAll(block)];
  if (blocks.length > 0) return readPem(blocks, password);
  return asCertificate(bytes) ?? asKey(bytes) ?? asPkcs12(bytes, password);
}

function readPem(blocks: readonly RegExpExecArray[], password: string): Part {
  const ofLabel = (wanted: RegExp) => blocks.filter(([, label = '']) => wanted.test(label)).map(([text]) => text);
  try {
    return {
      certificates: ofLabel(/^(?:X509 |TRUSTED )?CERTIFICATE$/).map((text) => new X509Certificate(text).raw),
      keys: ofLabel(/PRIVATE KEY$/).map((text) => createPrivateKey({ key: text, passphrase: password })),
    };
  } catch (cause) {
    const isLocked = blocks.some(([text]) => /ENCRYPTED/.test(text));
    throw new KitError(isLocked ? 'identity.wrong-password' : 'identity.unreadable', {}, { cause });
  }
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
      return { certificates: [], keys: [createPrivateKey({ key: bytes, format: 'der', type })] };
    } catch {
      // Not this encoding.
    }
  }
  return undefined;
}

function asPkcs12(bytes: Buffer, password: string): Part {
  try {
    const { certificate, key } = readPkcs12(bytes, password);
    return { certificates: [certificate], keys: [key] };
  } catch (cause) {
    const isLocked = cause instanceof Pkcs12Error && cause.reason === 'wrong-password';
    throw new KitError(isLocked ? 'identity.wrong-password' : 'identity.unreadable', {}, { cause });
  }
}
