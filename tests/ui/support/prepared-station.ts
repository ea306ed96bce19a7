import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { connectStation } from '../../../electron/link/client.ts';
import { localClient } from '../../../electron/link/local.ts';
import { systemClock } from '../../../electron/ports/clock.ts';
import { readProfileFile, stationSocketPath } from '../../../electron/station/profile.ts';
import { startStation } from '../../../electron/station/start-station.ts';
import { openStore, type Store } from '../../../electron/store/store.ts';
import type { StationClient } from '../../../shared/contract/station-client.ts';
import { type ServeProcess, startServeProcess } from './serve-process.ts';

/** A station without a bench behind `kitbench serve`, with this test at its terminal. */
export type PreparedStation = {
  readonly serve: ServeProcess;
  readonly origin: string;
  /** Opens the first tab. */
  readonly address: string;
  readonly dataDir: string;
  /** The command line's own connection. */
  readonly terminal: StationClient;
  /** A link for one more operator's tab. */
  operatorAddress(): Promise<string>;
  close(): Promise<void>;
};

export type Before = {
  /** What was set up before this day. */
  readonly setUp?: (station: StationClient) => Promise<void>;
  /** What has happened since. */
  readonly fill?: (store: Store) => void;
};

const passphrase = 'a prepared station';

export async function openPreparedStation(label: string, before: Before = {}): Promise<PreparedStation> {
  const folder = mkdtempSync(join(tmpdir(), 'kb-p-'));
  const dataDir = join(folder, 'data');
  const profileFile = join(folder, 'profile.json');
  mkdirSync(dataDir, { mode: 0o700 });
  const activation = { url: 'https://activation.example', trust: [] };
  const profile = { label, colour: '#2f6f4f', dataDir, usbmuxd: join(folder, 'none.sock'), activation };
  writeFileSync(profileFile, JSON.stringify(profile));
  if (before.setUp !== undefined) {
    const station = await startStation(profile, { passphrase: Buffer.from(passphrase) });
    await before.setUp(localClient(station.core, 'operator', async () => {}));
    await station.stop();
  }
  if (before.fill !== undefined) {
    const store = openStore({ dataDir, clock: systemClock });
    before.fill(store);
    store.close();
  }
  const serve = startServeProcess(['--profile', profileFile], { passphrase, scratch: folder });
  const { address } = z.object({ address: z.string() }).parse(await serve.nextLine());
  const terminal = await connectStation(stationSocketPath(readProfileFile(profileFile)));
  return {
    serve,
    origin: new URL(address).origin,
    address,
    dataDir,
    terminal,
    operatorAddress: async () => {
      serve.say('n');
      return z.object({ link: z.string() }).parse(await serve.nextLine()).link;
    },
    close: async () => {
      await terminal.close();
      await serve.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
