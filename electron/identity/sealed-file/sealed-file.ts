import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { defaultScryptN, keyOfPassphrase } from '../passphrase-key.ts';
import { openChunks, sealChunks } from './chunks.ts';
import { pack, unpack } from './compress.ts';
import { chunkBytes, decodeHeader, encodeHeader, type SealedFileHeader, sealedFileVersion } from './header.ts';

/** scrypt, or what stands in for it in a test that opens a thousand files. */
export type DeriveKey = (passphrase: Buffer, salt: Buffer, N: number) => Promise<Buffer>;

/**
 * Seals bytes under a passphrase into a file that authenticates every byte of itself, its header and scrypt's parameters
 * included.
 * @throws KitError `transfer.too-large`.
 */
export async function sealFile(
  plain: Buffer,
  passphrase: Buffer,
  derive: DeriveKey = keyOfPassphrase,
): Promise<Buffer> {
  const packed = await pack(plain);
  const salt = randomBytes(32);
  const keys = await keysOf(passphrase, salt, defaultScryptN, derive);
  try {
    const header: SealedFileHeader = {
      kitbench: 'station',
      version: sealedFileVersion,
      cipher: 'aes-256-gcm',
      chunkBytes,
      compression: 'gzip',
      kdf: { name: 'scrypt', N: defaultScryptN, r: 8, p: 1, salt: salt.toString('base64') },
      check: keys.check.toString('base64'),
    };
    const prefix = encodeHeader(header);
    return Buffer.concat([prefix, sealChunks(keys.seal, packed, prefix)]);
  } finally {
    keys.seal.fill(0);
  }
}

/**
 * @throws KitError `transfer.unreadable` (no such file), `transfer.newer`, `transfer.wrong-passphrase`,
 * `transfer.damaged`, `transfer.too-large`.
 */
export async function openSealedFile(
  file: Buffer,
  passphrase: Buffer,
  derive: DeriveKey = keyOfPassphrase,
): Promise<Buffer> {
  const { header, prefix, body } = decodeHeader(file);
  const keys = await keysOf(passphrase, Buffer.from(header.kdf.salt, 'base64'), header.kdf.N, derive);
  try {
    if (!timingSafeEqual(keys.check, Buffer.from(header.check, 'base64'))) {
      throw new KitError('transfer.wrong-passphrase');
    }
    // Nothing is unpacked of a file that is not whole.
    const packed = openChunks(keys.seal, body, prefix);
    if (packed === undefined) throw new KitError('transfer.damaged');
    return await unpack(packed);
  } finally {
    keys.seal.fill(0);
  }
}

async function keysOf(passphrase: Buffer, salt: Buffer, N: number, derive: DeriveKey) {
  const root = await derive(passphrase, salt, N);
  const expand = (purpose: string) => Buffer.from(hkdfSync('sha256', root, salt, purpose, 32));
  const keys = { seal: expand('kitbench station bundle'), check: expand('kitbench station bundle check') };
  root.fill(0);
  return keys;
}
