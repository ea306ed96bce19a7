import { join } from 'node:path';
import type { ControlClient } from '../../../electron/practice/control/client.ts';
import { sitAtDesk } from '../../../electron/practice/rehearse/desk.ts';
import { openRoom } from '../../../electron/practice/rehearse/room.ts';
import { startServe } from '../../../electron/serve/start-serve.ts';
import { readProfileFile, stationSocketPath } from '../../../electron/station/profile.ts';
import { pageFolder } from '../../../resources/build/build-page.ts';
import type { PracticeOffer } from '../../../shared/contract/host.ts';
import type { StationClient } from '../../../shared/contract/station-client.ts';

/** A practice room at a human pace, with hands on its station, its devices and its MDM. */
export type PhotoRoom = {
  readonly station: StationClient;
  readonly bench: ControlClient;
  readonly mdm: ControlClient;
  readonly offer: PracticeOffer;
  operatorAddress(): string;
  close(): Promise<void>;
};

type PhotoRoomOptions = {
  readonly devices: number;
  /** Multiplies the durations of real devices. */
  readonly pace: number;
  /** A file beside this one, or a scenario by its name. */
  readonly scenario: string;
};

export async function openPhotoRoom({ devices, pace, scenario }: PhotoRoomOptions): Promise<PhotoRoom> {
  const room = await openRoom({
    devices,
    seed: 7,
    scenario: scenario.endsWith('.json') ? join(import.meta.dirname, scenario) : scenario,
    delays: 'reference',
    delayScale: pace,
    latencyMs: 0,
  });
  try {
    const { client: station } = await room.startStation();
    const desk = await sitAtDesk(room);
    const serve = await startServe({
      stationSocket: stationSocketPath(readProfileFile(room.profileFile)),
      pageFolder,
      port: 0,
      ask: async () => true,
      mayErase: true,
      practice: desk,
    });
    return {
      station,
      bench: room.benchControl,
      mdm: room.mdmControl,
      offer: desk.offer,
      operatorAddress: serve.operatorAddress,
      close: async () => {
        desk.close();
        await serve.close();
        await room.close();
      },
    };
  } catch (error) {
    await room.close();
    throw error;
  }
}

/** Slot 1, 2, 3 … in the order of the ports. */
export async function nameSlots({ station, offer }: Pick<PhotoRoom, 'station' | 'offer'>): Promise<void> {
  for (const [index, { locationId }] of offer.ports.entries()) {
    await station.call('slots.save', { name: String(index + 1), locationIds: [locationId] });
  }
}
