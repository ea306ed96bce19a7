import { describe, expect, it } from 'vitest';
import { decodeCsv, encodeCsv } from './encoding.ts';
import { longJapanTime, readJapanTime, shortJapanTime } from './japan-time.ts';
import { parseRows, writeRows } from './rows.ts';

describe('rows of a CSV file', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,\r\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a,', [['a', '']]],
    ['"1,2","say ""hi""","two\nlines"\n', [['1,2', 'say "hi"', 'two\nlines']]],
    ['\r\n\r\na\r\n', [['a']]],
    ['', []],
  ])('are read from %j', (text, rows) => {
    expect(parseRows(text)).toEqual(rows);
  });

  it('come back as they were written', () => {
    const rows = [
      ['端末番号', 'a,b'],
      ['"', ' x '],
      ['', 'two\r\nlines'],
    ];
    expect(parseRows(writeRows(rows))).toEqual(rows);
  });

  it('with a quote that does not close are refused', () => {
    expect(() => parseRows('a,"b')).toThrow('bad-csv');
  });
});

describe('the encoding of a CSV file', () => {
  const text = '端末番号,ｱｲｳ,髙島①,~表示順\r\n';

  it.each(['utf-8', 'shift_jis'] as const)('%s is read back without being named', (encoding) => {
    expect(decodeCsv(encodeCsv(text, encoding))).toBe(text);
  });

  it('shift_jis has a ? for what it does not know, and a twin for the wave dash', () => {
    expect(decodeCsv(encodeCsv('😀〜', 'shift_jis'))).toBe('?～');
  });

  it('of the word 端末 in Shift_JIS is the known one', () => {
    expect(encodeCsv('端末', 'shift_jis').toString('hex')).toBe('925b9696');
  });
});

describe('moments in Japan', () => {
  it('are written and read in Japan’s own time', () => {
    const date = new Date('2015-10-29T01:50:00Z');
    expect([shortJapanTime(date), longJapanTime(date)]).toEqual(['15/10/29 10:50', '2015/10/29 10:50']);
    expect(readJapanTime('2015/10/29 10:50')).toEqual(date);
    expect(readJapanTime('2015-10-29 10:50:00')).toEqual(date);
  });

  it.each(['', 'tomorrow', '15/10/29 10:50', '2015/13/45 99:99'])('are not %j', (text) => {
    expect(readJapanTime(text)).toBeUndefined();
  });
});
