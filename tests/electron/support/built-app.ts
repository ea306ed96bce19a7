import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../../../resources/build/app-bundles.ts';
import { buildPage } from '../../../resources/build/build-page.ts';
import { root } from '../../../resources/build/root.ts';
import { contractVersion } from '../../../shared/contract/commands.ts';

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
  const script = join(builtApp, 'renderer/page.js');
  writeFileSync(script, readFileSync(script, 'utf8').replace('__CONTRACT_VERSION__', String(contractVersion)));
  await buildPage(join(wholeApp, 'renderer'));
}
