/** A small DER writer (X.690): each function gives one complete encoding. */

export const Tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

export function tlv(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const length = contents.reduce((sum, part) => sum + part.byteLength, 0);
  return Buffer.concat([Buffer.from([tag]), encodeLength(length), ...contents]);
}

function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const size = Math.ceil((32 - Math.clz32(length)) / 8);
  const out = Buffer.alloc(1 + size, 0x80 | size);
  out.writeUIntBE(length, 1, size);
  return out;
}

export function sequence(...contents: readonly Uint8Array[]): Buffer {
  return tlv(Tag.sequence, ...contents);
}

/** SET OF in DER order: by the bytes of the encodings. */
export function setOf(...members: readonly Uint8Array[]): Buffer {
  return tlv(Tag.set, ...members.toSorted(Buffer.compare));
}

/** `[number]` around complete encodings (EXPLICIT), or instead of a constructed tag (IMPLICIT). */
export function context(number: number, ...contents: readonly Uint8Array[]): Buffer {
  return tlv(0xa0 | number, ...contents);
}

export function integer(value: bigint | number): Buffer {
  let rest = BigInt(value);
  if (rest < 0n) throw new RangeError('negative integers have no use here');
  const bytes: number[] = [];
  do {
    bytes.unshift(Number(rest & 0xffn));
    rest >>= 8n;
  } while (rest > 0n);
  if ((bytes[0] ?? 0) >= 0x80) bytes.unshift(0);
  return tlv(Tag.integer, Buffer.from(bytes));
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  return tlv(Tag.oid, Buffer.from([first * 40 + second, ...arcs].flatMap(base128)));
}

function base128(arc: number): number[] {
  if (!Number.isSafeInteger(arc) || arc < 0) throw new RangeError('not an object identifier');
  const out = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) out.unshift((rest % 128) | 0x80);
  return out;
}

export function boolean(value: boolean): Buffer {
  return tlv(Tag.boolean, Buffer.from([value ? 0xff : 0]));
}

export function nothing(): Buffer {
  return tlv(Tag.null);
}

export function octetString(content: Uint8Array): Buffer {
  return tlv(Tag.octetString, content);
}

export function bitString(content: Uint8Array, unusedBits = 0): Buffer {
  return tlv(Tag.bitString, Buffer.from([unusedBits]), content);
}

export function utf8String(text: string): Buffer {
  return tlv(Tag.utf8String, Buffer.from(text, 'utf8'));
}

export function printableString(text: string): Buffer {
  return tlv(Tag.printableString, Buffer.from(text, 'latin1'));
}

/** UTCTime through 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5); whole seconds. */
export function time(date: Date): Buffer {
  const year = date.getUTCFullYear();
  if (!(year >= 1950 && year <= 9999)) throw new RangeError('a date no certificate can hold');
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
  return year < 2050
    ? tlv(Tag.utcTime, Buffer.from(digits.slice(2), 'latin1'))
    : tlv(Tag.generalizedTime, Buffer.from(digits, 'latin1'));
}
