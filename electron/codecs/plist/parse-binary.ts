import { PlistError } from './error.ts';
import type { EnterNode } from './limits.ts';
import { emptyDict, type PlistValue, plistInteger } from './value.ts';

const HEADER_BYTES = 8;
const TRAILER_BYTES = 32;
/** Seconds between 1970 and 2001, the binary plist's epoch. */
const EPOCH_SECONDS = 978_307_200;

/**
 * Reads a `bplist00` document. Shared objects are expanded at each use and counted by `enter`, which also ends cycles
 * (as too deep); leaves are decoded once, and together may not be longer than the document.
 */
export function parseBinaryPlist(bytes: Buffer, enter: EnterNode): PlistValue {
  const { objectsEnd, refSize, topObject, offsetOf } = readTrailer(bytes);
  const leaves = new Map<number, PlistValue>();
  let leafBytesLeft = objectsEnd;

  function take(offset: number, length: number): Buffer {
    if (offset < HEADER_BYTES || length > objectsEnd - offset)
      throw malformed('an object reaches outside the document');
    return bytes.subarray(offset, offset + length);
  }

  /** The count of a sized object: the marker's low nibble, or an integer object behind it when that is 0xF. */
  function readCount(offset: number, nibble: number): { count: number; start: number } {
    if (nibble !== 0xf) return { count: nibble, start: offset + 1 };
    const marker = take(offset + 1, 1).readUInt8();
    if (marker >> 4 !== 0x1 || (marker & 0xf) > 3) throw malformed('a count that is not an integer');
    const size = 1 << (marker & 0xf);
    return { count: readUnsigned(take(offset + 2, size), 0, size), start: offset + 2 + size };
  }

  function readLeaf(ref: number, offset: number, marker: number): PlistValue {
    const known = leaves.get(ref);
    if (known !== undefined) return known;
    const nibble = marker & 0xf;
    const leafBytes = (start: number, length: number): Buffer => {
      const body = take(start, length);
      leafBytesLeft -= length;
      if (leafBytesLeft < 0) throw malformed('objects overlap');
      return body;
    };
    const leaf = decodeLeaf(marker, nibble, offset, leafBytes);
    leaves.set(ref, leaf);
    return leaf;
  }

  function decodeLeaf(
    marker: number,
    nibble: number,
    offset: number,
    leafBytes: (start: number, length: number) => Buffer,
  ): PlistValue {
    switch (marker >> 4) {
      case 0x0:
        if (marker === 0x08) return false;
        if (marker === 0x09) return true;
        throw new PlistError('unsupported', 'a null or fill object');
      case 0x1:
        if (nibble > 4) throw malformed('an integer of a strange size');
        return readInteger(leafBytes(offset + 1, 1 << nibble));
      case 0x2:
        if (nibble === 2) return leafBytes(offset + 1, 4).readFloatBE();
        if (nibble === 3) return leafBytes(offset + 1, 8).readDoubleBE();
        throw malformed('a real of a strange size');
      case 0x3:
        if (nibble !== 3) throw malformed('a date of a strange size');
        return readDate(leafBytes(offset + 1, 8).readDoubleBE());
      case 0x4: {
        const { count, start } = readCount(offset, nibble);
        return Buffer.from(leafBytes(start, count));
      }
      case 0x5: {
        const { count, start } = readCount(offset, nibble);
        return leafBytes(start, count).toString('utf8');
      }
      case 0x6: {
        const { count, start } = readCount(offset, nibble);
        return Buffer.from(leafBytes(start, count * 2))
          .swap16()
          .toString('utf16le');
      }
      default:
        throw new PlistError('unsupported', `an object of type 0x${marker.toString(16)}`);
    }
  }

  function readRefs(
    offset: number,
    nibble: number,
    perEntry: 1 | 2,
  ): { count: number; ref: (index: number) => number } {
    const { count, start } = readCount(offset, nibble);
    const table = take(start, count * refSize * perEntry);
    return { count, ref: (index) => readUnsigned(table, index * refSize, refSize) };
  }

  function readKey(ref: number, depth: number): string {
    enter(depth);
    const offset = offsetOf(ref);
    const marker = take(offset, 1).readUInt8();
    if (marker >> 4 !== 0x5 && marker >> 4 !== 0x6) throw malformed('a key that is not a string');
    return String(readLeaf(ref, offset, marker));
  }

  function readObject(ref: number, depth: number): PlistValue {
    enter(depth);
    const offset = offsetOf(ref);
    const marker = take(offset, 1).readUInt8();
    if (marker >> 4 === 0xa) {
      const { count, ref: refAt } = readRefs(offset, marker & 0xf, 1);
      const items: PlistValue[] = [];
      for (let index = 0; index < count; index += 1) items.push(readObject(refAt(index), depth + 1));
      return items;
    }
    if (marker >> 4 === 0xd) {
      const { count, ref: refAt } = readRefs(offset, marker & 0xf, 2);
      const dict = emptyDict();
      for (let index = 0; index < count; index += 1) {
        const key = readKey(refAt(index), depth + 1);
        dict[key] = readObject(refAt(count + index), depth + 1);
      }
      return dict;
    }
    return readLeaf(ref, offset, marker);
  }

  return readObject(topObject, 0);
}

function readTrailer(bytes: Buffer) {
  if (bytes.length < HEADER_BYTES + TRAILER_BYTES) throw malformed('too short');
  const trailer = bytes.subarray(bytes.length - TRAILER_BYTES);
  const offsetSize = trailer.readUInt8(6);
  const refSize = trailer.readUInt8(7);
  const objectCount = readUnsigned(trailer, 8, 8);
  const topObject = readUnsigned(trailer, 16, 8);
  const tableStart = readUnsigned(trailer, 24, 8);
  if (offsetSize < 1 || offsetSize > 8 || refSize < 1 || refSize > 8) throw malformed('a strange trailer');
  const tableBytes = bytes.length - TRAILER_BYTES - tableStart;
  if (tableStart < HEADER_BYTES || objectCount * offsetSize > tableBytes) {
    throw malformed('the offset table reaches outside the document');
  }
  return {
    objectsEnd: tableStart,
    refSize,
    topObject,
    offsetOf(ref: number): number {
      if (ref >= objectCount) throw malformed('a reference to no object');
      return readUnsigned(bytes, tableStart + ref * offsetSize, offsetSize);
    },
  };
}

/** An unsigned big-endian number of 1 to 8 bytes; one that a JavaScript number cannot hold is no length or offset. */
function readUnsigned(bytes: Buffer, offset: number, size: number): number {
  if (size <= 6) return bytes.readUIntBE(offset, size);
  const value = bytes.readUIntBE(offset, size - 4) * 2 ** 32 + bytes.readUInt32BE(offset + size - 4);
  if (!Number.isSafeInteger(value)) throw malformed('a length or offset beyond any document');
  return value;
}

/** Sizes 1, 2 and 4 are unsigned, 8 is signed, 16 is signed and holds the upper half of u64 (CFBinaryPList). */
function readInteger(body: Buffer): number | bigint {
  if (body.length <= 4) return body.readUIntBE(0, body.length);
  if (body.length === 8) return plistInteger(body.readBigInt64BE());
  return plistInteger((body.readBigInt64BE() << 64n) + body.readBigUInt64BE(8));
}

function readDate(seconds: number): Date {
  const date = new Date(Math.round((seconds + EPOCH_SECONDS) * 1000));
  if (Number.isNaN(date.getTime())) throw malformed('a date out of range');
  return date;
}

function malformed(message: string): PlistError {
  return new PlistError('malformed', message);
}
