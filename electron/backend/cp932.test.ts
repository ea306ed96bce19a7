import { describe, expect, it } from 'vitest';
import { encodeCp932 } from './cp932.ts';

const hex = (text: string) => encodeCp932(text).bytes.toString('hex');

describe('CP932', () => {
  it.each([
    ['plain text and controls', 'A~\\\r\n\u001a', '417e5c0d0a1a'],
    ['half-width kana', 'ｱﾝ', 'b1dd'],
    ['kana and kanji', '桜小学校', '8df78fac8a778d5a'],
    ["characters of Windows' own rows", '①㈱髙﨑', '8740878afbfcfab1'],
    ['what Windows encodes at IBM, not at NEC', 'ⅰ', 'fa40'],
    ['what a Mac types for the same sign', '〜−―—‖', '8160817c815c815c8161'],
    ['decomposed kana', 'が'.normalize('NFD'), '82aa'],
  ])('has codes for %s', (_, text, expected) => {
    expect(hex(text)).toBe(expected);
    expect(encodeCp932(text).missing).toBe(0);
  });

  it('marks and counts what it cannot say', () => {
    const { bytes, missing } = encodeCp932('𠮷野家😀');
    expect(new TextDecoder('shift_jis').decode(bytes)).toBe('〓野家〓');
    expect(missing).toBe(2);
  });
});
