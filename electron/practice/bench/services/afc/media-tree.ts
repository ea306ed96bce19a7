import { AfcStatus } from '../../../../codecs/afc-frames.ts';

type Files = Map<string, Buffer>;

/** What an AFC client is told instead of an answer. */
export class AfcRefused extends Error {
  override readonly name = 'AfcRefused';
  readonly status: number;

  constructor(status: keyof typeof AfcStatus) {
    super(status);
    this.status = AfcStatus[status];
  }
}

/** All files of one device together. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * A path below /var/mobile/Media as the tree's keys spell it: no slash at either end, '' for the root. Throws AfcRefused
 * for one that leads outside.
 */
export function normalizePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) throw new AfcRefused('permissionDenied');
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

export function isDirectory(files: Files, path: string): boolean {
  return path === '' || files.has(`${path}/`);
}

/** Throws AfcRefused `notFound`, or `isDirectory`. */
export function readFile(files: Files, path: string): Buffer {
  if (isDirectory(files, path)) throw new AfcRefused('isDirectory');
  const bytes = files.get(path);
  if (bytes === undefined) throw new AfcRefused('notFound');
  return bytes;
}

/** Throws AfcRefused `notFound` without its parent directory, `isDirectory`, or `noSpace`. */
export function writeFile(files: Files, path: string, bytes: Buffer): void {
  if (isDirectory(files, path)) throw new AfcRefused('isDirectory');
  requireDirectory(files, parentOf(path));
  let total = bytes.length - (files.get(path)?.length ?? 0);
  for (const held of files.values()) total += held.length;
  if (total > MAX_BYTES) throw new AfcRefused('noSpace');
  files.set(path, bytes);
}

/** With its parents; one that is there already is fine. */
export function makeDirectory(files: Files, path: string): void {
  const parts = path.split('/');
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const directory = parts.slice(0, depth).join('/');
    if (files.has(directory)) throw new AfcRefused('exists');
    if (!isDirectory(files, directory)) files.set(`${directory}/`, Buffer.alloc(0));
  }
}

/** Names in a directory, `.` and `..` first, as devices list them. */
export function listDirectory(files: Files, path: string): string[] {
  if (files.has(path)) throw new AfcRefused('readError');
  requireDirectory(files, path);
  const prefix = path === '' ? '' : `${path}/`;
  const names = [...files.keys()]
    .filter((key) => key.startsWith(prefix) && key !== prefix)
    .map((key) => key.slice(prefix.length).replace(/\/$/, ''))
    .filter((name) => !name.includes('/'));
  return ['.', '..', ...names.toSorted()];
}

/** A file or an empty directory. */
export function removePath(files: Files, path: string): void {
  requireSomething(files, path);
  if (isDirectory(files, path) && listDirectory(files, path).length > 2) throw new AfcRefused('directoryNotEmpty');
  removeTree(files, path);
}

export function removeWithContents(files: Files, path: string): void {
  requireSomething(files, path);
  removeTree(files, path);
}

/** Replaces a file of the new name; a directory goes with its contents. */
export function renamePath(files: Files, from: string, to: string): void {
  if (from === '') throw new AfcRefused('permissionDenied');
  requireSomething(files, from);
  requireDirectory(files, parentOf(to));
  if (isDirectory(files, to)) throw new AfcRefused('exists');
  if (`${to}/`.startsWith(`${from}/`)) throw new AfcRefused('invalidArgument');
  for (const [key, bytes] of [...files]) {
    if (key !== from && !key.startsWith(`${from}/`)) continue;
    files.delete(key);
    files.set(`${to}${key.slice(from.length)}`, bytes);
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function removeTree(files: Files, path: string): void {
  if (path === '') throw new AfcRefused('permissionDenied');
  for (const key of [...files.keys()]) if (key === path || key.startsWith(`${path}/`)) files.delete(key);
}

function requireDirectory(files: Files, path: string): void {
  if (!isDirectory(files, path)) throw new AfcRefused('notFound');
}

function requireSomething(files: Files, path: string): void {
  if (!files.has(path) && !isDirectory(files, path)) throw new AfcRefused('notFound');
}
