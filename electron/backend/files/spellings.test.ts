import { describe, expect, it } from 'vitest';
import { consoleTime } from './console-time.ts';
import { plainMac, spellingOf, spellMac } from './mac.ts';

describe('a Wi-Fi MAC', () => {
  it.each([
    '04f45f07a7a9',
    '04:F4:5F:07:A7:A9',
    '04-f4-5f-07-a7-a9',
    '04f4.5f07.a7a9',
    '０４ｆ４５ｆ０７ａ７ａ９',
    ' 04 f4 5f 07 a7 a9 ',
  ])('is the same as %j', (spelling) => expect(plainMac(spelling)).toBe('04f45f07a7a9'));

  it.each(['', 'DMPXK0AAJF88', '04f45f07a7', '04f45f07a7zz'])('is not %j', (text) =>
    expect(plainMac(text)).toBeUndefined(),
  );

  it.each(['04f45f07a7a9', '04:F4:5F:07:A7:A9', '04-f4-5f-07-a7-a9'])('is written as the console does: %s', (cell) =>
    expect(spellMac('04f45f07a7a9', spellingOf(['–', cell]))).toBe(cell),
  );
});

describe("a console's time is Japan's", () => {
  it.each([
    ['15/10/29 10:50', '2015-10-29T01:50:00.000Z'],
    ['2026/04/01 00:00:30', '2026-03-31T15:00:30.000Z'],
    ['2026-4-1 9:05', '2026-04-01T00:05:00.000Z'],
    ['2026/12/31', '2026-12-31T14:59:00.000Z'],
  ])('%s', (text, iso) => expect(consoleTime(text)).toBe(iso));

  it.each(['', '-', '2026/02/31 10:00', '10:50', '2026/13/01', 'tomorrow'])('%j is none', (text) =>
    expect(consoleTime(text)).toBeUndefined(),
  );
});
