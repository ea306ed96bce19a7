import { createCipheriv, createDecipheriv } from 'node:crypto';
import { chunkBytes } from './header.ts';

const tagBytes = 16;

/**
 * AES-256-GCM over pieces of 64 KiB. The nonce is the piece's number and whether it is the last, which is safe because a
 * key seals one file only; `aad` goes into each. So pieces cannot be changed, dropped, repeated, swapped or taken from
 * another file, and nothing can be cut off or put behind (the STREAM construction).
 */
export function sealChunks(key: Buffer, plain: Buffer, aad: Buffer): Buffer {
  const count = Math.max(1, Math.ceil(plain.length / chunkBytes));
  const sealed = Array.from({ length: count }, (_, index) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, index === count - 1));
    cipher.setAAD(aad);
    const piece = plain.subarray(index * chunkBytes, (index + 1) * chunkBytes);
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  });
  return Buffer.concat(sealed);
}

/** @returns undefined unless every byte is as it was sealed, to the very end. */
export function openChunks(key: Buffer, sealed: Buffer, aad: Buffer): Buffer | undefined {
  const size = chunkBytes + tagBytes;
  const count = Math.ceil(sealed.length / size);
  if (count === 0) return undefined;
  const pieces: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const piece = openChunk(key, sealed.subarray(index * size, (index + 1) * size), aad, index, index === count - 1);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function openChunk(key: Buffer, sealed: Buffer, aad: Buffer, index: number, last: boolean): Buffer | undefined {
  if (sealed.length < tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last), { authTagLength: tagBytes });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Twelve bytes: the number, and 1 on the last piece. */
function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
