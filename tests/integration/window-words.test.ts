import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Texts } from '../../renderer/i18n/define-texts.ts';

const renderer = resolve(import.meta.dirname, '../../renderer');
const japanese = /[\u3040-\u30ff\u3400-\u9fff]/;

const found: (Texts & { readonly file: string })[] = [];
for (const file of globSync('**/*texts.ts', { cwd: renderer }).toSorted()) {
  const module: Record<string, unknown> = await import(resolve(renderer, file));
  for (const texts of Object.values(module)) if (isTexts(texts)) found.push({ ...texts, file });
}

function isTexts(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null && 'catalogues' in value;
}

const holesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, hole]) => hole).toSorted();
/** What stands on a device's own screen may be quoted as it stands there. */
const withoutQuotes = (text: string) => text.replace(/[「『(“][^」』)”]*[」』)”]/g, '');
/** Languages are named in themselves. */
const anywhere = new Set(['日本語']);
const withoutOne = (key: string) => !key.endsWith('_one');

describe('the words of the window', () => {
  it('are all here', () => {
    expect(found.length).toBeGreaterThan(8);
    const names = found.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  describe.each(found)('in $file', ({ catalogues: { ja, en } }) => {
    it('exist in both languages', () => {
      expect(Object.keys(en).filter(withoutOne).toSorted()).toEqual(Object.keys(ja).toSorted());
    });

    it('are never empty, and Japanese only in Japanese', () => {
      const empty = [...Object.entries(ja), ...Object.entries(en)].filter(([, text]) => text.trim() === '');
      const foreign = Object.entries(en).filter(
        ([, text]) => !anywhere.has(text) && japanese.test(withoutQuotes(text)),
      );
      expect([empty, foreign]).toEqual([[], []]);
    });

    it('have the same holes in both languages', () => {
      const differing = Object.entries(ja).filter(([key, text]) => {
        const other = en[key] ?? '';
        return holesOf(text).join() !== holesOf(other).join();
      });
      expect(differing).toEqual([]);
    });
  });
});
