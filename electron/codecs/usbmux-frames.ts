import { createFrameSplitter, FrameError, type FrameSplitter } from './frame-splitter.ts';
import type { PlistDict } from './plist/value.ts';
import { writeXmlPlist } from './plist/write-xml.ts';

export const MuxMessage = {
  result: 1,
  connect: 2,
  listen: 3,
  deviceAdd: 4,
  deviceRemove: 5,
  devicePaired: 6,
  plist: 8,
} as const;

/** The 16 bytes before each message, little-endian; `length` includes them (device-protocols §1.2). */
export type MuxHeader = {
  readonly length: number;
  readonly version: number;
  readonly message: number;
  readonly tag: number;
};

const HEADER_BYTES = 16;

/** A plist message; replies carry the same tag. */
export function encodeMuxPlist(tag: number, body: PlistDict): Buffer {
  return encodeMux(1, MuxMessage.plist, tag, writeXmlPlist(body));
}

/** The 20-byte answer of the binary protocol, which the daemon also gives to a version it does not know. */
export function encodeMuxResult(tag: number, result: number): Buffer {
  const body = Buffer.alloc(4);
  body.writeUInt32LE(result);
  return encodeMux(0, MuxMessage.result, tag, body);
}

function encodeMux(version: number, message: number, tag: number, body: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(HEADER_BYTES + body.length, 0);
  header.writeUInt32LE(version, 4);
  header.writeUInt32LE(message, 8);
  header.writeUInt32LE(tag, 12);
  return Buffer.concat([header, body]);
}

/** Takes a frame from `muxFrameSplitter` apart. Throws FrameError when its length field says otherwise. */
export function parseMuxFrame(frame: Buffer): { header: MuxHeader; body: Buffer } {
  if (frame.length < HEADER_BYTES || frame.readUInt32LE(0) !== frame.length) {
    throw new FrameError('malformed', 'a mux message whose length is wrong');
  }
  const header = {
    length: frame.length,
    version: frame.readUInt32LE(4),
    message: frame.readUInt32LE(8),
    tag: frame.readUInt32LE(12),
  };
  return { header, body: frame.subarray(HEADER_BYTES) };
}

/**
 * Gives whole messages, header included. The daemon takes none above 0x10000 bytes, the default; a client reads device
 * lists and pair records, which may be longer.
 */
export function muxFrameSplitter(options: { readonly maxFrame?: number } = {}): FrameSplitter {
  return createFrameSplitter({
    headerBytes: HEADER_BYTES,
    frameBytes(header) {
      const length = header.readUInt32LE(0);
      if (length < HEADER_BYTES) throw new FrameError('malformed', 'a mux message shorter than its header');
      return length;
    },
    dropBytes: 0,
    maxFrameBytes: options.maxFrame ?? 0x10000,
  });
}

/** The port in network byte order read as an integer, as Connect wants it: 62078 becomes 32498. Its own inverse. */
export function swapPort(port: number): number {
  return ((port & 0xff) << 8) | ((port >> 8) & 0xff);
}
