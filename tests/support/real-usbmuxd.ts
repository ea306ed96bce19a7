import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './programs.ts';

export type RealUsbmuxd = {
  /** Path of its socket. */
  readonly address: string;
  stop(): Promise<void>;
};

const START_MS = 10_000;

/**
 * Debian's usbmuxd without devices, its /run and /var/lib being folders of this test only: it cannot be told another
 * socket. Needs root for the mounts. Throws when it is not installed or cannot be started.
 */
export async function startRealUsbmuxd(): Promise<RealUsbmuxd> {
  const program = findProgram('usbmuxd', 'usbmuxd');
  const unshare = findProgram('unshare', 'util-linux');
  const folder = mkdtempSync(join(tmpdir(), 'usbmuxd-'));
  const run = join(folder, 'run');
  mkdirSync(run);
  mkdirSync(join(folder, 'lib'));
  const script = 'mount --bind "$1/run" /run && mount --bind "$1/lib" /var/lib && exec "$2" -f -p -n';
  const child = spawn(unshare, ['--mount', '--propagation', 'private', 'sh', '-c', script, 'sh', folder, program], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += String(chunk);
  });
  const address = join(run, 'usbmuxd');
  const stop = async () => {
    child.kill();
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await appears(address, exited, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, stop };
}

async function appears(path: string, exited: Promise<unknown>, log: () => string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = () => existsSync(path) && resolve();
  const watcher = watch(join(path, '..'), look);
  const timer = setTimeout(() => reject(new Error(`usbmuxd made no socket: ${log()}`)), START_MS);
  void exited.then(() => reject(new Error(`usbmuxd ended (is this root?): ${log()}`)));
  look();
  try {
    await promise;
  } finally {
    watcher.close();
    clearTimeout(timer);
  }
}
