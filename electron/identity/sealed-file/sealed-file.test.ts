import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { newPassphrase } from '../new-passphrase.ts';
import { sealChunks } from './chunks.ts';
import { mostPlainBytes, unpack } from './compress.ts';
import { chunkBytes, decodeHeader, encodeHeader, magic } from './header.ts';
import { openSealedFile, sealFile } from './sealed-file.ts';

const passphrase = Buffer.from(newPassphrase());
/**
 * In scrypt's place where thousands of files are opened: the same key whatever salt and N say. So nothing here is refused
 * because another header gives another key; the header itself must be what does not fit.
 */
const oneKey = async () => Buffer.alloc(32, 7);
const refusal = { code: expect.stringMatching(/^transfer\.(unreadable|wrong-passphrase|damaged|newer)$/) };
const open = (file: Buffer) => openSealedFile(file, passphrase, oneKey);
/** Offsets around every border of the header and the pieces, and everything else now and then. */
const isWorthALook = (offset: number, length: number) =>
  offset % 997 === 0 || offset > length - 40 || (offset - 300) % (chunkBytes + 16) < 60;

describe('a sealed file', () => {
  it('gives back what went in, of any size around its pieces', async () => {
    for (const size of [0, 1, chunkBytes - 40, chunkBytes, chunkBytes + 1, 3 * chunkBytes]) {
      const plain = randomBytes(size);
      expect((await open(await sealFile(plain, passphrase, oneKey))).equals(plain)).toBe(true);
    }
  });

  it('costs a guess what scrypt costs in the field', async () => {
    const file = await sealFile(Buffer.from('kanaria'), passphrase);
    expect(decodeHeader(file).header.kdf.N).toBe(2 ** 17);
    expect((await openSealedFile(file, passphrase)).toString()).toBe('kanaria');
  });

  it('tells a wrong passphrase from damage', async () => {
    const file = await sealFile(Buffer.from('kanaria'), passphrase, oneKey);
    const otherKey = async () => Buffer.alloc(32, 8);
    const wrong = openSealedFile(file, passphrase, otherKey);
    await expect(wrong).rejects.toMatchObject({ code: 'transfer.wrong-passphrase' });
    file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
    await expect(open(file)).rejects.toMatchObject({ code: 'transfer.damaged' });
  });

  it('refuses one byte changed at every offset, whatever it is changed to', async () => {
    const file = await sealFile(randomBytes(700), passphrase, oneKey);
    for (let offset = 0; offset < file.length; offset += 1) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const changed = Buffer.from(file);
        changed[offset] = (changed[offset] ?? 0) ^ flip;
        await expect(open(changed), `offset ${offset}`).rejects.toMatchObject(refusal);
      }
    }
  });

  it('refuses changes within and between pieces, and every end but its own', async () => {
    const file = await sealFile(randomBytes(2 * chunkBytes + 900), passphrase, oneKey);
    for (let offset = 0; offset < file.length; offset += 1) {
      if (!isWorthALook(offset, file.length)) continue;
      const changed = Buffer.from(file);
      changed[offset] = (changed[offset] ?? 0) ^ 1;
      await expect(open(changed), `offset ${offset}`).rejects.toMatchObject(refusal);
      await expect(open(file.subarray(0, offset)), `cut at ${offset}`).rejects.toMatchObject(refusal);
    }
    await expect(open(Buffer.concat([file, Buffer.of(0)]))).rejects.toMatchObject({ code: 'transfer.damaged' });
    const { prefix, body } = decodeHeader(file);
    const size = chunkBytes + 16;
    const [first, second, rest] = [body.subarray(0, size), body.subarray(size, 2 * size), body.subarray(2 * size)];
    for (const pieces of [
      [second, first, rest],
      [first, first, rest],
      [first, rest],
      [first, second],
    ]) {
      await expect(open(Buffer.concat([prefix, ...pieces]))).rejects.toMatchObject({ code: 'transfer.damaged' });
    }
    const other = decodeHeader(await sealFile(randomBytes(2 * chunkBytes + 900), passphrase, oneKey));
    const mixed = Buffer.concat([prefix, first, other.body.subarray(size)]);
    await expect(open(mixed)).rejects.toMatchObject({ code: 'transfer.damaged' });
  });

  it('refuses a newer one by name, and parameters that are cheap or cost gigabytes', async () => {
    const { header, body } = decodeHeader(await sealFile(Buffer.from('x'), passphrase, oneKey));
    const withHeader = (change: object) => {
      const json = Buffer.from(JSON.stringify({ ...header, ...change }));
      const length = Buffer.alloc(2);
      length.writeUInt16BE(json.length);
      return open(Buffer.concat([magic, length, json, body]));
    };
    await expect(withHeader({ version: 2 })).rejects.toMatchObject({ code: 'transfer.newer' });
    for (const N of [2 ** 10, 2 ** 16, 2 ** 20, 2 ** 17 + 1, -1]) {
      await expect(withHeader({ kdf: { ...header.kdf, N } })).rejects.toMatchObject({ code: 'transfer.unreadable' });
    }
    await expect(withHeader({ more: 1 })).rejects.toMatchObject({ code: 'transfer.unreadable' });
  });

  it('refuses what unpacks to too much, before it is in memory', async () => {
    const before = process.memoryUsage.rss();
    const bombs = [gzipSync(Buffer.alloc(64 * 1024 * 1024 + 1)), gzipSync(Buffer.alloc(20 * 1024 * 1024))];
    for (const packed of bombs) {
      await expect(unpack(packed)).rejects.toMatchObject({ code: 'transfer.too-large' });
      const { header } = decodeHeader(await sealFile(Buffer.alloc(1), passphrase, oneKey));
      expect(header.compression).toBe('gzip');
    }
    expect(process.memoryUsage.rss() - before).toBeLessThan(2 * mostPlainBytes);
    // The limit of the ratio is not met by what a station says of itself.
    const dull = Buffer.from(JSON.stringify(Array.from({ length: 2000 }, (_, id) => ({ id, name: '教室の端末' }))));
    expect((await unpack(gzipSync(dull))).equals(dull)).toBe(true);
  });

  it('says of any other bytes that they are none of ours', async () => {
    for (let round = 0; round < 2000; round += 1) {
      const noise = randomBytes(round % 300);
      const file = round % 2 === 0 ? noise : Buffer.concat([magic, noise]);
      await expect(open(file)).rejects.toMatchObject({ code: expect.stringMatching(/^transfer\.(unreadable|newer)$/) });
    }
  });

  it('never gives two pieces one nonce under one key', () => {
    const key = randomBytes(32);
    const plain = Buffer.alloc(3 * chunkBytes, 1);
    const sealed = sealChunks(key, plain, encodeHeader(headerOf()));
    const size = chunkBytes + 16;
    const starts = [0, 1, 2].map((index) => sealed.subarray(index * size, index * size + 64).toString('hex'));
    expect(new Set(starts).size).toBe(3);
  });
});

function headerOf() {
  return {
    kitbench: 'station',
    version: 1,
    cipher: 'aes-256-gcm',
    chunkBytes,
    compression: 'gzip',
    kdf: { name: 'scrypt', N: 2 ** 17, r: 8, p: 1, salt: randomBytes(32).toString('base64') },
    check: randomBytes(32).toString('base64'),
  } as const;
}
