import { randomBytes, randomUUID, scrypt } from 'node:crypto';
import { openSealed, sealBytes } from './sealing.ts';
import type { PassphraseSlot } from './vault-file.ts';

/** 128 MiB and about half a second on a desk computer: what a guess costs, too. */
export const defaultScryptN = 2 ** 17;
const purpose = 'kitbench vault data key';

/** Wraps the data key under a passphrase. */
export async function makePassphraseSlot(dataKey: Buffer, passphrase: Buffer, N: number): Promise<PassphraseSlot> {
  const salt = randomBytes(32);
  const key = await derive(passphrase, salt, N);
  try {
    return {
      id: randomUUID(),
      kind: 'passphrase',
      salt: salt.toString('base64'),
      N,
      r: 8,
      p: 1,
      wrappedKey: sealBytes(key, dataKey, purpose).toString('base64'),
    };
  } finally {
    key.fill(0);
  }
}

/** @returns the data key, or undefined when the passphrase is not this slot's. */
export async function openPassphraseSlot(slot: PassphraseSlot, passphrase: Buffer): Promise<Buffer | undefined> {
  const key = await derive(passphrase, Buffer.from(slot.salt, 'base64'), slot.N);
  try {
    return openSealed(key, Buffer.from(slot.wrappedKey, 'base64'), purpose);
  } finally {
    key.fill(0);
  }
}

function derive(passphrase: Buffer, salt: Buffer, N: number): Promise<Buffer> {
  // The same word typed on two keyboards or input methods must give the same bytes.
  const normal = Buffer.from(passphrase.toString('utf8').normalize('NFC'), 'utf8');
  return new Promise((resolve, reject) => {
    // scrypt needs 128 · N · r bytes; Node's own limit is 32 MiB.
    scrypt(normal, salt, 32, { N, r: 8, p: 1, maxmem: 128 * N * 8 + 32 * 1024 * 1024 }, (error, key) => {
      normal.fill(0);
      if (error) reject(error);
      else resolve(key);
    });
  });
}
