import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './root.ts';

/** What the page is built from; anything newer than the page means to build again. */
const sources = ['renderer', 'shared', 'vite.config.ts', 'package-lock.json'];

export const pageFolder = join(root, 'dist/app/renderer');

export async function buildPage(): Promise<void> {
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

export async function buildPageIfNeeded(): Promise<void> {
  const newestSource = Math.max(...sources.map((source) => newestIn(join(root, source))));
  if (newestSource > newestIn(join(pageFolder, 'index.html'))) await buildPage();
}

/** Milliseconds since 1970; 0 for what is not there. */
function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
