import { Tag, tlv } from './der-write.ts';

/** One element of a DER or BER encoding. `content` is what stands between header and end; `raw` is all of it. */
export type BerNode = {
  readonly tag: number;
  readonly raw: Buffer;
  readonly content: Buffer;
  /** The elements inside a constructed one; none in a primitive one. */
  readonly children: readonly BerNode[];
};

/** The bytes are not the encoding they should be. */
export class BerError extends Error {
  override readonly name = 'BerError';
}

const MAX_DEPTH = 48;
const MAX_NODES = 100_000;

/** Reads exactly one element, BER indefinite lengths included. Throws BerError; depth and element count are bounded. */
export function readBer(bytes: Uint8Array): BerNode {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let nodesLeft = MAX_NODES;

  function readAt(start: number, limit: number, depth: number): { node: BerNode; end: number } {
    nodesLeft -= 1;
    if (depth > MAX_DEPTH || nodesLeft < 0) throw new BerError('nested too deep or too many elements');
    const { tag, length, contentStart } = readHeader(buffer, start, limit);
    const constructed = (tag & 0x20) !== 0;
    if (length === undefined && !constructed) throw new BerError('a primitive element of indefinite length');
    const contentLimit = length === undefined ? limit : contentStart + length;
    const children: BerNode[] = [];
    let position = contentStart;
    if (constructed) {
      while (length === undefined ? !endsHere(buffer, position, limit) : position < contentLimit) {
        const child = readAt(position, contentLimit, depth + 1);
        children.push(child.node);
        position = child.end;
      }
    } else {
      position = contentLimit;
    }
    const end = length === undefined ? position + 2 : position;
    const node = {
      tag,
      raw: buffer.subarray(start, end),
      content: buffer.subarray(contentStart, position),
      children,
    };
    return { node, end };
  }

  const { node, end } = readAt(0, buffer.length, 0);
  if (end !== buffer.length) throw new BerError('bytes follow the encoding');
  return node;
}

function readHeader(buffer: Buffer, start: number, limit: number) {
  const tag = byteAt(buffer, start, limit);
  if ((tag & 0x1f) === 0x1f) throw new BerError('a tag number above 30');
  const first = byteAt(buffer, start + 1, limit);
  if (first === 0x80) return { tag, length: undefined, contentStart: start + 2 };
  const size = first < 0x80 ? 0 : first & 0x7f;
  if (size > 6 || start + 2 + size > limit) throw new BerError('a length beyond the encoding');
  const length = size === 0 ? first : buffer.readUIntBE(start + 2, size);
  const contentStart = start + 2 + size;
  if (length > limit - contentStart) throw new BerError('a length beyond the encoding');
  return { tag, length, contentStart };
}

function byteAt(buffer: Buffer, position: number, limit: number): number {
  if (position >= limit) throw new BerError('the encoding ends early');
  return buffer.readUInt8(position);
}

function endsHere(buffer: Buffer, position: number, limit: number): boolean {
  return byteAt(buffer, position, limit) === 0 && byteAt(buffer, position + 1, limit) === 0;
}

/** The node itself when it has the tag; throws BerError otherwise, also for a missing one. */
export function expectTag(node: BerNode | undefined, tag: number): BerNode {
  if (node?.tag !== tag) throw new BerError(`tag 0x${tag.toString(16)} is missing`);
  return node;
}

/** The child at `index` of a node, with the tag it must have. */
export function childOf(node: BerNode, index: number, tag: number): BerNode {
  return expectTag(node.children[index], tag);
}

/** The bytes of a string type, whole or in pieces (BER); `tag` is its primitive tag, universal or context. */
export function stringBytes(node: BerNode | undefined, tag: number = Tag.octetString): Buffer {
  if (node?.tag === tag) return node.content;
  if (node?.tag !== (tag | 0x20)) throw new BerError('a string is missing');
  return Buffer.concat(node.children.map((piece) => stringBytes(piece)));
}

export function readOid(node: BerNode | undefined): string {
  const { content } = expectTag(node, Tag.oid);
  if (content.length > 64) throw new BerError('an object identifier of strange length');
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [head = 0n, ...rest] = arcs;
  const first = head < 80n ? head / 40n : 2n;
  return [first, head - first * 40n, ...rest].join('.');
}

/** A small non-negative number: versions, key lengths, iterations. */
export function readSmallInteger(node: BerNode | undefined): number {
  const { content } = expectTag(node, Tag.integer);
  if (content.length < 1 || content.length > 5 || content.readUInt8() >= 0x80) {
    throw new BerError('an integer out of range');
  }
  return content.readUIntBE(0, content.length);
}

export function readTime(node: BerNode | undefined): Date {
  const text = node?.content.toString('latin1') ?? '';
  const match = /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/.exec(text);
  const shortYear = node?.tag === Tag.utcTime;
  const [, year = '', month, day, hour, minute, second = '00'] = match ?? [];
  if ((!shortYear && node?.tag !== Tag.generalizedTime) || year.length !== (shortYear ? 2 : 4)) {
    throw new BerError('not a time');
  }
  const century = shortYear ? (Number(year) < 50 ? '20' : '19') : '';
  const date = new Date(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(date.getTime())) throw new BerError('not a time');
  return date;
}

/** The element under another tag, in definite length (IMPLICIT tagging undone). */
export function retag(node: BerNode, tag: number): Buffer {
  return tlv(tag, node.content);
}
