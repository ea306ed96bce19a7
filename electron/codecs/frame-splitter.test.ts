import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { FrameError } from './frame-splitter.ts';
import { parsePlist } from './plist/parse.ts';
import { encodePlistFrame, plistFrameSplitter } from './plist-frames.ts';
import { haveSamples, sample } from './test-samples.ts';

const oneByOne = (bytes: Buffer) => Array.from(bytes, (byte) => Buffer.from([byte]));

describe('plistFrameSplitter', () => {
  const stream = Buffer.concat([encodePlistFrame({ a: 1 }), encodePlistFrame(['b'], 'binary'), encodePlistFrame('c')]);
  const expected = [{ a: 1 }, ['b'], 'c'];

  it('gives the same frames wherever the stream is cut', () => {
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const splitter = plistFrameSplitter();
      const frames = [...splitter.push(stream.subarray(0, cut)), ...splitter.push(stream.subarray(cut))];
      expect(frames.map((frame) => parsePlist(frame))).toEqual(expected);
      expect(splitter.rest()).toHaveLength(0);
    }
    const splitter = plistFrameSplitter();
    expect(oneByOne(stream).flatMap((byte) => splitter.push(byte).map((frame) => parsePlist(frame)))).toEqual(expected);
  });

  it('refuses a length of 4 GiB as soon as it is read', () => {
    const splitter = plistFrameSplitter();
    expect(splitter.push(Buffer.from([0xff, 0xff, 0xff]))).toEqual([]);
    expect(() => splitter.push(Buffer.from([0xff]))).toThrow(expect.objectContaining({ reason: 'too-large' }));
    expect(() => splitter.push(Buffer.from([0]))).toThrow(FrameError);
  });

  it('takes a frame of exactly the bound', () => {
    const frame = encodePlistFrame('x');
    expect(plistFrameSplitter(frame.length - 4).push(frame)).toHaveLength(1);
    expect(() => plistFrameSplitter(frame.length - 5).push(frame)).toThrow(FrameError);
  });

  it('gives the reply first and leaves the bytes behind it for TLS', () => {
    const hello = Buffer.from('16030301000100', 'hex');
    const splitter = plistFrameSplitter();
    expect(splitter.push(Buffer.concat([encodePlistFrame('ok'), hello]))).toHaveLength(1);
    expect(splitter.rest()).toEqual(hello);
    expect(splitter.push(encodePlistFrame('again'))).toHaveLength(1);
  });

  it('gives frames that later pushes do not change', () => {
    const splitter = plistFrameSplitter();
    const chunk = encodePlistFrame('first');
    const [frame] = splitter.push(chunk);
    chunk.fill(0);
    splitter.push(encodePlistFrame('other'));
    expect(frame && parsePlist(frame)).toBe('first');
  });

  it('costs no more per byte for a long frame in small chunks', () => {
    const timeFor = (size: number) => {
      const splitter = plistFrameSplitter();
      const header = Buffer.alloc(4);
      header.writeUInt32BE(size);
      const chunk = Buffer.alloc(64);
      const began = performance.now();
      splitter.push(header);
      let frames: Buffer[] = [];
      for (let sent = 0; sent < size; sent += chunk.length) frames = splitter.push(chunk);
      expect(frames[0]).toHaveLength(size);
      return performance.now() - began;
    };
    timeFor(2 ** 18);
    const small = Math.min(timeFor(2 ** 19), timeFor(2 ** 19), timeFor(2 ** 19));
    const large = Math.min(timeFor(2 ** 23), timeFor(2 ** 23));
    // Sixteen times the bytes: sixteen times the work when linear, 256 times when quadratic.
    expect(large / small).toBeLessThan(100);
  });

  it.skipIf(!haveSamples)(
    'reads what a device sent (skipped where the recorded samples are not beside the repository)',
    () => {
      const [query] = plistFrameSplitter().push(sample('lockdownquerytypemessage.bin'));
      expect(query && parsePlist(query)).toMatchObject({ Type: 'com.apple.mobile.lockdown', Request: 'QueryType' });
      const list = plistFrameSplitter().push(sample('installationproxylistmessage.bin'));
      expect(list.map((frame) => parsePlist(frame))).toMatchObject([
        { Status: 'BrowsingApplications', CurrentAmount: 1, CurrentList: [{ ApplicationType: 'User' }] },
        { Status: 'Complete' },
      ]);
    },
  );
});
