import { describe, expect, it } from 'vitest';
import { paneRows, withPane } from './pane-rows.ts';

const keys = (text: string, shown: readonly string[] = []) => paneRows(text, shown, 'ja').map(({ key }) => key);

describe('paneRows', () => {
  it('finds by key and by the name in either language', () => {
    expect(keys('applepay')).toEqual([]);
    expect(keys('Apple Pay')).toEqual(['Payment']);
    expect(keys('位置情報')).toEqual(['Location']);
    expect(keys('ｐａｓｓｃｏｄｅ')).toEqual(['Passcode']);
  });

  it('keeps keys that no table knows', () => expect(keys('', ['Future']).at(-1)).toBe('Future'));
});

describe('withPane', () => {
  it('adds once and takes out', () => {
    expect(withPane(['A'], 'A', true)).toEqual(['A']);
    expect(withPane(['A', 'B'], 'A', false)).toEqual(['B']);
  });
});
