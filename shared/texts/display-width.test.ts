import { describe, expect, it } from 'vitest';
import { fitWidth, printable, widthOf } from './display-width.ts';

describe('the width of a text on a terminal', () => {
  it.each([
    ['abc', 3],
    ['教室A', 5],
    ['ｱｲｳ', 3],
    ['か\u3099', 2],
    ['📱', 2],
    ['✓ ▸ ✗', 5],
    ['', 0],
  ])('of %j is %d', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe('fitting a text into columns', () => {
  it.each([
    ['ab', 4, 'ab  '],
    ['教室', 4, '教室'],
    ['教室A', 4, '教… '],
    ['教室A', 3, '教…'],
    ['abcdef', 4, 'abc…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%j into %d gives %j', (text, width, fitted) => {
    expect(fitWidth(text, width)).toBe(fitted);
    expect(widthOf(fitted)).toBe(width);
  });
});

describe('a text from a device', () => {
  it('cannot clear the screen, break the line or turn the writing round', () => {
    expect(printable('a\x1b[2Jb\nc\u202ed')).toBe('a\ufffd[2Jb\ufffdc\ufffdd');
  });
});
