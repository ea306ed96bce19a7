import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { KitError } from '../../../shared/errors/kit-error.ts';

const compress = promisify(gzip);
const inflate = promisify(gunzip);

/** No bundle unpacks to more. */
export const mostPlainBytes = 64 * 1024 * 1024;
/** Nor to more than this times its packed size: JSON of settings and profiles comes to a tenth of that. */
const mostRatio = 100;
/** Below this the ratio says nothing. */
const smallBytes = 1024 * 1024;

/** @throws KitError `transfer.too-large`. */
export async function pack(plain: Buffer): Promise<Buffer> {
  const packed = await compress(plain);
  if (plain.length > limitOf(packed)) throw tooLarge();
  return packed;
}

/** @throws KitError `transfer.too-large` before more than that is in memory, `transfer.unreadable`. */
export async function unpack(packed: Buffer): Promise<Buffer> {
  try {
    return await inflate(packed, { maxOutputLength: limitOf(packed) });
  } catch (cause) {
    const isBomb = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw isBomb ? tooLarge() : new KitError('transfer.unreadable', { where: 'gzip' }, { cause });
  }
}

function limitOf(packed: Buffer): number {
  return Math.min(mostPlainBytes, Math.max(smallBytes, packed.length * mostRatio));
}

function tooLarge(): KitError {
  return new KitError('transfer.too-large', { limit: String(mostPlainBytes / 1024 / 1024) });
}
