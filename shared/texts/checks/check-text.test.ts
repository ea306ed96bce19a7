import { describe, expect, it } from 'vitest';
import { checkReason, checkText, checkTexts } from './check-text.ts';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('sentences of the checks', () => {
  it('have the same holes in both languages', () => {
    for (const [code, text] of Object.entries(checkTexts)) {
      expect({ code, holes: holes(text.ja) }).toEqual({ code, holes: holes(text.en) });
    }
  });

  it('are written in Japanese where they say so', () => {
    for (const { ja } of Object.values(checkTexts)) expect(ja).toMatch(/[ぁ-ん]/);
  });

  it('fill their holes', () => {
    expect(checkText(checkReason('data.room', { free: '12.3 GB' }), 'ja')).toBe('空き容量は 12.3 GB あります。');
  });

  it('show the code of a sentence they do not know', () => {
    expect(checkText({ code: 'from.tomorrow', params: {} }, 'en')).toBe('from.tomorrow');
  });
});
