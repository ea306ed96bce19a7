import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { type ControlClient, openControl } from '../../../electron/practice/control/client.ts';
import { startServeProcess } from './serve-process.ts';

const readySchema = z.object({ origin: z.string(), address: z.string(), folder: z.string() });
const linkSchema = z.union([z.object({ link: z.string() }), z.object({ observer: z.string() })]);

/** What goes on in a practice room, seen and steered behind everybody's back. */
export type BehindTheScenes = {
  readonly folder: string;
  /** Steers the bench: taps of a person, network, faults. */
  readonly bench: ControlClient;
  readonly mdm: ControlClient;
};

/** A practice room behind `kitbench serve --practice`, as a process of its own. */
export type ServedRoom = BehindTheScenes & {
  readonly origin: string;
  /** An address that opens one operator's tab. */
  operatorAddress(): Promise<string>;
  observerAddress(): Promise<string>;
  /** What the server wrote for its person. */
  written(): string;
  close(): Promise<void>;
};

export type RoomOptions = { readonly devices?: number; readonly delays?: 'reference' | 'none' };

export async function openServedRoom({ devices = 2, delays = 'none' }: RoomOptions = {}): Promise<ServedRoom> {
  const { nextLine, say, written, close } = startServeProcess(['--practice', String(devices), '--delays', delays]);
  const { origin, address, folder } = readySchema.parse(await nextLine());
  let first: string | undefined = address;

  const ask = async (word: 'n' | 'o') => {
    say(word);
    const link = linkSchema.parse(await nextLine());
    return 'link' in link ? link.link : link.observer;
  };
  return {
    ...(await lookBehind(folder)),
    origin,
    operatorAddress: async () => {
      const unused = first;
      first = undefined;
      return unused ?? ask('n');
    },
    observerAddress: () => ask('o'),
    written,
    close,
  };
}

/** @param folder of a practice room. */
export async function lookBehind(folder: string): Promise<BehindTheScenes> {
  return {
    folder,
    bench: await openControl(join(folder, 'bench.sock')),
    mdm: await openControl(join(folder, 'mdm.sock')),
  };
}

/** Ends the room's station without a word, as a crash does. Found by its own profile file: no other process has it. */
export function killStation({ folder }: Pick<BehindTheScenes, 'folder'>): void {
  const profile = join(folder, 'profile.json');
  const pids = execFileSync('pgrep', ['-f', `cli.ts station .*${profile}`], { encoding: 'utf8' });
  for (const pid of pids.trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
}
