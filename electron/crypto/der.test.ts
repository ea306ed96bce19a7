import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BerError, readBer, readOid, readSmallInteger, readTime, stringBytes } from './der-read.ts';
import { context, integer, octetString, oid, sequence, setOf, time } from './der-write.ts';

const hex = (bytes: Buffer) => bytes.toString('hex');

describe('the DER writer', () => {
  it('writes the shortest forms', () => {
    expect(hex(integer(0))).toBe('020100');
    expect(hex(integer(127))).toBe('02017f');
    expect(hex(integer(128))).toBe('02020080');
    expect(hex(oid('1.2.840.113549.1.7.2'))).toBe('06092a864886f70d010702');
    expect(hex(oid('2.16.840.1.101.3.4.2.1'))).toBe('0609608648016503040201');
    expect(hex(octetString(Buffer.alloc(128))).slice(0, 6)).toBe('048180');
    expect(hex(octetString(Buffer.alloc(65536))).slice(0, 10)).toBe('0483010000');
    expect(hex(setOf(integer(5), integer(1), oid('1.2.3')))).toBe('310a02010102010506022a03');
  });

  it('switches the form of time at 2050', () => {
    expect(time(new Date('2049-12-31T23:59:59.900Z')).toString('latin1')).toBe('\x17\x0d491231235959Z');
    expect(time(new Date('2050-01-01T00:00:00Z')).toString('latin1')).toBe('\x18\x0f20500101000000Z');
  });
});

describe('readBer', () => {
  it('reads back what the writer wrote', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(2 ** 31),
        fc.date({ min: new Date('1950-01-01'), max: new Date('9999-01-01'), noInvalidDate: true }),
        (bytes, number, date) => {
          const node = readBer(
            sequence(octetString(bytes), integer(number), oid('2.999.3.1234567'), context(0, time(date))),
          );
          expect(stringBytes(node.children[0])).toEqual(Buffer.from(bytes));
          expect(readSmallInteger(node.children[1])).toBe(number);
          expect(readOid(node.children[2])).toBe('2.999.3.1234567');
          expect(readTime(node.children[3]?.children[0]).getTime()).toBe(Math.floor(date.getTime() / 1000) * 1000);
        },
      ),
    );
  });

  it('reads indefinite lengths and strings in pieces', () => {
    const node = readBer(Buffer.from('3080248004010124030401020403030405000002010700 00'.replace(' ', ''), 'hex'));
    expect(stringBytes(node.children[0])).toEqual(Buffer.from([1, 2, 3, 4, 5]));
    expect(readSmallInteger(node.children[1])).toBe(7);
    expect(hex(node.content)).toBe('2480040101240304010204030304050000020107');
  });

  it.each([
    ['nothing', ''],
    ['a length past the end', '300502'],
    ['a length of 2^48', '3086ffffffffffff'],
    ['a length of many bytes', '3088ffffffffffffffff'],
    ['a missing end', '30800201'],
    ['a primitive of indefinite length', '0480000000'],
    ['bytes behind', '020101ff'],
    ['a long tag', '1f8101'],
    ['a nest', '3080'.repeat(5000)],
  ])('refuses %s', (_, bytes) => {
    expect(() => readBer(Buffer.from(bytes, 'hex'))).toThrow(BerError);
  });

  it('throws nothing but BerError on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (junk) => {
        try {
          readBer(junk);
        } catch (error) {
          expect(error).toBeInstanceOf(BerError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
