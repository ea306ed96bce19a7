import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve, sep } from 'node:path';

/** Fixed: what is not in this list is not served. */
const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export type PageFile = { readonly bytes: Buffer; readonly mime: string };

/**
 * One file of the built page. @param path of the URL, still percent-encoded.
 * @returns nothing for whatever is not a plain file below the folder, of a known kind.
 */
export async function readPageFile(folder: string, path: string): Promise<PageFile | undefined> {
  const file = pathBelow(folder, path === '/' ? '/index.html' : path);
  if (file === undefined) return undefined;
  const mime = mimeTypes[extname(file)];
  if (mime === undefined) return undefined;
  try {
    return { bytes: await readFile(file), mime };
  } catch {
    return undefined;
  }
}

function pathBelow(folder: string, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const root = resolve(folder);
  const file = resolve(root, `.${sep}${decoded}`);
  const way = relative(root, file);
  if (way === '' || way.split(sep)[0] === '..' || isAbsolute(way)) return undefined;
  return file;
}
