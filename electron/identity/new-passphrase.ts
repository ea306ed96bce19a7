import { randomInt } from 'node:crypto';
import { wordCount } from '../../shared/domain/word-passphrase.ts';
import { passphraseWords } from '../../shared/tables/passphrase-words.ts';

/** Six words, each drawn by itself from the system's random source. */
export function newPassphrase(): string {
  return Array.from({ length: wordCount }, () => passphraseWords[randomInt(passphraseWords.length)] ?? '').join(' ');
}
