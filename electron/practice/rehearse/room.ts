import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StationClient } from '../../../shared/contract/station-client.ts';
import { connectStation } from '../../link/client.ts';
import { type ControlClient, openControl } from '../control/client.ts';
import { type KitbenchProcess, type Launch, type ProcessUsage, type Spawned, startKitbench } from './process.ts';
import { type BenchReady, benchReadySchema, type MdmReady, mdmReadySchema, stationReadySchema } from './ready-lines.ts';

export type RoomOptions = {
  readonly devices: number;
  readonly seed: number;
  readonly scenario: string | undefined;
  readonly delays: 'reference' | 'none';
  /** Multiplies the reference delays; without it what their file says. */
  readonly delayScale?: number | undefined;
  readonly latencyMs: number;
  /** Where it is, for who must know that before it is open; a new one in the system's temporary folder otherwise. */
  readonly folder?: string;
};

/** A rehearsal's world: bench, MDM and station, each a process of its own, and the wires to steer them. */
export type Room = {
  readonly folder: string;
  readonly bench: BenchReady;
  readonly benchControl: ControlClient;
  /** What the bench's process has cost so far. */
  benchUsage(): ProcessUsage;
  readonly mdm: MdmReady;
  readonly mdmControl: ControlClient;
  readonly profileFile: string;
  readonly dataDir: string;
  readonly passphrase: string;
  /** Starts the station's process; after a kill, starts it again on the same store. */
  startStation(launch?: Omit<Launch, 'passphrase'>): Promise<StationProcess>;
  /** Ends its processes and removes its folder. */
  close(): Promise<void>;
};

export type StationProcess = { readonly process: KitbenchProcess; readonly client: StationClient };

/**
 * Opens the room. Its folder is short, for unix socket paths are limited to about 100 bytes.
 * @param signal closes the room, also one that is only opening
 */
export async function openRoom(options: RoomOptions, signal?: AbortSignal): Promise<Room> {
  const folder = options.folder ?? newRoomFolder();
  const spawned: Spawned[] = [];
  const start = (args: readonly string[], launch: Launch = {}) => {
    signal?.throwIfAborted();
    const onSpawn = (process: Spawned) => {
      spawned.push(process);
      launch.onSpawn?.(process);
    };
    return startKitbench(args, { ...launch, onSpawn });
  };
  const shut = async () => {
    signal?.removeEventListener('abort', close);
    for (const process of spawned.toReversed()) await process.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= shut();
    return closing;
  };
  signal?.addEventListener('abort', close);

  try {
    const benchProcess = await start(benchArguments(folder, options));
    const bench = benchReadySchema.parse(benchProcess.ready);
    const mdm = mdmReadySchema.parse((await start(mdmArguments(folder, bench))).ready);
    const passphrase = randomBytes(18).toString('base64url');
    const dataDir = join(folder, 'station');
    const profileFile = writeProfile(folder, dataDir, bench);
    return {
      folder,
      bench,
      benchControl: await openControl(bench.control),
      benchUsage: benchProcess.usage,
      mdm,
      mdmControl: await openControl(mdm.control),
      profileFile,
      dataDir,
      passphrase,
      startStation: async (launch = {}) => {
        const args = ['station', '--json', '--profile', profileFile, '--vault-fd', '3'];
        const process = await start(args, { ...launch, passphrase });
        const { socket } = stationReadySchema.parse(process.ready);
        return { process, client: await connectStation(socket) };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export function newRoomFolder(): string {
  return mkdtempSync(join(tmpdir(), 'kb-'));
}

function benchArguments(folder: string, options: RoomOptions): string[] {
  return [
    'practice',
    'bench',
    ...['--socket', join(folder, 'usbmuxd.sock')],
    ...['--control', join(folder, 'bench.sock')],
    ...['--devices', String(options.devices)],
    ...['--seed', String(options.seed)],
    ...['--delays', options.delays],
    ...(options.delayScale === undefined ? [] : ['--delay-scale', String(options.delayScale)]),
    ...['--latency', String(options.latencyMs)],
    ...(options.scenario === undefined ? [] : ['--scenario', options.scenario]),
  ];
}

function mdmArguments(folder: string, bench: BenchReady): string[] {
  const config = join(folder, 'mdm.json');
  const settings = { apns: bench.apns, deviceCa: bench.deviceCa, control: join(folder, 'mdm.sock') };
  writeFileSync(config, JSON.stringify(settings), { mode: 0o600 });
  return ['practice', 'mdm', '--config', config];
}

function writeProfile(folder: string, dataDir: string, bench: BenchReady): string {
  mkdirSync(dataDir, { mode: 0o700 });
  const file = join(folder, 'profile.json');
  const profile = {
    label: '練習 Practice',
    colour: '#b8860b',
    dataDir,
    usbmuxd: bench.address,
    activation: bench.activation,
  };
  writeFileSync(file, JSON.stringify(profile), { mode: 0o600 });
  return file;
}
