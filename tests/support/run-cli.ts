import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const cliPath = resolve(import.meta.dirname, '../../electron/cli.ts');

export type CliResult = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line of stdout as JSON; `undefined` when it is none. */
  readonly json: unknown;
};

export type CliOptions = {
  /** Given on file descriptor 3; add `--vault-fd 3` to the arguments. */
  readonly passphrase?: string;
  /** Given on file descriptors 4 and up. */
  readonly moreSecrets?: readonly string[];
  readonly timeoutMs?: number;
  /** Told how many lines came so far, with the way to press Ctrl-C, for commands that go on until then. */
  readonly onLines?: (count: number, interrupt: () => void) => void;
};

/** Runs `kitbench …` as a person's shell does, without a terminal. Killed at the deadline: the result's signal tells. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = spawn(process.execPath, [cliPath, ...args], {
    // The channel ends the command when the test is gone (commands/end-with-parent).
    stdio: [
      'ignore',
      'pipe',
      'pipe',
      options.passphrase === undefined ? 'ignore' : 'pipe',
      ...(options.moreSecrets ?? []).map(() => 'pipe' as const),
      'ipc',
    ],
    timeout: options.timeoutMs ?? 60_000,
    killSignal: 'SIGKILL',
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => {
    out.push(chunk);
    const lines = Buffer.concat(out).toString('utf8').split('\n').length - 1;
    options.onLines?.(lines, () => void child.kill('SIGINT'));
  });
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  for (const [index, text] of [options.passphrase, ...(options.moreSecrets ?? [])].entries()) {
    const secret = child.stdio[3 + index];
    if (text === undefined || !secret || !('end' in secret)) continue;
    // A command that needs no vault may end without reading it.
    secret.on('error', () => {});
    secret.end(`${text}\n`);
  }
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done, fail) => {
    child.once('error', fail);
    child.once('close', (...ended) => done(ended));
  });
  const stdout = Buffer.concat(out).toString('utf8');
  return { code, signal, stdout, stderr: Buffer.concat(err).toString('utf8'), json: lastJson(stdout) };
}

function lastJson(stdout: string): unknown {
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
