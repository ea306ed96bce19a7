import { join } from 'node:path';
import { build } from 'vite';
import { root } from './root.ts';
import { isStale } from './stale.ts';

export const pageFolder = join(root, 'dist/app/renderer');

/** Always as it is shipped: a test runner's NODE_ENV would put React's development build into the page. */
export async function buildPage(outDir = pageFolder): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir } });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

export async function buildPageIfNeeded(): Promise<void> {
  const sources = ['renderer', 'shared', 'vite.config.ts', 'package-lock.json'];
  if (isStale(join(pageFolder, 'index.html'), sources)) await buildPage();
}
