import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageFrom } from '../../shared/texts/language.ts';
import { buildApp } from './app-bundles.ts';
import { buildPageIfNeeded } from './build-page.ts';
import { root } from './root.ts';
import { isStale } from './stale.ts';

const noElectron = {
  ja: 'この環境には Electron の実行ファイルがないため、同じ画面をブラウザで開きます。',
  en: "Electron's runtime is not here, so the same window opens in a browser.",
};

/** `npm start [-- --practice …]`: the app where Electron can run, else the browser face with the same arguments. */
const app = join(root, 'dist/app');
const args = process.argv.slice(2);
await buildPageIfNeeded();
const electron = electronProgram();
if (electron !== undefined) {
  const main = join(app, 'main.js');
  if (isStale(main, ['electron', 'shared', 'resources/build', 'package-lock.json'])) await buildApp(app);
  process.exitCode = await run(electron, [main, ...args]);
} else {
  process.stderr.write(`${noElectron[languageFrom(process.env.LC_ALL ?? process.env.LANG)]}\n`);
  process.exitCode = await run(process.execPath, ['electron/cli.ts', 'serve', ...args]);
}

/** The npm package comes without its runtime until somebody downloads it; it leaves the program's path in a file. */
function electronProgram(): string | undefined {
  const folder = join(root, 'node_modules/electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** Runs to its end with this terminal, which sends Ctrl-C to both: here it must only not end the waiting. */
function run(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
  const wait = () => {};
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', wait).on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', wait).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
