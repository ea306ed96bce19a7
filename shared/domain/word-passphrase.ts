import { z } from 'zod';
import { passphraseWords } from '../tables/passphrase-words.ts';

/** Six of 2,048 words: 66 bits, each guess at scrypt's price. */
export const wordCount = 6;
export const entropyBits = wordCount * Math.log2(passphraseWords.length);

/** No two words of the list begin with the same four letters, so those are enough to type. */
const tellingLetters = 4;
const byStart = new Map(passphraseWords.map((word) => [word.slice(0, tellingLetters), word]));

/** A passphrase of a person's own for a file that leaves the station. */
export const ownPassphraseSchema = z.string().trim().min(12).max(1024);

/**
 * A passphrase as typed, as it was sealed under. Six words may be typed in full width (an input method left on), in
 * capitals, with any space or hyphen between them (a JIS and a US keyboard have the hyphen in different places), or each
 * by its first four letters. Anything else stays as it is but for its ends.
 */
export function canonicalPassphrase(typed: string): string {
  const words = wordsOf(typed);
  const known = words.map(knownWord);
  return words.length === wordCount && known.every((word) => word !== undefined) ? known.join(' ') : typed.trim();
}

/** What stands at which place and is no word of the list, counted from 1; for telling a person where the slip is. */
export function strangeWords(typed: string): number[] {
  return wordsOf(typed).flatMap((word, index) => (knownWord(word) === undefined ? [index + 1] : []));
}

function wordsOf(typed: string): string[] {
  const folded = typed.normalize('NFKC').toLowerCase();
  return folded.split(/[\s\-‐-―ー・_.,]+/).filter((word) => word !== '');
}

function knownWord(typed: string): string | undefined {
  const word = byStart.get(typed.slice(0, tellingLetters));
  if (word === undefined) return undefined;
  return word === typed || typed.length === tellingLetters ? word : undefined;
}
