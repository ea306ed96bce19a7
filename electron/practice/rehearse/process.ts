import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Duplex } from 'node:stream';
import { createLineSplitter } from '../../codecs/json-lines.ts';
import { ownCommand } from '../../ports/own-program.ts';

export type ProcessUsage = {
  /** Peak resident memory (VmHWM), MiB; `undefined` where the system does not tell. */
  readonly peakMiB: number | undefined;
  readonly cpuSeconds: number | undefined;
};

export type KitbenchProcess = {
  readonly pid: number;
  /** The first line the process printed, parsed. */
  readonly ready: unknown;
  /** Memory and processor time as the operating system accounts them, not as the process counts itself. */
  usage(): ProcessUsage;
  /** Asks to stop and waits; kills after the deadline. */
  stop(): Promise<void>;
  kill(): Promise<void>;
  readonly exited: Promise<number | null>;
  /** All it has written to standard output and standard error. */
  written(): string;
};

export type Launch = {
  /** A file that runs in place of the command line, with the same arguments. */
  readonly entry?: string;
  /** Passphrase, handed over on file descriptor 3, for commands that open a vault. */
  readonly passphrase?: string;
  /** How many further pipes the process gets, from file descriptor 4 on. */
  readonly pipes?: number;
  /** Called before the process can have written anything. */
  readonly onSpawn?: (spawned: Spawned) => void;
};

/** A process that may not be ready yet. */
export type Spawned = {
  /** This end of one of `Launch.pipes`. */
  pipe(descriptor: number): Duplex;
  /** Asks to stop and waits; kills after the deadline. */
  stop(): Promise<void>;
  kill(): Promise<void>;
};

/** Starts `kitbench …` as a process of its own and waits for its ready line. */
export async function startKitbench(args: readonly string[], launch: Launch = {}): Promise<KitbenchProcess> {
  const { entry, passphrase, pipes = 0 } = launch;
  const [program, ...first] = entry === undefined ? ownCommand : [process.execPath, entry];
  const child = spawn(program, [...first, ...args], {
    stdio: [
      'ignore',
      'pipe',
      'pipe',
      passphrase === undefined ? 'ignore' : 'pipe',
      ...Array.from({ length: pipes }, () => 'pipe' as const),
      // Tells the process when this one is gone (commands/end-with-parent).
      'ipc',
    ],
  });
  const written: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => written.push(chunk));
  const all = () => Buffer.concat(written).toString('utf8');
  const pass = child.stdio[3];
  if (passphrase !== undefined && pass !== null && pass !== undefined && 'end' in pass) pass.end(`${passphrase}\n`);
  const exited = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  launch.onSpawn?.({
    stop: () => end(child, exited, 'SIGTERM'),
    kill: () => end(child, exited, 'SIGKILL'),
    pipe: (descriptor) => {
      const stream = child.stdio[descriptor];
      if (!(stream instanceof Duplex)) throw new Error(`file descriptor ${descriptor} is no pipe`);
      return stream;
    },
  });
  const ready = await readyLine(child, exited, all);
  const pid = child.pid ?? 0;
  return {
    pid,
    ready,
    usage: () => usageOf(pid),
    exited,
    written: all,
    stop: () => end(child, exited, 'SIGTERM'),
    kill: () => end(child, exited, 'SIGKILL'),
  };
}

function readyLine(child: ChildProcess, exited: Promise<number | null>, written: () => string): Promise<unknown> {
  const split = createLineSplitter(16 * 1024 * 1024);
  return new Promise((done, fail) => {
    const deadline = setTimeout(() => {
      child.kill('SIGKILL');
      fail(new Error(`not ready within 60 s: ${written()}`));
    }, 60_000);
    child.stdout?.on('data', (chunk: Buffer) => {
      const [line] = split(chunk);
      if (line === undefined) return;
      clearTimeout(deadline);
      done(JSON.parse(line));
    });
    child.once('error', fail);
    void exited.then((code) => {
      clearTimeout(deadline);
      fail(new Error(`ended with ${code} before it was ready: ${written()}`));
    });
  });
}

async function end(child: ChildProcess, exited: Promise<number | null>, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const deadline = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await exited;
  clearTimeout(deadline);
}

/** Linux keeps these under /proc; elsewhere the figures stay unknown rather than guessed. */
function usageOf(pid: number): ProcessUsage {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    // Fields 14 and 15 (utime, stime) in clock ticks of 10 ms; counted after the command name, which may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      peakMiB: peak === undefined ? undefined : Math.round(Number(peak) / 1024),
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
    };
  } catch {
    return { peakMiB: undefined, cpuSeconds: undefined };
  }
}
