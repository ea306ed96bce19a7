import fc from 'fast-check';
import * as peer from 'plist';
import { describe, expect, it } from 'vitest';
import { parsePlist } from './parse.ts';
import { PlistReal, type PlistValue } from './value.ts';
import { writeBinaryPlist } from './write-binary.ts';
import { writeXmlPlist } from './write-xml.ts';

const xmlText = fc
  .string({ unit: 'binary', maxLength: 20 })
  .filter((text) => !/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text));
/** Whole seconds: XML holds no finer ones. */
const date = fc
  .date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((value) => new Date(Math.floor(value.getTime() / 1000) * 1000));
const data = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const real = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
/** The npm package writes integral numbers as integers even where a double no longer counts exactly. */
const inPeersRange = (value: number) => !Number.isInteger(value) || Number.isSafeInteger(value);
const integer = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.constant(0));

function documents<T extends PlistValue>(leaf: fc.Arbitrary<T>, key = xmlText): fc.Arbitrary<PlistValue> {
  const { root } = fc.letrec<{ root: PlistValue }>((tie) => ({
    root: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('root'), { maxLength: 20 }),
      fc.dictionary(key, tie('root'), { maxKeys: 20 }),
    ),
  }));
  return root;
}

const big = fc
  .bigInt(-(2n ** 63n), 2n ** 64n - 1n)
  .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value));
const own = documents(fc.oneof(xmlText, fc.boolean(), date, data, real, integer, big));
/** The npm package's binary reader loses an entry named __proto__. */
const peersKey = xmlText.filter((key) => key !== '__proto__');
const shared = documents(
  fc.oneof(xmlText, fc.boolean(), date, data, fc.integer(), real.filter(inPeersRange)),
  peersKey,
);

/** One spelling for values the two libraries type differently: bytes as a Buffer, dictionaries with a prototype. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (value instanceof Date) return value;
  if (typeof value === 'number') return value + 0;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
}

describe('the plist writers', () => {
  it.each([
    ['XML', writeXmlPlist],
    ['binary', writeBinaryPlist],
  ])('write %s that reads back the same', (_, write) => {
    fc.assert(
      fc.property(own, (value) => {
        expect(plain(parsePlist(write(value)))).toEqual(plain(value));
      }),
    );
  });

  it('write XML that the npm plist package reads the same', () => {
    fc.assert(
      fc.property(shared, (value) => {
        expect(plain(peer.parse(writeXmlPlist(value).toString('utf8')))).toEqual(plain(value));
      }),
    );
  });

  it('write binary that the npm plist package reads the same', () => {
    fc.assert(
      fc.property(shared, (value) => {
        expect(plain(peer.parseBinary(writeBinaryPlist(value)))).toEqual(plain(value));
      }),
    );
  });

  it('have a peer, the npm plist package, whose documents parsePlist reads the same', () => {
    fc.assert(
      fc.property(shared, (value) => {
        const document = value as Parameters<typeof peer.build>[0];
        expect(plain(parsePlist(Buffer.from(peer.build(document))))).toEqual(plain(value));
        expect(plain(parsePlist(peer.buildBinary(document)))).toEqual(plain(value));
      }),
    );
  });

  it('leave undefined entries out', () => {
    for (const write of [writeXmlPlist, writeBinaryPlist]) {
      expect(parsePlist(write({ a: undefined, b: 1 }))).toEqual({ b: 1 });
      expect(parsePlist(write({ a: undefined }))).toEqual({});
    }
  });

  it('write a PlistReal as a real and an integral number as an integer', () => {
    expect(writeXmlPlist(new PlistReal(5)).toString()).toContain('<real>5</real>');
    expect(writeXmlPlist(5).toString()).toContain('<integer>5</integer>');
    expect(writeBinaryPlist(new PlistReal(5)).readUInt8(8)).toBe(0x23);
    expect(writeBinaryPlist(5).readUInt8(8)).toBe(0x10);
    expect(parsePlist(writeXmlPlist([new PlistReal(Number.NEGATIVE_INFINITY), Number.NaN]))).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.NaN,
    ]);
  });

  it('refuse what a plist cannot hold', () => {
    const cycle: PlistValue[] = [];
    cycle.push({ cycle });
    const wide = Array<PlistValue>(2);
    let tower: PlistValue = 'x';
    for (let level = 0; level < 60; level += 1) tower = wide.slice().fill(tower);
    const foreign = [null, undefined, new Map(), () => 1, [undefined], Symbol('x')] as unknown as PlistValue[];
    for (const write of [writeXmlPlist, writeBinaryPlist]) {
      expect(() => write(cycle)).toThrow(expect.objectContaining({ reason: 'too-deep' }));
      expect(() => write(tower)).toThrow(expect.objectContaining({ reason: 'too-many' }));
      expect(() => write(2n ** 64n)).toThrow(expect.objectContaining({ reason: 'unsupported' }));
      expect(() => write(new Date(Number.NaN))).toThrow(expect.objectContaining({ reason: 'unsupported' }));
      for (const value of foreign)
        expect(() => write(value)).toThrow(expect.objectContaining({ reason: 'unsupported' }));
    }
    for (const text of ['\0', '\x1b', '\ud800', '\uffff']) {
      expect(() => writeXmlPlist({ [text]: 1 })).toThrow(expect.objectContaining({ reason: 'unsupported' }));
    }
  });
});
