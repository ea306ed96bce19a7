import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type ControlClient, openControl } from '../../../electron/practice/control/client.ts';
import { pageFolder } from '../../../resources/build/build-page.ts';

const cliPath = resolve(import.meta.dirname, '../../../electron/cli.ts');
const readySchema = z.object({ origin: z.string(), address: z.string(), folder: z.string() });
const linkSchema = z.union([z.object({ link: z.string() }), z.object({ observer: z.string() })]);

/** A practice room behind `kitbench serve --practice`, as a process of its own. */
export type ServedRoom = {
  readonly origin: string;
  readonly folder: string;
  /** Steers the bench behind everybody's back: taps of a person, network, faults. */
  readonly bench: ControlClient;
  readonly mdm: ControlClient;
  /** An address that opens one operator's tab. */
  operatorAddress(): Promise<string>;
  observerAddress(): Promise<string>;
  /** What the server wrote for its person. */
  written(): string;
  close(): Promise<void>;
};

export async function openServedRoom(
  options: { readonly devices?: number; readonly delays?: 'reference' | 'none' } = {},
): Promise<ServedRoom> {
  const { devices = 2, delays = 'none' } = options;
  const args = [
    'serve',
    '--practice',
    String(devices),
    '--delays',
    delays,
    '--json',
    '--no-open',
    '--page',
    pageFolder,
  ];
  const child = spawn(process.execPath, [cliPath, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8');
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`the server ended: ${errors}`);
    return JSON.parse(line.value) as unknown;
  };
  const { origin, address, folder } = readySchema.parse(await nextLine());
  const bench = await openControl(join(folder, 'bench.sock'));
  const mdm = await openControl(join(folder, 'mdm.sock'));
  let first: string | undefined = address;

  const ask = async (word: 'n' | 'o') => {
    child.stdin.write(`${word}\n`);
    const link = linkSchema.parse(await nextLine());
    return 'link' in link ? link.link : link.observer;
  };
  return {
    origin,
    folder,
    bench,
    mdm,
    operatorAddress: async () => {
      const unused = first;
      first = undefined;
      return unused ?? ask('n');
    },
    observerAddress: () => ask('o'),
    written: () => errors,
    close: () => ended(child),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise<void>((done) => child.once('close', () => done()));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await closed;
  clearTimeout(patience);
}

/** Ends the room's station without a word, as a crash does. Found by its own profile file: no other process has it. */
export function killStation({ folder }: Pick<ServedRoom, 'folder'>): void {
  const profile = join(folder, 'profile.json');
  const pids = execFileSync('pgrep', ['-f', `cli.ts station .*${profile}`], { encoding: 'utf8' });
  for (const pid of pids.trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
}
