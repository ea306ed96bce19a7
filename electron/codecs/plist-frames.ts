import { createFrameSplitter, type FrameSplitter } from './frame-splitter.ts';
import type { PlistValue } from './plist/value.ts';
import { writeBinaryPlist } from './plist/write-binary.ts';
import { writeXmlPlist } from './plist/write-xml.ts';

const LENGTH_BYTES = 4;

/** A frame of lockdown and most services: u32 big-endian length, then the plist (device-protocols §2.1). */
export function encodePlistFrame(value: PlistValue, format: 'xml' | 'binary' = 'xml'): Buffer {
  const body = format === 'xml' ? writeXmlPlist(value) : writeBinaryPlist(value);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** Gives the plist bytes of each frame; `maxFrame` bounds one plist, in bytes. */
export function plistFrameSplitter(maxFrame = 16 * 1024 * 1024): FrameSplitter {
  return createFrameSplitter({
    headerBytes: LENGTH_BYTES,
    frameBytes: (header) => LENGTH_BYTES + header.readUInt32BE(),
    dropBytes: LENGTH_BYTES,
    maxFrameBytes: LENGTH_BYTES + maxFrame,
  });
}
