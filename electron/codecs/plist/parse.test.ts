import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlistError } from './error.ts';
import { parsePlist } from './parse.ts';
import type { PlistValue } from './value.ts';
import { writeBinaryPlist } from './write-binary.ts';
import { writeXmlPlist } from './write-xml.ts';

const xml = (body: string) =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">${body}</plist>`);

function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PlistError) return error.reason;
    throw error;
  }
  return 'no error';
}

/** A bplist00 from raw objects, one-byte offsets and references, the first object on top. */
function binary(...objects: number[][]): Buffer {
  const offsets: number[] = [];
  let length = 8;
  for (const object of objects) {
    offsets.push(length);
    length += object.length;
  }
  return binaryAt(offsets, objects.flat());
}

function binaryAt(offsets: number[], objects: number[]): Buffer {
  const trailer = Buffer.alloc(32);
  trailer.set([1, 1], 6);
  trailer.writeUInt8(offsets.length, 15);
  trailer.writeUInt8(8 + objects.length, 31);
  return Buffer.concat([Buffer.from('bplist00'), Buffer.from(objects), Buffer.from(offsets), trailer]);
}

describe('parsePlist on XML', () => {
  it('reads every kind of value', () => {
    const value = parsePlist(
      xml(`<dict><!-- a remark --><key>s</key><string>a &amp; &#x30c6;<![CDATA[<&]]>b</string>
        <key>i</key><integer>-5</integer><key>h</key><integer>0x1F</integer><key>r</key><real>1.5e3</real>
        <key>t</key><true/><key>f</key><false></false><key>d</key><date>2024-05-06T07:08:09Z</date>
        <key>b</key><data>
          AAEC
          Aw==
        </data><?pi x?><key>a</key><array><string/><dict/><array/></array></dict>`),
    );
    expect(value).toEqual({
      s: 'a & テ<&b',
      i: -5,
      h: 31,
      r: 1500,
      t: true,
      f: false,
      d: new Date('2024-05-06T07:08:09Z'),
      b: Buffer.from([0, 1, 2, 3]),
      a: ['', {}, []],
    });
  });

  it('keeps a 64-bit ECID exact', () => {
    expect(parsePlist(xml('<integer>18446744073709551615</integer>'))).toBe(18446744073709551615n);
    expect(parsePlist(xml('<integer>9007199254740993</integer>'))).toBe(9007199254740993n);
    expect(parsePlist(xml('<integer>9007199254740991</integer>'))).toBe(9007199254740991);
    expect(reasonOf(() => parsePlist(xml('<integer>18446744073709551616</integer>')))).toBe('unsupported');
  });

  it('takes a byte order mark, a document type, a bare root and a NUL at the end', () => {
    const bare = `\ufeff<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/x.dtd">\r\n<string>a\r\nb</string>\n\0`;
    expect(parsePlist(Buffer.from(bare))).toBe('a\nb');
  });

  it('lets the last of two equal keys win and takes __proto__ as a key like any other', () => {
    expect(parsePlist(xml('<dict><key>a</key><true/><key>a</key><false/></dict>'))).toEqual({ a: false });
    const value = parsePlist(xml('<dict><key>__proto__</key><dict><key>x</key><true/></dict></dict>'));
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect('x' in (value as object)).toBe(false);
  });

  it.each([
    ['entity declarations', '<!DOCTYPE plist [<!ENTITY a "b">]><plist><string>&a;</string></plist>', 'unsupported'],
    ['an undeclared entity', '<plist><string>&a;</string></plist>', 'malformed'],
    ['a bare ampersand', '<plist><string>a & b</string></plist>', 'malformed'],
    ['a surrogate by number', '<plist><string>&#xD800;</string></plist>', 'malformed'],
    ['a foreign encoding', '<?xml version="1.0" encoding="Shift_JIS"?><plist><true/></plist>', 'unsupported'],
    ['a value without a key', '<plist><dict><true/></dict></plist>', 'malformed'],
    ['a key without a value', '<plist><dict><key>a</key></dict></plist>', 'malformed'],
    ['crossed elements', '<plist><array><dict></array></dict></plist>', 'malformed'],
    ['an end that is missing', '<plist><array><true/>', 'malformed'],
    ['a second value', '<plist><true/><true/></plist>', 'malformed'],
    ['text after the document', '<plist><true/></plist>x', 'malformed'],
    ['an unknown element', '<plist><float>1</float></plist>', 'malformed'],
    ['bad base64', '<plist><data>A=A</data></plist>', 'malformed'],
    ['a bad integer', '<plist><integer/></plist>', 'malformed'],
    ['a bad real', '<plist><real>1e</real></plist>', 'malformed'],
    ['a bad date', '<plist><date>2024-13-01T00:00:00Z</date></plist>', 'malformed'],
    ['an empty plist', '<plist/>', 'malformed'],
    ['no plist at all', 'hello', 'malformed'],
    ['nothing', '', 'malformed'],
  ])('refuses %s', (_, text, reason) => {
    expect(reasonOf(() => parsePlist(Buffer.from(text)))).toBe(reason);
  });

  it('refuses what is not UTF-8', () => {
    expect(reasonOf(() => parsePlist(Buffer.from([0x3c, 0xff, 0x3e])))).toBe('malformed');
    expect(reasonOf(() => parsePlist(Buffer.from('\ufeff<plist/>', 'utf16le')))).toBe('unsupported');
  });
});

describe('parsePlist on binary', () => {
  it('reads integers of every size', () => {
    const u64 = [0x14, ...Array<number>(8).fill(0), ...Array<number>(8).fill(0xff)];
    const value = parsePlist(
      binary(
        [0xa5, 1, 2, 3, 4, 5],
        [0x10, 0xff],
        [0x11, 0xff, 0xff],
        [0x12, 0xff, 0xff, 0xff, 0xff],
        [0x13, ...Array<number>(8).fill(0xff)],
        u64,
      ),
    );
    expect(value).toEqual([255, 65535, 4294967295, -1, 18446744073709551615n]);
  });

  it('expands shared objects but ends a cycle', () => {
    expect(parsePlist(binary([0xa2, 1, 1], [0x51, 0x61]))).toEqual(['a', 'a']);
    expect(reasonOf(() => parsePlist(binary([0xa1, 0])))).toBe('too-deep');
  });

  it('stops a billion laughs', () => {
    const levels = Array.from({ length: 40 }, (_, level) => [0xaa, ...Array<number>(10).fill(level + 1)]);
    expect(reasonOf(() => parsePlist(binary(...levels.slice(0, 19), [0xa0])))).toBe('too-many');
  });

  it('refuses objects that overlap and so are larger together than the document', () => {
    const text = [0x5f, 0x10, 60, ...Array<number>(60).fill(0x61)];
    expect(parsePlist(binaryAt([8, 11], [0xa2, 1, 1, ...text]))).toHaveLength(2);
    expect(reasonOf(() => parsePlist(binaryAt([8, 11, 11], [0xa2, 1, 2, ...text])))).toBe('malformed');
  });

  it.each([
    ['a UID', binary([0x80, 1]), 'unsupported'],
    ['a null', binary([0x00]), 'unsupported'],
    ['a set', binary([0xc1, 0]), 'unsupported'],
    ['another version', Buffer.from('bplist16........................................'), 'unsupported'],
    ['a trailer alone', Buffer.from('bplist00'), 'malformed'],
    ['a reference to nothing', binary([0xa1, 9]), 'malformed'],
    ['a number as a key', binary([0xd1, 1, 1], [0x10, 1]), 'malformed'],
    ['a string past the end', binary([0x5f, 0x13, 0, 0, 0, 1, 0, 0, 0, 0]), 'malformed'],
    ['a count beyond any document', binary([0xaf, 0x13, 0x7f, 0xff, 0, 0, 0, 0, 0, 0]), 'malformed'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(reasonOf(() => parsePlist(bytes))).toBe(reason);
  });
});

describe('parsePlist within its limits', () => {
  const deep = (levels: number): PlistValue => (levels === 0 ? 'x' : [deep(levels - 1)]);

  it('refuses a document too large, too deep or of too many values', () => {
    const many = { list: Array<number>(100).fill(1) };
    for (const write of [writeXmlPlist, writeBinaryPlist]) {
      expect(reasonOf(() => parsePlist(write('x'), { maxBytes: 10 }))).toBe('too-large');
      expect(reasonOf(() => parsePlist(write(deep(20)), { maxDepth: 19 }))).toBe('too-deep');
      expect(parsePlist(write(deep(20)), { maxDepth: 20 })).toEqual(deep(20));
      expect(reasonOf(() => parsePlist(write(many), { maxNodes: 101 }))).toBe('too-many');
      expect(parsePlist(write(many), { maxNodes: 103 })).toEqual(many);
    }
  });

  it('never overflows the stack, whatever depth the caller allows', () => {
    const bomb = Buffer.from('<array>'.repeat(200_000));
    expect(reasonOf(() => parsePlist(bomb, { maxDepth: 1e9 }))).toBe('too-deep');
  });

  it('reads megabytes of hostile white space, attributes and remarks without choking', () => {
    const spaces = ' '.repeat(4_000_000);
    const attributes = ' a="b"'.repeat(600_000);
    expect(reasonOf(() => parsePlist(Buffer.from(`<plist${spaces}`)))).toBe('malformed');
    expect(reasonOf(() => parsePlist(Buffer.from(`<plist${attributes}><true/></plist>`)))).toBe('malformed');
    expect(parsePlist(Buffer.from(`<data>${spaces}AAAA${spaces}</data>`))).toEqual(Buffer.from([0, 0, 0]));
    expect(parsePlist(Buffer.from(`<string>${'<!---->'.repeat(300_000)}</string>`))).toBe('');
  });

  it('throws nothing but PlistError on damaged documents', () => {
    const document: PlistValue = {
      name: 'テスト',
      list: [1, 2n ** 63n, -1, 1.5, true],
      when: new Date(0),
      raw: Buffer.alloc(20),
    };
    const sources = [writeXmlPlist(document), writeBinaryPlist(document)];
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...sources), edits, fc.nat(), (source, changes, cut) => {
        const bytes = Buffer.from(source);
        for (const [position, byte] of changes) bytes[position % bytes.length] = byte;
        reasonOf(() => parsePlist(bytes));
        reasonOf(() => parsePlist(bytes.subarray(cut % bytes.length)));
        reasonOf(() => parsePlist(bytes.subarray(0, cut % bytes.length)));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
        reasonOf(() => parsePlist(junk));
        reasonOf(() => parsePlist(Buffer.concat([Buffer.from('bplist00'), junk])));
      }),
      { numRuns: 1000 },
    );
  });
});
