import { describe, expect, it } from 'vitest';
import { FrameError } from './frame-splitter.ts';
import { parsePlist } from './plist/parse.ts';
import { haveSamples, sample } from './test-samples.ts';
import {
  encodeMuxPlist,
  encodeMuxResult,
  MuxMessage,
  muxFrameSplitter,
  parseMuxFrame,
  swapPort,
} from './usbmux-frames.ts';

describe('usbmux messages', () => {
  it('come back from every cut of the stream', () => {
    const stream = Buffer.concat([encodeMuxPlist(7, { MessageType: 'Listen' }), encodeMuxResult(8, 6)]);
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const splitter = muxFrameSplitter();
      const frames = [...splitter.push(stream.subarray(0, cut)), ...splitter.push(stream.subarray(cut))];
      const [first, second] = frames.map(parseMuxFrame);
      expect(frames).toHaveLength(2);
      expect(first?.header).toMatchObject({ version: 1, message: MuxMessage.plist, tag: 7 });
      expect(first && parsePlist(first.body)).toEqual({ MessageType: 'Listen' });
      expect(second).toEqual({
        header: { length: 20, version: 0, message: MuxMessage.result, tag: 8 },
        body: Buffer.from([6, 0, 0, 0]),
      });
    }
  });

  it('are refused when shorter than their header or longer than the bound', () => {
    const header = (length: number) => {
      const bytes = Buffer.alloc(16);
      bytes.writeUInt32LE(length);
      return bytes;
    };
    expect(() => muxFrameSplitter().push(header(15))).toThrow(expect.objectContaining({ reason: 'malformed' }));
    expect(() => muxFrameSplitter().push(header(0x10001))).toThrow(expect.objectContaining({ reason: 'too-large' }));
    expect(() => muxFrameSplitter().push(header(0xffffffff))).toThrow(FrameError);
    expect(muxFrameSplitter({ maxFrame: 0x20000 }).push(header(0x10001))).toEqual([]);
    expect(() => parseMuxFrame(header(17))).toThrow(FrameError);
    expect(() => parseMuxFrame(Buffer.alloc(3))).toThrow(FrameError);
  });

  it('spell ports the way Connect wants them', () => {
    expect(swapPort(62078)).toBe(32498);
    expect(swapPort(swapPort(1234))).toBe(1234);
  });

  it.skipIf(!haveSamples)(
    'read what a daemon sent (skipped where the recorded samples are not beside the repository)',
    () => {
      const [devices] = muxFrameSplitter().push(sample('usbmuxlistdevicemessage.bin')).map(parseMuxFrame);
      expect(devices && parsePlist(devices.body)).toMatchObject({
        DeviceList: [{ DeviceID: 1, MessageType: 'Attached', Properties: { LocationID: 339881984, ProductID: 4776 } }],
      });
      const [connected] = muxFrameSplitter().push(sample('usbmuxconnectmessage.bin')).map(parseMuxFrame);
      expect(connected && parsePlist(connected.body)).toMatchObject({ MessageType: 'Result', Number: 0 });
    },
  );
});
