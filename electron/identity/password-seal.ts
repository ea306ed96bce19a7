import { randomBytes } from 'node:crypto';
import type { PasswordSealed } from '../../shared/domain/blueprint-bundle.ts';
import { defaultScryptN, keyOfPassphrase } from './passphrase-key.ts';
import { openSealed, sealBytes } from './sealing.ts';

/** Seals bytes that leave the station under a person's password. `N` lowers the cost for tests. */
export async function sealUnderPassword(
  plain: Buffer,
  password: string,
  purpose: string,
  N = defaultScryptN,
): Promise<PasswordSealed> {
  const salt = randomBytes(32);
  const key = await keyOfPassphrase(Buffer.from(password, 'utf8'), salt, N);
  try {
    const data = sealBytes(key, plain, purpose).toString('base64');
    return { kdf: 'scrypt', N, salt: salt.toString('base64'), data };
  } finally {
    key.fill(0);
  }
}

/** @returns undefined when the password is not the one, or the bytes were changed. */
export async function openUnderPassword(
  { N, salt, data }: PasswordSealed,
  password: string,
  purpose: string,
): Promise<Buffer | undefined> {
  const key = await keyOfPassphrase(Buffer.from(password, 'utf8'), Buffer.from(salt, 'base64'), N);
  try {
    return openSealed(key, Buffer.from(data, 'base64'), purpose);
  } finally {
    key.fill(0);
  }
}
