import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Digest } from './algorithms.ts';

/** What the derived bytes are for (RFC 7292 §B.3). */
export const KdfPurpose = { key: 1, iv: 2, mac: 3 } as const;

/** The password as PKCS#12 hashes it: UTF-16 big-endian, two zero bytes behind. */
export function bmpPassword(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

/** Rounds in a row before others get their turn: a few milliseconds. */
const SLICE = 2_048;

/**
 * The key derivation of RFC 7292 §B.2; `password` as `bmpPassword` gives it. No thread of OpenSSL's does it for us, so it
 * makes way in between: the core goes on with its devices.
 */
export async function derivePkcs12(options: {
  readonly digest: Digest;
  readonly password: Buffer;
  readonly salt: Buffer;
  readonly iterations: number;
  readonly purpose: (typeof KdfPurpose)[keyof typeof KdfPurpose];
  readonly length: number;
}): Promise<Buffer> {
  const { digest, password, salt, iterations, purpose, length } = options;
  const blockBytes = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  const diversifier = Buffer.alloc(blockBytes, purpose);
  const input = Buffer.concat([repeatToBlocks(salt, blockBytes), repeatToBlocks(password, blockBytes)]);
  const out: Buffer[] = [];
  for (let made = 0; made < length; ) {
    let hash = createHash(digest).update(diversifier).update(input).digest();
    for (let round = 1; round < iterations; round += 1) {
      hash = createHash(digest).update(hash).digest();
      if (round % SLICE === 0) await setImmediate();
    }
    out.push(hash);
    made += hash.length;
    addToBlocks(input, hash, blockBytes);
  }
  return Buffer.concat(out).subarray(0, length);
}

function repeatToBlocks(bytes: Buffer, blockBytes: number): Buffer {
  const length = Math.ceil(bytes.length / blockBytes) * blockBytes;
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, bytes);
}

/** Adds the hash, repeated to a block, and one to each block of the input: big-endian, carry past a block dropped. */
function addToBlocks(input: Buffer, hash: Buffer, blockBytes: number): void {
  const addend = Buffer.alloc(blockBytes, hash);
  for (let block = 0; block < input.length; block += blockBytes) {
    let carry = 1;
    for (let index = blockBytes - 1; index >= 0; index -= 1) {
      const sum = input.readUInt8(block + index) + addend.readUInt8(index) + carry;
      input.writeUInt8(sum & 0xff, block + index);
      carry = sum >> 8;
    }
  }
}
