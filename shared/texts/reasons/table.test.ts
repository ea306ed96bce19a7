import { describe, expect, it } from 'vitest';
import { reasonText } from './reason-text.ts';
import { type ReasonCode, reason, reasonTable } from './table.ts';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('reasons', () => {
  it('have the same holes in both languages', () => {
    for (const [code, text] of Object.entries(reasonTable)) {
      expect({ code, holes: holes(text.ja) }).toEqual({ code, holes: holes(text.en) });
    }
  });

  it('fill their holes', () => {
    expect(reasonText(reason('guard.battery-low', { percent: '12', floor: '20' }), 'en')).toBe(
      'The battery is at 12% (at least 20% is needed).',
    );
  });

  it('show the code of a reason they do not know', () => {
    expect(reasonText({ code: 'from.tomorrow', params: {} }, 'ja')).toBe('from.tomorrow');
  });

  it('are written in Japanese where they say so', () => {
    for (const code of Object.keys(reasonTable) as ReasonCode[]) expect(reasonTable[code].ja).toMatch(/[ぁ-ん]/);
  });
});
