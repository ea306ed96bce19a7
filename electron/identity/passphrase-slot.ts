import { randomBytes, randomUUID } from 'node:crypto';
import { keyOfPassphrase } from './passphrase-key.ts';
import { openSealed, sealBytes } from './sealing.ts';
import type { PassphraseSlot } from './vault-file.ts';

const purpose = 'kitbench vault data key';

/** Wraps the data key under a passphrase. */
export async function makePassphraseSlot(dataKey: Buffer, passphrase: Buffer, N: number): Promise<PassphraseSlot> {
  const salt = randomBytes(32);
  const key = await keyOfPassphrase(passphrase, salt, N);
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
  const key = await keyOfPassphrase(passphrase, Buffer.from(slot.salt, 'base64'), slot.N);
  try {
    return openSealed(key, Buffer.from(slot.wrappedKey, 'base64'), purpose);
  } finally {
    key.fill(0);
  }
}
