import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { connectStation } from '../../../electron/link/client.ts';
import { openRoom, type Room } from '../../../electron/practice/rehearse/room.ts';
import { type RunWatch, watchRuns } from '../../../electron/practice/rehearse/run-watch.ts';
import { setUpStation } from '../../../electron/practice/rehearse/set-up.ts';
import { devicesReady } from '../../../electron/practice/rehearse/waits.ts';
import type { StationClient } from '../../../shared/contract/station-client.ts';
import { type Office, openOffice } from './office.ts';

export type RoomOffice = {
  readonly room: Room;
  readonly office: Office;
  /** A command line beside the window, on the station's socket. */
  connect(): Promise<StationClient>;
  /** Waits until every device may be chosen. @returns their keys. */
  ready(): Promise<string[]>;
  /** Plans, arms and applies: from now on every device is worked on. */
  begin(): Promise<RunWatch>;
};

/** The app's window on a practice room, everything set up and nothing begun. Slow devices leave time to look. */
export async function openRoomOffice(
  options: { devices: number; latencyMs: number },
  open = openOffice,
): Promise<RoomOffice> {
  const room = await openRoom({ seed: 11, scenario: undefined, delays: 'none', ...options });
  onTestFinished(() => room.close());
  const office = await open({ profile: { args: ['--profile', room.profileFile], dataDir: room.dataDir } });
  await office.until('running');
  const connect = () => connectStation(join(room.dataDir, 'station.sock'));
  const client = await connect();
  const { blueprintId } = await setUpStation(client, room);
  const ready = async () => {
    const found = await devicesReady(client, 30, (devices) => devices.length === options.devices);
    return found.map(({ key }) => key);
  };
  return {
    room,
    office,
    connect,
    ready,
    begin: async () => {
      const devices = await ready();
      const watch = await watchRuns(client);
      const { planHash, nonce } = await client.call('kitting.plan', { blueprintId, devices });
      await client.call('station.arm', { armed: true });
      await client.call('kitting.apply', { planHash, nonce, devices });
      return watch;
    },
  };
}
