import { describe, expect, it } from 'vitest';
import { checkReason, checkText, checkTexts } from './check-text.ts';

const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]))].sort();

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

  it('count as the language does', () => {
    const anchors = (count: string) => checkReason('anchors.valid', { server: 'A', count });
    expect(checkText(anchors('1'), 'en')).toBe('1 trust anchor of A is valid.');
    expect(checkText(anchors('2'), 'en')).toBe('2 trust anchors of A are valid.');
    expect(checkText(anchors('1'), 'ja')).toBe('サーバ「A」のトラストアンカー証明書 1 件は有効です。');
  });

  it('say no count before a word of the other number', () => {
    const plural = /\{(?:count|days)\} \w+s\b/;
    for (const { en } of Object.values(checkTexts)) expect(en).not.toMatch(plural);
  });

  it('show the code of a sentence they do not know', () => {
    expect(checkText({ code: 'from.tomorrow', params: {} }, 'en')).toBe('from.tomorrow');
  });
});
