import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { connectStation } from '../../../electron/link/client.ts';
import { type KitbenchProcess, type Launch, startKitbench } from '../../../electron/practice/rehearse/process.ts';
import { pageFolder } from '../../../resources/build/build-page.ts';
import type { Change } from './feed-line.ts';

const here = (file: string) => join(import.meta.dirname, file);
const serveReadySchema = z.object({ address: z.string() });
const changesSchema = z.array(z.object({ key: z.string(), text: z.string(), at: z.number() }));

/** A station full of devices behind `kitbench serve`, each a process of its own. */
export type FedRoom = {
  /** Opens one tab. */
  readonly address: string;
  readonly stationStartMs: number;
  readonly serveStartMs: number;
  /** Starts the process that changes the devices. */
  startChanges(perSecond: number): Promise<{ stop(): Promise<readonly Change[]> }>;
  close(): Promise<void>;
};

/** @param page folder of the built window. */
export async function openFedRoom(devices: number, page = pageFolder): Promise<FedRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'kb-'));
  const running: KitbenchProcess[] = [];
  const start = async (args: readonly string[], launch: Launch = {}) => {
    const process = await startKitbench(args, launch);
    running.push(process);
    return process;
  };
  const close = async () => {
    for (const process of running.toReversed()) await process.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { profileFile, dataDir } = writeProfile(folder);
    const feed = ['--socket', join(dataDir, 'feed.sock'), '--devices', String(devices)];
    const [station, stationStartMs] = await timed(() =>
      start(['station', '--profile', profileFile, '--vault-fd', '3'], {
        entry: here('fed-station.ts'),
        passphrase: randomBytes(18).toString('base64url'),
      }),
    );
    await setUp(z.object({ socket: z.string() }).parse(station.ready).socket);
    const attaching = await start(['attach', ...feed], { entry: here('feed.ts') });
    await attaching.exited;
    const [serve, serveStartMs] = await timed(() =>
      start(['serve', '--profile', profileFile, '--json', '--no-open', '--page', page]),
    );
    return {
      address: serveReadySchema.parse(serve.ready).address,
      stationStartMs,
      serveStartMs,
      startChanges: async (perSecond) => {
        const log = join(folder, 'changes.json');
        const args = ['change', ...feed, '--per-second', String(perSecond), '--log', log];
        const process = await start(args, { entry: here('feed.ts') });
        return {
          stop: async () => {
            await process.stop();
            return changesSchema.parse(JSON.parse(readFileSync(log, 'utf8')));
          },
        };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function writeProfile(folder: string): { readonly profileFile: string; readonly dataDir: string } {
  const dataDir = join(folder, 'station');
  const profileFile = join(folder, 'profile.json');
  mkdirSync(dataDir, { mode: 0o700 });
  const profile = {
    label: '練習 Practice',
    colour: '#b8860b',
    dataDir,
    usbmuxd: join(folder, 'nobody.sock'),
    activation: { url: 'https://localhost' },
  };
  writeFileSync(profileFile, JSON.stringify(profile), { mode: 0o600 });
  return { profileFile, dataDir };
}

/** Without a blueprint the window would show how to make one, and no bench. */
async function setUp(socket: string): Promise<void> {
  const client = await connectStation(socket);
  const organization = await client.call('organizations.save', { name: '青空小学校' });
  await client.call('blueprints.save', {
    name: 'iPad 1A',
    organizationId: organization.id,
    serverId: null,
    enrollment: 'none',
    supervise: true,
    allowPairing: true,
    panes: { mode: 'skip-all' },
    erase: 'never',
  });
  await client.close();
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  return [await work(), performance.now() - started];
}
