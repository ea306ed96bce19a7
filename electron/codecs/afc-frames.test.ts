import { describe, expect, it } from 'vitest';
import { AfcOp, AfcStatus, afcFrameSplitter, encodeAfc, parseAfc } from './afc-frames.ts';
import { FrameError } from './frame-splitter.ts';
import { haveSamples, sample } from './test-samples.ts';

const write = {
  op: AfcOp.fileWrite,
  packetNumber: 2n ** 63n + 1n,
  params: Buffer.from('12345678'),
  payload: Buffer.from('data'),
};
const made = { op: AfcOp.makeDir, packetNumber: 2n, params: Buffer.from('/a\0') };

describe('AFC packets', () => {
  it('come back from every cut of the stream', () => {
    const stream = Buffer.concat([encodeAfc(write), encodeAfc(made)]);
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const splitter = afcFrameSplitter();
      const packets = [...splitter.push(stream.subarray(0, cut)), ...splitter.push(stream.subarray(cut))].map(parseAfc);
      expect(packets).toEqual([write, { ...made, payload: Buffer.alloc(0) }]);
    }
  });

  it('are refused for a wrong magic, impossible lengths or too many bytes', () => {
    const good = encodeAfc(write);
    const damaged = (change: (bytes: Buffer) => void) => {
      const bytes = Buffer.from(good);
      change(bytes);
      return bytes;
    };
    const refused = [
      damaged((bytes) => bytes.write('X')),
      damaged((bytes) => bytes.writeBigUInt64LE(39n, 16)),
      damaged((bytes) => bytes.writeBigUInt64LE(53n, 16)),
      damaged((bytes) => bytes.writeBigUInt64LE(2n ** 64n - 1n, 8)),
    ];
    for (const bytes of refused) expect(() => afcFrameSplitter().push(bytes)).toThrow(FrameError);
    expect(() => parseAfc(good.subarray(0, 50))).toThrow(FrameError);
    const large = encodeAfc({ ...write, payload: Buffer.alloc(70_000) });
    expect(() => afcFrameSplitter(1).push(large)).toThrow(expect.objectContaining({ reason: 'too-large' }));
    expect(afcFrameSplitter(1).push(good)).toHaveLength(1);
  });

  it.skipIf(!haveSamples)(
    'read what a device sent (skipped where the recorded samples are not beside the repository)',
    () => {
      const read = (name: string) => afcFrameSplitter().push(sample(name)).map(parseAfc);
      const [status] = read('afcsuccessresponse.bin');
      expect(status).toMatchObject({ op: AfcOp.status, packetNumber: 0n });
      expect(status?.params.readBigUInt64LE()).toBe(BigInt(AfcStatus.ok));
      const [listing] = read('afclistdirresponse.bin');
      expect(listing?.op).toBe(AfcOp.data);
      expect(listing?.payload.toString('utf8').split('\0')).toEqual(expect.arrayContaining(['.', '..', 'DCIM']));
      const [info] = read('afcfileinforesponse.bin');
      expect(info?.payload.toString('utf8')).toContain('st_ifmt\0S_IFDIR\0');
    },
  );
});
