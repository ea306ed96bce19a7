import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Electron's additions to `process`; absent under plain Node. */
type ElectronProcess = { readonly defaultApp?: boolean; readonly resourcesPath?: string };

const { defaultApp, resourcesPath }: ElectronProcess = process as ElectronProcess;
const isElectron = process.versions.electron !== undefined;
const packaged = resourcesPath !== undefined && defaultApp !== true ? resourcesPath : undefined;
const sources = packaged === undefined ? checkoutAround(import.meta.dirname) : packaged;

/** Files that come with the program: in the packaged app they lie beside its archive. */
export const ownFiles = {
  page: join(sources, packaged === undefined ? 'dist/app/renderer' : 'app.asar/dist/app/renderer'),
  practice: join(sources, packaged === undefined ? 'resources/practice' : 'practice'),
} as const;

/** Program and first arguments that start `kitbench …` once more, as a process of its own. */
export const ownCommand: readonly [program: string, ...args: string[]] = isElectron
  ? [process.execPath, ...process.execArgv, ...builtScript(), '--kitbench-command']
  : [process.execPath, join(sources, 'electron/cli.ts')];

/** Electron in a source checkout is told what to run; a packaged app knows. */
function builtScript(): string[] {
  return packaged === undefined ? [resolve(process.argv[1] ?? '.')] : [];
}

/** This file lies there as it is, or somewhere in what was built of it. */
function checkoutAround(folder: string): string {
  const above = dirname(folder);
  return existsSync(join(folder, 'package.json')) || above === folder ? folder : checkoutAround(above);
}
