import { resolve } from 'node:path';
import type { Command } from 'commander';
import { KitError } from '../../shared/errors/kit-error.ts';
import { openStationLines } from '../link/lines.ts';
import { startServe } from '../serve/start-serve.ts';
import { type StationProfile, stationSocketPath } from '../station/profile.ts';
import { type CommonOptions, perform, profileOf, vaultDescriptor, withCommonOptions } from './common.ts';
import { hostStation } from './host-station.ts';
import { interrupted } from './interrupted.ts';
import { exitCodes, type Output } from './output.ts';
import { vaultPassphrase } from './passphrase.ts';
import { openBrowser } from './serve/open-browser.ts';
import { openPracticeFace, type PracticeFace } from './serve/practice-face.ts';
import { openTerminal } from './serve/terminal.ts';

const texts = {
  address: {
    ja: '{label}: 次のリンクをこの Mac のブラウザで開いてください (1 回だけ使えます)。\n  {address}',
    en: '{label}: open this link in a browser on this Mac (it works once).\n  {address}',
  },
  keys: {
    ja: 'n + Enter: 新しいリンク   o + Enter: 閲覧専用リンク   Ctrl-C: 終了',
    en: 'n + Enter: a new link   o + Enter: a view-only link   Ctrl-C: quit',
  },
  died: {
    ja: '練習用ステーションが止まったため、起動し直します。',
    en: 'The practice station ended; it is started again.',
  },
};

type ServeCommandOptions = CommonOptions & {
  readonly practice?: string | true;
  readonly seed: string;
  readonly delays: string;
  readonly port: string;
  readonly page?: string;
  readonly open: boolean;
  readonly allowArm?: boolean;
};

export function addServeCommand(program: Command): void {
  withCommonOptions(program.command('serve').description('the window in a browser on this Mac'))
    .option('--practice [n]', 'open a practice room with n iPads (2–64, default 12) instead of the real station')
    .option('--seed <n>', 'with --practice: same seed, same devices', '1')
    .option('--delays <kind>', 'with --practice: reference (published device timings) or none', 'reference')
    .option('--port <n>', 'port on 127.0.0.1 (default: a free one)', '0')
    .option('--page <folder>', 'a built window other than this one')
    .option('--no-open', 'print the link only; open no browser')
    .option('--allow-arm', 'let browsers start work that may erase without asking in the terminal')
    .action((options: ServeCommandOptions) =>
      perform(options, (output) => (options.practice === undefined ? serveStation : servePractice)(options, output)),
    );
}

/** Everything of `--practice` is thrown away at the end, its station included. */
async function servePractice(options: ServeCommandOptions, output: Output): Promise<number> {
  const face = await practiceFace(options, output, wholeNumber('port', options.port, 0, 65_535));
  const terminal = openTerminal(output, {
    operator: face.serve.operatorAddress,
    observer: face.serve.observerAddress,
  });
  sayReady(options, output, '練習 Practice', face.serve.origin, face.serve.operatorAddress(), { folder: face.folder });
  await interrupted();
  terminal.close();
  await face.close();
  return exitCodes.ok;
}

/** Joins the station that runs already, or runs one here until the person ends it. */
async function serveStation(options: ServeCommandOptions, output: Output): Promise<number> {
  const profile = profileOf(options);
  if (await isRunning(profile)) {
    const close = await openFace(options, output, profile);
    await interrupted();
    await close();
    return exitCodes.ok;
  }
  const passphrase = await vaultPassphrase(profile, vaultDescriptor(options), output.language);
  let close: Promise<() => Promise<void>> | undefined;
  await hostStation(profile, { passphrase }, () => {
    close = openFace(options, output, profile);
    // Without its face the station has no reason to run here.
    close.catch(() => process.kill(process.pid, 'SIGTERM'));
  });
  await (await close)?.();
  return exitCodes.ok;
}

async function openFace(
  options: ServeCommandOptions,
  output: Output,
  profile: StationProfile,
): Promise<() => Promise<void>> {
  const practices: PracticeFace[] = [];
  const serve = await startServe({
    stationSocket: stationSocketPath(profile),
    pageFolder: pageFolderOf(options),
    port: wholeNumber('port', options.port, 0, 65_535),
    ask: (question) => terminal.ask(question),
    mayErase: options.allowArm === true,
    openPractice: async (devices) => {
      const face = await practiceFace({ ...options, practice: String(devices) }, output, 0);
      practices.push(face);
      return face.serve.operatorAddress();
    },
  });
  const terminal = openTerminal(output, { operator: serve.operatorAddress, observer: serve.observerAddress });
  sayReady(options, output, profile.label, serve.origin, serve.operatorAddress(), {});
  return async () => {
    terminal.close();
    await serve.close();
    for (const practice of practices) await practice.close();
  };
}

/** The built window, in a source checkout and in the packaged app alike. */
function pageFolderOf({ page }: ServeCommandOptions): string {
  return page === undefined ? resolve(import.meta.dirname, '../../dist/app/renderer') : resolve(page);
}

function practiceFace(options: ServeCommandOptions, output: Output, port: number): Promise<PracticeFace> {
  return openPracticeFace({
    devices: options.practice === true ? 12 : wholeNumber('practice', options.practice ?? '12', 2, 64),
    seed: wholeNumber('seed', options.seed, 0, 2 ** 31),
    delays: options.delays === 'none' ? 'none' : 'reference',
    port,
    pageFolder: pageFolderOf(options),
    onDeath: () => process.stderr.write(`${output.text(texts.died)}\n`),
  });
}

function sayReady(
  options: ServeCommandOptions,
  output: Output,
  label: string,
  origin: string,
  address: string,
  more: Readonly<Record<string, string>>,
): void {
  output.data({ ready: true, origin, address, pid: process.pid, ...more });
  output.say(output.text(texts.address, { label, address }));
  if (process.stdin.isTTY) output.say(output.text(texts.keys));
  if (options.open && options.json !== true) openBrowser(address);
}

async function isRunning(profile: StationProfile): Promise<boolean> {
  try {
    const lines = await openStationLines(stationSocketPath(profile), { onLine: () => {}, onClosed: () => {} });
    lines.close();
    return true;
  } catch {
    return false;
  }
}

function wholeNumber(what: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new KitError('input.invalid', { what: `--${what}`, where: `${least}–${most}` });
  }
  return value;
}
