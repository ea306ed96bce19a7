import { join } from 'node:path';
import type { Seat } from '../../shared/contract/command.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import { openVault } from '../identity/vault.ts';
import { isPassphraseSlot, readVaultFile } from '../identity/vault-file.ts';
import { type StationServer, serveStation } from '../link/server.ts';
import { systemClock } from '../ports/clock.ts';
import { productionProfile, readProfileFile, type StationProfile, stationSocketPath } from '../station/profile.ts';
import { type Station, startStation } from '../station/start-station.ts';
import { createActivityMeter } from './activity.ts';
import { type FromCore, type ToCore, toCoreSchema } from './messages.ts';
import { watchOneWaySteps } from './one-way-watch.ts';
import { type PortEnd, servePort } from './port-face.ts';

/** The process's line to its parent, as far as it is used. */
export type ParentLine = {
  on(
    event: 'message',
    listener: (message: { readonly data: unknown; readonly ports: readonly PortEnd[] }) => void,
  ): unknown;
  postMessage(message: FromCore): void;
};

type Running = {
  readonly station: Station;
  readonly server: StationServer;
  readonly vaultFile: string;
  readonly close: () => void;
};

/**
 * Runs one station for the window: starts when told, serves faces over the ports it is handed and commands over its
 * socket, and tells the shell what it shows outside the page.
 * @param exit ends the process.
 */
export function hostCore(parent: ParentLine, exit: (code: number) => void): void {
  let running: Running | undefined;
  /** Set while the Mac sleeps and it was sleep that paused the queue. */
  let pausedBySleep = false;

  parent.on('message', ({ data, ports }) => void take(toCoreSchema.parse(data), ports[0]));
  parent.postMessage({ type: 'ready' });

  async function take(message: ToCore, port: PortEnd | undefined): Promise<void> {
    switch (message.type) {
      case 'start':
        return start(message);
      case 'add-passphrase':
        return addPassphrase(message);
      case 'ping':
        return parent.postMessage({ type: 'pong', id: message.id });
      case 'face':
        if (port !== undefined && running !== undefined) servePort(port, running.station.core, message.role);
        else port?.close();
        return;
      case 'pause':
        pausedBySleep = false;
        // The menu's, so a window's: in helper mode nothing happens.
        return pause(message.paused, 'window').catch(() => {});
      case 'sleep':
        return sleep(message.asleep);
      case 'stop':
        return stop();
    }
  }

  async function start(message: ToCore & { type: 'start' }): Promise<void> {
    if (running !== undefined) return;
    try {
      const { profileFile, passphrase } = message;
      const profile = profileFile === undefined ? productionProfile() : readProfileFile(profileFile);
      running = await startOn(profile, Buffer.from(passphrase));
      parent.postMessage({ type: 'started', passphrases: passphrasesOf(running.vaultFile) });
    } catch (error) {
      parent.postMessage({ type: 'not-started', problem: asKitError(error).toProblem() });
    }
  }

  async function startOn(profile: StationProfile, passphrase: Buffer): Promise<Running> {
    const meter = createActivityMeter(systemClock, (activity) => parent.postMessage({ type: 'activity', activity }));
    const watchOneWay = watchOneWaySteps(systemClock, (endsInMs) => parent.postMessage({ type: 'one-way', endsInMs }));
    const station = await startStation(profile, {
      passphrase,
      onRun: (run) => {
        watchOneWay(run);
        meter.run(run);
      },
    });
    station.core.subscribe(({ events }) => {
      for (const event of events) if (event.topic === 'status') meter.status(event.status);
    });
    const server = await serveStation(stationSocketPath(profile), station.core, 'operator');
    // Asked for by a face, as when a backup takes the store's place: the supervisor starts the next core.
    void station.stopRequested.then(stop);
    return { station, server, vaultFile: vaultFileOf(profile), close: () => meter.close() };
  }

  async function addPassphrase({
    id,
    current,
    added,
    replaces,
    asked,
  }: ToCore & { type: 'add-passphrase' }): Promise<void> {
    try {
      if (running === undefined) throw new KitError('station.not-running');
      if (asked === true && running.station.isHelperMode()) throw new KitError('helper.not-allowed');
      const { vaultFile } = running;
      const slot = await addToVault(vaultFile, { current: Buffer.from(current), added: Buffer.from(added), replaces });
      parent.postMessage({ type: 'passphrase-added', id, slot, passphrases: passphrasesOf(vaultFile) });
    } catch (error) {
      parent.postMessage({ type: 'passphrase-not-added', id, problem: asKitError(error).toProblem() });
    }
  }

  async function pause(paused: boolean, seat: Seat): Promise<void> {
    await running?.station.core.handle('station.pause', { paused }, { role: 'operator', seat });
  }

  async function sleep(asleep: boolean): Promise<void> {
    if (running === undefined) return;
    const status = await running.station.core.handle('station.status', {}, { role: 'observer', seat: 'terminal' });
    const isPaused = typeof status === 'object' && status !== null && 'paused' in status && status.paused === true;
    if (asleep && !isPaused) {
      pausedBySleep = true;
      await pause(true, 'terminal');
    }
    if (!asleep && pausedBySleep) {
      pausedBySleep = false;
      await pause(false, 'terminal');
    }
  }

  async function stop(): Promise<void> {
    running?.server.close();
    running?.close();
    await running?.station.stop();
    parent.postMessage({ type: 'stopped' });
    exit(0);
  }
}

type AddedPassphrase = { readonly current: Buffer; readonly added: Buffer; readonly replaces: string | undefined };

/** @returns the new slot's id. */
async function addToVault(file: string, { current, added, replaces }: AddedPassphrase): Promise<string> {
  const vault = await openVault({ file, passphrase: current });
  try {
    const slot = await vault.addPassphrase(added);
    if (vault.slots().some(({ id }) => id === replaces)) vault.removeSlot(replaces ?? '');
    return slot;
  } finally {
    vault.close();
    current.fill(0);
    added.fill(0);
  }
}

function passphrasesOf(vaultFile: string): number {
  return readVaultFile(vaultFile).filter(isPassphraseSlot).length;
}

function vaultFileOf(profile: StationProfile): string {
  return join(profile.dataDir, 'vault.json');
}
