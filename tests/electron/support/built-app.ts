import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../../../tools/app-bundles.ts';
import { root } from '../../../tools/root.ts';

/** The app as it is built for release, with a small page of the tests' own in place of the window's. */
export const builtApp = join(root, 'dist/app-under-test');

/** Builds once per run (vitest: globalSetup). */
export async function setup(): Promise<void> {
  rmSync(builtApp, { recursive: true, force: true });
  await buildApp(builtApp);
  cpSync(join(root, 'tests/electron/fixture'), join(builtApp, 'renderer'), { recursive: true });
}
