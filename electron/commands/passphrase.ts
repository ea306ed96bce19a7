import { existsSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Language } from '../../shared/texts/language.ts';
import { type StationProfile, vaultPath } from '../station/profile.ts';

const prompts = {
  open: { ja: '金庫のパスフレーズ', en: 'Vault passphrase' },
  make: { ja: '新しい金庫のパスフレーズ', en: 'Passphrase for the new vault' },
  again: { ja: 'もう一度', en: 'Once more' },
};

/**
 * The passphrase of a station's vault: typed, or from a file descriptor. For a vault that does not exist yet it is typed
 * twice, since a slip would lock the supervision identities away for good.
 */
export async function vaultPassphrase(
  profile: StationProfile,
  fd: number | undefined,
  language: Language,
): Promise<Buffer> {
  if (fd !== undefined || existsSync(vaultPath(profile))) return readPassphrase(fd, prompts.open[language]);
  const first = await readPassphrase(undefined, prompts.make[language]);
  const second = await readPassphrase(undefined, prompts.again[language]);
  if (!first.equals(second)) throw new KitError('input.passphrases-differ');
  return first;
}

/** Secrets come from a terminal or a file descriptor, never from an argument or the environment (design: Secrets). */
export async function readPassphrase(fd: number | undefined, prompt: string): Promise<Buffer> {
  if (fd !== undefined) return readFromDescriptor(fd);
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new KitError('input.no-passphrase');
  return readFromTerminal(prompt);
}

/** The first line, of at most 4 KiB: tokens are longer than passphrases. */
function readFromDescriptor(fd: number): Buffer {
  const line = Buffer.alloc(4096);
  let size = 0;
  try {
    while (size < line.length && !line.subarray(0, size).includes(0x0a)) {
      const read = readSync(fd, line, size, line.length - size, null);
      if (read === 0) break;
      size += read;
    }
  } catch (cause) {
    throw new KitError('input.no-passphrase', {}, { cause });
  }
  const end = line.subarray(0, size).indexOf(0x0a);
  const passphrase = Buffer.from(line.subarray(0, end < 0 ? size : end));
  line.fill(0);
  if (passphrase.length === 0) throw new KitError('input.no-passphrase');
  return passphrase;
}

async function readFromTerminal(prompt: string): Promise<Buffer> {
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: mute, terminal: true });
  process.stderr.write(`${prompt}: `);
  try {
    const line = await new Promise<string>((resolve) => lines.question('', resolve));
    if (line === '') throw new KitError('input.no-passphrase');
    return Buffer.from(line, 'utf8');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
