import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCp932 } from '../cp932.ts';
import { writeCsv } from '../csv.ts';
import { readCsv } from './read-csv.ts';

const text = '端末番号,氏名,備考\r\n04f45f07a7a9,"髙橋, ①","""改""\n行"\r\n';
const expected = {
  header: ['端末番号', '氏名', '備考'],
  rows: [['04f45f07a7a9', '髙橋, ①', '"改"\n行']],
};

describe("a console's CSV", () => {
  it.each([
    ['UTF-8', Buffer.from(text, 'utf8'), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`, 'utf8'), 'utf-8-bom'],
    ['CP932', encodeCp932(text).bytes, 'cp932'],
  ])('is read in %s', (_, bytes, encoding) => {
    expect(readCsv(bytes, 'a.csv')).toEqual({ fileName: 'a.csv', encoding, ...expected });
  });

  it.each(['\n', '\r', '\r\n'])('ends its lines with %j', (end) => {
    const { rows } = readCsv(Buffer.from(`a,b${end}1,2${end}${end}3${end}`), 'a.csv');
    expect(rows).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['UTF-16', Buffer.from('\ufeffa,b\r\n', 'utf16le')],
    ['a picture', Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff)],
    ['an open quotation', Buffer.from('a,b\n"1,2\n')],
    ['a row longer than its header', Buffer.from('a,b\n1,2,3\n')],
    ['more than it may be', Buffer.alloc(9 * 1024 * 1024, 0x61)],
  ])('is no CSV when it is %s', (_, bytes) => {
    expect(() => readCsv(bytes, 'a.csv')).toThrow(expect.objectContaining({ code: 'backend.file-unreadable' }));
  });

  it('reads back what we write, whatever stands in it', () => {
    const cell = fc.string({ maxLength: 12, unit: fc.constantFrom('a', '桜', ',', '"', '\n', ' ', '1') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
        const kept = rows.filter((row) => row.some((value) => value !== ''));
        expect(readCsv(Buffer.from(writeCsv([['x', 'y'], ...rows])), 'a.csv').rows).toEqual(kept);
      }),
    );
  });
});
