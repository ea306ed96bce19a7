import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startServeProcess } from './serve-process.ts';
import { type BehindTheScenes, lookBehind } from './served-room.ts';

const readySchema = z.object({ address: z.string() });

/** A station of its own behind `kitbench serve`, as somebody has it who has just installed the program. */
export type ServedStation = {
  /** Opens the first tab. */
  readonly address: string;
  /** The practice room that its window opened. */
  practiceRoom(): Promise<BehindTheScenes>;
  close(): Promise<void>;
};

/** @param delays of the practice rooms it opens */
export async function openServedStation(delays: 'reference' | 'none'): Promise<ServedStation> {
  // Short, for unix socket paths are limited to about 100 bytes.
  const folder = mkdtempSync(join(tmpdir(), 'kb-'));
  const profile = {
    label: 'Station',
    colour: '#2f6f4f',
    dataDir: join(folder, 'data'),
    usbmuxd: join(folder, 'none.sock'),
    activation: { url: 'https://activation.example', trust: [] },
  };
  mkdirSync(profile.dataDir, { mode: 0o700 });
  writeFileSync(join(folder, 'profile.json'), JSON.stringify(profile));
  const serve = startServeProcess(['--profile', join(folder, 'profile.json'), '--delays', delays], {
    passphrase: 'first day at the bench',
    scratch: folder,
  });
  const { address } = readySchema.parse(await serve.nextLine());
  return {
    address,
    practiceRoom: async () => {
      const rooms = readdirSync(folder).filter((name) => name.startsWith('kb-'));
      const [room] = rooms;
      if (room === undefined || rooms.length > 1) throw new Error(`there are ${rooms.length} practice rooms`);
      return lookBehind(join(folder, room));
    },
    close: async () => {
      await serve.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
