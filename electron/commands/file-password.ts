import { isKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { Language } from '../../shared/texts/language.ts';
import { readPassphrase } from './passphrase.ts';

const prompts = {
  open: { ja: 'ファイルのパスワード', en: 'Password of the file' },
  make: { ja: 'ファイルにつけるパスワード (8 文字以上)', en: 'Password for the file (8 characters or more)' },
  again: { ja: 'もう一度', en: 'Once more' },
};
const shortest = 8;

/** The password of a file that comes in: typed, or from a file descriptor. */
export function passwordToOpen(fd: string | undefined, language: Language): Promise<string> {
  return read(fd, prompts.open[language]);
}

/** The password for a file that goes out; typed twice, since a slip would make the file worthless. */
export async function passwordToMake(fd: string | undefined, language: Language): Promise<string> {
  const password = await read(fd, prompts.make[language]);
  if (password.length < shortest) throw new KitError('input.password-short', { limit: String(shortest) });
  if (fd === undefined && password !== (await read(fd, prompts.again[language]))) {
    throw new KitError('input.passphrases-differ');
  }
  return password;
}

/** Does something with a file that may need a password: without one first, then with one that is asked for. */
export async function withFilePassword<T>(
  fd: string | undefined,
  language: Language,
  attempt: (password: string) => Promise<T>,
): Promise<T> {
  if (fd !== undefined) return attempt(await passwordToOpen(fd, language));
  try {
    return await attempt('');
  } catch (error) {
    if (!isKitError(error, 'identity.wrong-password')) throw error;
    return attempt(await passwordToOpen(undefined, language));
  }
}

async function read(fd: string | undefined, prompt: string): Promise<string> {
  try {
    const typed = await readPassphrase(fd === undefined ? undefined : Number.parseInt(fd, 10), prompt);
    return typed.toString('utf8');
  } catch (cause) {
    throw isKitError(cause, 'input.no-passphrase') ? new KitError('input.no-password', {}, { cause }) : cause;
  }
}
