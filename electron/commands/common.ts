import { EventEmitter, once } from 'node:events';
import type { Command } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { fromProblem, isKitError } from '../../shared/errors/kit-error.ts';
import { connectStation } from '../link/client.ts';
import { localClient } from '../link/local.ts';
import { productionProfile, readProfileFile, type StationProfile, stationSocketPath } from '../station/profile.ts';
import { createOutput, languageOf, type Output, reportError } from './output.ts';
import { vaultPassphrase } from './passphrase.ts';

export type CommonOptions = {
  readonly json?: boolean;
  readonly lang?: string;
  readonly profile?: string;
  readonly vaultFd?: string;
};

/** The options of commands that need no station. */
export function withOutputOptions(command: Command): Command {
  return command
    .option('--json', 'print one line of JSON for programs')
    .option('--lang <tag>', 'language of messages: ja or en (default: the system locale)');
}

/** The options every command understands. */
export function withCommonOptions(command: Command): Command {
  return withOutputOptions(command)
    .option('--profile <file>', 'station profile file (default: the production station)')
    .option('--vault-fd <n>', 'file descriptor to read the vault passphrase from');
}

export function profileOf(options: CommonOptions): StationProfile {
  return options.profile === undefined ? productionProfile() : readProfileFile(options.profile);
}

/** Runs a command's body; every error ends as one clear message and an exit code, never as a stack trace. */
export async function perform(
  options: CommonOptions,
  body: (output: Output) => Promise<number | undefined>,
): Promise<void> {
  const output = createOutput(options);
  try {
    process.exitCode = (await body(output)) ?? 0;
  } catch (error) {
    process.exitCode = reportError(error, output);
  }
}

/**
 * Gives the body a station: the running one when there is one, else a core in this very process for as long as the
 * body takes.
 * @param passphrase of the vault, when the command has asked for it already. Not kept.
 */
export async function withStation<T>(
  options: CommonOptions,
  body: (station: StationClient) => Promise<T>,
  passphrase?: Buffer,
): Promise<T> {
  const station = await openStation(options, passphrase);
  try {
    return await body(station);
  } finally {
    await station.close();
  }
}

/** How long a command waits for usbmuxd and for devices that are being identified. */
const benchPatienceMs = 15_000;

/**
 * Like `withStation`, for commands about devices: the body sees a bench on which every device is identified.
 * @throws KitError `usbmux.*` when usbmuxd cannot be talked to.
 */
export function withBench<T>(options: CommonOptions, body: (station: StationClient) => Promise<T>): Promise<T> {
  return withStation(options, async (station) => {
    await benchSettled(station);
    return body(station);
  });
}

async function benchSettled(station: StationClient): Promise<void> {
  const settled = async () => {
    const { usbmuxd, usbmuxdProblem } = await station.call('station.status', {});
    if (usbmuxd === 'down') throw fromProblem(usbmuxdProblem ?? { code: 'usbmux.unreachable', params: {}, chain: [] });
    if (usbmuxd === 'unknown') return false;
    const devices = await station.call('devices.list', {});
    return devices.every((device) => !device.attached || device.state !== 'identifying');
  };
  const seen = new EventEmitter();
  const unsubscribe = station.subscribe(({ events }) => {
    if (events.some(({ topic }) => topic === 'device' || topic === 'status')) seen.emit('change');
  });
  const patience = AbortSignal.timeout(benchPatienceMs);
  try {
    for (;;) {
      const change = once(seen, 'change', { signal: patience });
      change.catch(() => {});
      if ((await settled()) || patience.aborted) return;
      await change.catch(() => {});
    }
  } finally {
    unsubscribe();
  }
}

async function openStation(options: CommonOptions, known: Buffer | undefined): Promise<StationClient> {
  const profile = profileOf(options);
  try {
    return await connectStation(stationSocketPath(profile));
  } catch (error) {
    if (!isKitError(error, 'station.not-running')) throw error;
  }
  const { startStation } = await import('../station/start-station.ts');
  const passphrase = known ?? (await vaultPassphrase(profile, vaultDescriptor(options), languageOf(options)));
  const station = await startStation(profile, { passphrase });
  return localClient(station.core, 'operator', () => station.stop());
}

export function vaultDescriptor(options: CommonOptions): number | undefined {
  return options.vaultFd === undefined ? undefined : Number.parseInt(options.vaultFd, 10);
}
