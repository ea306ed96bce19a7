import type { ControlClient } from '../../../electron/practice/control/client.ts';
import { openRoom } from '../../../electron/practice/rehearse/room.ts';
import { startServe } from '../../../electron/serve/start-serve.ts';
import { readProfileFile, stationSocketPath } from '../../../electron/station/profile.ts';
import { pageFolder } from '../../../resources/build/build-page.ts';
import type { StationClient } from '../../../shared/contract/station-client.ts';

/** A station that has never seen a device: the practice bench's are unplugged before it first looks. */
export type EmptyRoom = {
  readonly station: StationClient;
  readonly bench: ControlClient;
  readonly devices: readonly { readonly udid: string; readonly serial: string }[];
  /** How often the terminal was asked to allow an erase; it always does. */
  asked(): number;
  operatorAddress(): string;
  close(): Promise<void>;
};

export async function openEmptyRoom(devices: number): Promise<EmptyRoom> {
  const room = await openRoom({ devices, seed: 4, scenario: undefined, delays: 'none', latencyMs: 0 });
  await room.benchControl.call('detach', {});
  const { client } = await room.startStation();
  let asked = 0;
  const serve = await startServe({
    stationSocket: stationSocketPath(readProfileFile(room.profileFile)),
    pageFolder,
    port: 0,
    mayErase: false,
    ask: async () => {
      asked += 1;
      return true;
    },
  });
  return {
    station: client,
    bench: room.benchControl,
    devices: room.bench.devices,
    asked: () => asked,
    operatorAddress: serve.operatorAddress,
    close: async () => {
      await serve.close();
      await room.close();
    },
  };
}

/** Steps 1 to 3, for a blueprint that enrolls nowhere. @returns its id. */
export async function setUpBlueprint(station: StationClient): Promise<string> {
  const { id: organizationId } = await station.call('organizations.save', { name: '青葉市教育委員会' });
  const { id } = await station.call('blueprints.save', {
    name: '教室用 iPad',
    organizationId,
    serverId: null,
    enrollment: 'none',
    supervise: true,
    allowPairing: true,
    panes: { mode: 'skip-all' },
    erase: 'when-needed',
  });
  return id;
}
