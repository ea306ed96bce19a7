import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildApp } from '../../../resources/build/app-bundles.ts';
import { root } from '../../../resources/build/root.ts';

/** The app as it is built for release, with a small page of the tests' own in place of the window's. */
export const builtApp = join(root, 'dist/app-under-test');
/** The same with the window's own page. */
export const wholeApp = join(root, 'dist/app-whole');

/** Builds once per run (vitest: globalSetup). */
export async function setup(): Promise<void> {
  for (const folder of [builtApp, wholeApp]) rmSync(folder, { recursive: true, force: true });
  await buildApp(builtApp);
  cpSync(builtApp, wholeApp, { recursive: true });
  cpSync(join(root, 'tests/electron/fixture'), join(builtApp, 'renderer'), { recursive: true });
  const outDir = join(wholeApp, 'renderer');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir } });
}
