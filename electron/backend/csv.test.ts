import { describe, expect, it } from 'vitest';
import { writeCsv } from './csv.ts';

describe('CSV', () => {
  it('quotes what needs it and ends every line with CRLF', () => {
    expect(
      writeCsv([
        ['a', 'b,c', 'say "x"'],
        ['1\n2', '', '桜'],
      ]),
    ).toBe('a,"b,c","say ""x"""\r\n"1\n2",,桜\r\n');
  });

  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"\r\n`],
    ['+1', "'+1\r\n"],
    ['-1', "'-1\r\n"],
    ['@SUM(A1)', "'@SUM(A1)\r\n"],
    ['\t=1', "'\t=1\r\n"],
    ['\r=1', `"'\r=1"\r\n`],
    ['＝1', "'＝1\r\n"],
    ['a=1', 'a=1\r\n'],
  ])('lets no spreadsheet run %j', (text, expected) => {
    expect(writeCsv([[text]])).toBe(expected);
  });
});
