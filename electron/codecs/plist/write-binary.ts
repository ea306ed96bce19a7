import { PlistError } from './error.ts';
import { countNodes, DEFAULT_PLIST_LIMITS } from './limits.ts';
import { isDict, PlistReal, type PlistValue, plistInteger } from './value.ts';

type Container = { readonly marker: 0xa0 | 0xd0; readonly count: number; readonly refs: readonly number[] };

const EPOCH_SECONDS = 978_307_200;

/**
 * Writes a `bplist00` document; equal strings, numbers and booleans are stored once. Throws PlistError for a cycle or
 * over-deep value, or a foreign object.
 */
export function writeBinaryPlist(value: PlistValue): Buffer {
  const objects = collectObjects(value);
  const refSize = bytesFor(objects.length);
  const parts: Buffer[] = [Buffer.from('bplist00', 'latin1')];
  const offsets: number[] = [];
  let length = 8;
  for (const object of objects) {
    const body = Buffer.isBuffer(object) ? object : encodeContainer(object, refSize);
    offsets.push(length);
    parts.push(body);
    length += body.length;
  }
  const offsetSize = bytesFor(length);
  parts.push(encodeNumbers(offsets, offsetSize));
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(offsetSize, 6);
  trailer.writeUInt8(refSize, 7);
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(length), 24);
  return Buffer.concat([...parts, trailer]);
}

/** All objects in the order they are numbered: a container before its contents, the root first. */
function collectObjects(root: PlistValue): (Buffer | Container)[] {
  const enter = countNodes(DEFAULT_PLIST_LIMITS);
  const objects: (Buffer | Container)[] = [];
  const known = new Map<PlistValue, number>();

  function add(node: PlistValue, depth: number): number {
    enter(depth);
    const before = known.get(node);
    if (before !== undefined) return before;
    const index = objects.length;
    if (Array.isArray(node)) {
      const refs: number[] = [];
      objects.push({ marker: 0xa0, count: node.length, refs });
      for (const item of node) refs.push(add(item, depth + 1));
    } else if (isDict(node)) {
      const keys: number[] = [];
      const values: number[] = [];
      const entries = Object.entries(node).filter((entry): entry is [string, PlistValue] => entry[1] !== undefined);
      const refs: number[] = [];
      objects.push({ marker: 0xd0, count: entries.length, refs });
      for (const [key] of entries) keys.push(add(key, depth + 1));
      for (const [, entry] of entries) values.push(add(entry, depth + 1));
      for (const ref of keys) refs.push(ref);
      for (const ref of values) refs.push(ref);
    } else {
      objects.push(encodeLeaf(node));
      if (typeof node !== 'object') known.set(node, index);
    }
    return index;
  }

  add(root, 0);
  return objects;
}

function encodeLeaf(node: PlistValue): Buffer {
  if (typeof node === 'string') return encodeString(node);
  if (typeof node === 'boolean') return Buffer.from([node ? 0x09 : 0x08]);
  if (typeof node === 'bigint') return encodeInteger(plistInteger(node));
  if (typeof node === 'number') return Number.isSafeInteger(node) ? encodeInteger(node) : encodeDouble(0x23, node);
  if (node instanceof PlistReal) return encodeDouble(0x23, node.value);
  if (node instanceof Date) {
    if (Number.isNaN(node.getTime())) throw new PlistError('unsupported', 'an invalid date');
    return encodeDouble(0x33, node.getTime() / 1000 - EPOCH_SECONDS);
  }
  if (node instanceof Uint8Array) return Buffer.concat([sizedMarker(0x40, node.byteLength), node]);
  throw new PlistError('unsupported', 'a value that no plist can hold');
}

function encodeString(text: string): Buffer {
  const utf8 = Buffer.from(text, 'utf8');
  if (utf8.length === text.length) return Buffer.concat([sizedMarker(0x50, text.length), utf8]);
  return Buffer.concat([sizedMarker(0x60, text.length), Buffer.from(text, 'utf16le').swap16()]);
}

/** Sizes 1, 2 and 4 are unsigned, 8 is signed, 16 carries the upper half of u64 (CFBinaryPList). */
function encodeInteger(value: number | bigint): Buffer {
  const wide = BigInt(value);
  if (wide >= 0n && wide < 2n ** 32n) {
    const size = bytesFor(Number(wide));
    const body = Buffer.alloc(1 + size, 0x10 + Math.log2(size));
    body.writeUIntBE(Number(wide), 1, size);
    return body;
  }
  const large = wide >= 2n ** 63n;
  const body = Buffer.alloc(large ? 17 : 9);
  body.writeUInt8(large ? 0x14 : 0x13);
  body.writeBigUInt64BE(BigInt.asUintN(64, wide), body.length - 8);
  return body;
}

function encodeDouble(marker: number, value: number): Buffer {
  const body = Buffer.alloc(9, marker);
  body.writeDoubleBE(value, 1);
  return body;
}

function encodeContainer(container: Container, refSize: number): Buffer {
  return Buffer.concat([sizedMarker(container.marker, container.count), encodeNumbers(container.refs, refSize)]);
}

function sizedMarker(marker: number, count: number): Buffer {
  if (count < 0xf) return Buffer.from([marker | count]);
  return Buffer.concat([Buffer.from([marker | 0xf]), encodeInteger(count)]);
}

function encodeNumbers(numbers: readonly number[], size: number): Buffer {
  const out = Buffer.alloc(numbers.length * size);
  for (const [index, number] of numbers.entries()) out.writeUIntBE(number, index * size, size);
  return out;
}

/** The smallest of 1, 2 and 4 bytes that holds the number. */
function bytesFor(value: number): 1 | 2 | 4 {
  if (value < 0x100) return 1;
  return value < 0x10000 ? 2 : 4;
}
