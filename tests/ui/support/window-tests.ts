import { afterAll, beforeAll } from 'vitest';
import { type BrowserTests, browserTests, type OpenTab } from './browser-tests.ts';
import { openServedRoom, type RoomOptions, type ServedRoom } from './served-room.ts';
import type { TabOptions } from './tab.ts';

/** A browser and a practice room for all tests of a file. */
export type WindowTests = BrowserTests & {
  readonly room: ServedRoom;
  /** A tab on the room's window, an operator's unless the address says otherwise. */
  open(options?: TabOptions, address?: string): Promise<OpenTab>;
};

/** @param browserArgs of the browser itself */
export function windowTests(options: RoomOptions = {}, browserArgs: readonly string[] = []): WindowTests {
  const { openAt, openUnwatched } = browserTests(browserArgs);
  let room: ServedRoom | undefined;
  const opened = () => {
    if (room === undefined) throw new Error('the room is open during tests only');
    return room;
  };
  beforeAll(async () => {
    room = await openServedRoom(options);
  });
  afterAll(() => room?.close());
  return {
    openAt,
    openUnwatched,
    get room() {
      return opened();
    },
    open: async (tabOptions, address) => openAt(address ?? (await opened().operatorAddress()), tabOptions),
  };
}
