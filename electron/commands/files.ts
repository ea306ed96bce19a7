import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { KitError } from '../../shared/errors/kit-error.ts';

/** Reads a file an operator named, judged by size before it is loaded. */
export function readInputFile(path: string, limitMegabytes = 8): Buffer {
  let size: number;
  try {
    size = statSync(path).size;
  } catch (cause) {
    throw new KitError('input.file-unreadable', { path }, { cause });
  }
  if (size > limitMegabytes * 1024 * 1024) {
    throw new KitError('input.file-too-large', { path, limit: String(limitMegabytes) });
  }
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new KitError('input.file-unreadable', { path }, { cause });
  }
}

export function readJsonFile(path: string): unknown {
  const text = readInputFile(path)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KitError('input.not-json', { path }, { cause });
  }
}

/** Writes a file for its owner alone. What stands there already is never replaced. */
export function writeNewFile(path: string, bytes: Buffer): void {
  try {
    writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new KitError(exists ? 'input.file-exists' : 'input.file-unwritable', { path }, { cause });
  }
}
