import { scrypt } from 'node:crypto';

/** 128 MiB and about half a second on a desk computer: what a guess costs, too. */
export const defaultScryptN = 2 ** 17;

/** A 256-bit key of a typed word. The caller overwrites it. */
export function keyOfPassphrase(passphrase: Buffer, salt: Buffer, N: number): Promise<Buffer> {
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
