import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Desk, sitAtDesk } from './practice/rehearse/desk.ts';
import { newRoomFolder, openRoom, type Room } from './practice/rehearse/room.ts';
import type { PracticeRoom } from './shell/practice-room.ts';

/** A practice room for a window of its own. Its station is the window's core; bench and MDM are processes beside it. */
export function practiceRoom(devices: number): PracticeRoom {
  const folder = newRoomFolder();
  /** Apart from the window's own files, for it is made anew with every attempt. Its name is short: unix sockets. */
  const roomFolder = join(folder, 'r');
  const ending = new AbortController();
  let opening: Promise<Room> | undefined;
  let desk: Desk | undefined;

  async function open(): Promise<Room> {
    mkdirSync(roomFolder, { recursive: true, mode: 0o700 });
    const how = {
      devices,
      seed: 1,
      delays: 'reference',
      scenario: undefined,
      latencyMs: 0,
      folder: roomFolder,
    } as const;
    const room = await openRoom(how, ending.signal);
    try {
      desk = await sitAtDesk(room);
    } catch (error) {
      await room.close();
      throw error;
    }
    return room;
  }

  return {
    dataDir: folder,
    profileFile: join(roomFolder, 'profile.json'),
    open: async () => {
      opening ??= open();
      try {
        return await opening;
      } catch (error) {
        opening = undefined;
        throw error;
      }
    },
    desk: () => desk,
    close: async () => {
      ending.abort();
      desk?.close();
      const room = await opening?.catch(() => undefined);
      await room?.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
