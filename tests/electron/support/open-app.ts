import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { _electron, type Page } from 'playwright';
import { root } from '../../../resources/build/root.ts';
import { openBrowser } from './browser.ts';
import { builtApp } from './built-app.ts';

type ElectronModule = typeof Electron;

/** The running app, as Playwright's `ElectronApplication` shows it, whatever it runs on. */
export type RunningApp = {
  readonly page: Page;
  /** Runs in the main process, with what `require('electron')` gives there. */
  evaluate<A, R>(inMain: (electron: ElectronModule, arg: A) => R | Promise<R>, arg: A): Promise<R>;
  /** The next page beside those that are open. */
  nextPage(): Promise<Page>;
  readonly exited: Promise<number | null>;
  /** Standard error of the main process. */
  errors(): string;
  kill(): Promise<void>;
};

export type AppOptions = {
  /** Folder of the built app; that with the tests' own page unless said otherwise. */
  readonly built?: string;
  readonly args?: readonly string[];
  readonly packaged?: boolean;
  readonly keychain?: 'gnome_libsecret' | 'basic_text';
  readonly languages?: readonly string[];
  readonly preloadInEveryFrame?: boolean;
};

/** Where Electron's runtime is, it is used; elsewhere the built program runs on the stand-in. */
export const electronProgram = findElectron();

function findElectron(): string | undefined {
  const folder = join(root, 'node_modules/electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

export function openApp(options: AppOptions = {}): Promise<RunningApp> {
  return electronProgram === undefined ? openOnStandIn(options) : openInElectron(electronProgram, options);
}

async function openInElectron(executablePath: string, options: AppOptions): Promise<RunningApp> {
  const { built = builtApp, args = [], languages = [] } = options;
  const language = languages.map((tag) => `--lang=${tag}`);
  const app = await _electron.launch({ executablePath, args: [join(built, 'main.js'), ...args, ...language] });
  const child = app.process();
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  return {
    page: await app.firstWindow(),
    evaluate: (inMain, arg) => app.evaluate(inMain as never, arg) as never,
    nextPage: () => app.waitForEvent('window'),
    exited: exitOf(child),
    errors: () => errors,
    kill: () => app.close(),
  };
}

/** Starts the program without waiting for a window: it may refuse to open one. */
export async function startOnStandIn(options: AppOptions, browser = '') {
  const { built = builtApp, args = [], ...setting } = options;
  const register = new URL('../stand-in/register.ts', import.meta.url).href;
  const child = fork(join(built, 'main.js'), [...args], {
    execArgv: ['--import', register],
    // Electron's own first argument is the program; a source checkout's second is the script, as here.
    env: { ...process.env, ELECTRON_STAND_IN: JSON.stringify({ ...setting, browser }) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    output += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  return { child, exited: exitOf(child), output: () => output, errors: () => errors };
}

async function openOnStandIn(options: AppOptions): Promise<RunningApp> {
  const browser = await openBrowser();
  const opened = browser.context.waitForEvent('page');
  const { child, exited, errors } = await startOnStandIn(options, browser.address);
  const early = exited.then((code) => {
    throw new Error(`the app ended with ${code}: ${errors()}`);
  });
  early.catch(() => {});
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
    await browser.close();
  };
  try {
    const page = await Promise.race([opened, early]);
    await page.waitForURL(/index\.html/, { timeout: 10_000 });
    return {
      page,
      evaluate: evaluator(child),
      nextPage: () => browser.context.waitForEvent('page'),
      exited,
      errors,
      kill,
    };
  } catch (error) {
    await kill();
    throw error;
  }
}

function evaluator(child: ChildProcess): RunningApp['evaluate'] {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let nextId = 0;
  child.on('message', ({ id, value, failure }: { id: number; value?: unknown; failure?: string }) => {
    if (failure === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(failure));
    waiting.delete(id);
  });
  return <R>(inMain: unknown, arg: unknown) => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(++nextId, answer);
    child.send({ id: nextId, evaluate: String(inMain), arg });
    return answer.promise as Promise<R>;
  };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', (code) => resolve(code)));
}
