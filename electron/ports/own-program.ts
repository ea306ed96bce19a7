import { join, resolve } from 'node:path';

/** Electron's additions to `process` that tell a packaged app; absent under plain Node. */
type ElectronProcess = { readonly defaultApp?: boolean; readonly resourcesPath?: string };

const { defaultApp, resourcesPath }: ElectronProcess = process as ElectronProcess;
const packaged = resourcesPath !== undefined && defaultApp !== true ? resourcesPath : undefined;
const sources = resolve(import.meta.dirname, '../..');

/** Files that come with the program: in the packaged app they lie beside its archive. */
export const ownFiles = {
  page: packaged === undefined ? join(sources, 'dist/app/renderer') : join(packaged, 'app.asar/dist/app/renderer'),
  practice: packaged === undefined ? join(sources, 'resources/practice') : join(packaged, 'practice'),
} as const;

/** Program and first arguments that start `kitbench …` once more, as a process of its own. */
export const ownCommand: readonly [program: string, ...args: string[]] =
  packaged === undefined
    ? [process.execPath, join(sources, 'electron/cli.ts')]
    : [process.execPath, '--kitbench-command'];
