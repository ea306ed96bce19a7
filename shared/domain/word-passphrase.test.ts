import { describe, expect, it } from 'vitest';
import { passphraseWords } from '../tables/passphrase-words.ts';
import { canonicalPassphrase, entropyBits, strangeWords } from './word-passphrase.ts';

const words = 'vacuum orange bicycle add winter zoo';

describe('the words of a passphrase', () => {
  it('are 2,048, typed with letters only and told apart by four', () => {
    expect(passphraseWords).toHaveLength(2048);
    expect(passphraseWords.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([]);
    expect(new Set(passphraseWords.map((word) => word.slice(0, 4))).size).toBe(2048);
    expect(entropyBits).toBe(66);
  });

  it.each([
    ['as shown', words],
    ['in capitals, with hyphens', 'VACUUM-ORANGE-BICYCLE-ADD-WINTER-ZOO'],
    [
      'in full width, as an input method left on types',
      'ｖａｃｕｕｍ　ｏｒａｎｇｅ　ｂｉｃｙｃｌｅ　ａｄｄ　ｗｉｎｔｅｒ　ｚｏｏ',
    ],
    ['by their first four letters', 'vacu oran bicy add wint zoo'],
    ['over lines, with blanks around', '  vacuum orange\nbicycle add\twinter  zoo '],
    ['with the long mark that a Japanese keyboard gives for the hyphen', 'vacuumーorangeーbicycleーaddーwinterーzoo'],
  ])('are the same %s', (_, typed) => {
    expect(canonicalPassphrase(typed)).toBe(words);
  });

  it('leave anything else as it is', () => {
    for (const own of ['Vacuum Orange', 'six words but not of this list', '合言葉 ＡＢＣ', `${words} more`]) {
      expect(canonicalPassphrase(` ${own} `)).toBe(own);
    }
    // A slip is never taken for a neighbour.
    expect(canonicalPassphrase('vacuun orange bicycle add winter zoo')).toContain('vacuun');
  });

  it('tell where the slip is', () => {
    expect(strangeWords(words)).toEqual([]);
    expect(strangeWords('vacuum ornage bicycle add wimter zoo')).toEqual([2, 5]);
  });
});
