import type { Room } from './room.ts';

/** The three links of the design, as the room can cut them. Link 1 (station → Apple) stays up here. */
export type RoomLinks = {
  /** Link 2: device → MDM. */
  devices(up: boolean): Promise<void>;
  /** Link 3: station → records API. */
  records(up: boolean): Promise<void>;
};

export function roomLinks(room: Room): RoomLinks {
  return {
    devices: async (up) => void (await room.benchControl.call('network', { up })),
    records: async (up) => void (await room.mdmControl.call('links', { records: up ? 'up' : 'down' })),
  };
}
