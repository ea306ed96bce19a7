import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createLineSplitter } from '../../electron/codecs/json-lines.ts';
import type { RunBenchOptions } from '../../electron/practice/bench/main.ts';
import type { BenchReady } from '../../electron/practice/bench/start-bench.ts';
import { type ControlClient, openControl } from '../../electron/practice/control/client.ts';

export type BenchProcess = {
  readonly ready: BenchReady;
  readonly control: ControlClient;
  readonly pid: number;
  /** What the bench wrote to standard error: nothing, when all is well. */
  readonly errors: () => string;
  stop(): Promise<void>;
};

const PROGRAM = fileURLToPath(new URL('bench-process.ts', import.meta.url));
const START_MS = 30_000;
const MAX_LINE = 1024 * 1024;

/** Starts a bench in a process of its own and opens its control channel. Rejects when it does not get ready. */
export async function startBenchProcess(options: Omit<RunBenchOptions, 'print'> = {}): Promise<BenchProcess> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const split = createLineSplitter(MAX_LINE);
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the bench did not get ready: ${errors}`)), START_MS);
    child.stdout.on('data', (chunk) => {
      const [line] = split(chunk);
      if (line === undefined) return;
      clearTimeout(timer);
      resolve(line);
    });
    void exited.then(() => {
      clearTimeout(timer);
      reject(new Error(`the bench ended: ${errors}`));
    });
  });
  try {
    const ready: BenchReady = JSON.parse(await firstLine);
    const control = await openControl(ready.control);
    return {
      ready,
      control,
      pid: child.pid ?? 0,
      errors: () => errors,
      async stop() {
        control.close();
        child.stdin.end();
        await exited;
      },
    };
  } catch (error) {
    child.kill();
    throw error;
  }
}
