import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pageFolder } from '../../../resources/build/build-page.ts';

const cliPath = resolve(import.meta.dirname, '../../../electron/cli.ts');

/** `kitbench serve` as a process of its own, with this test at its terminal. */
export type ServeProcess = {
  /** The next line of JSON it prints. */
  nextLine(): Promise<unknown>;
  /** Types a line. */
  say(line: string): void;
  /** What it wrote for its person. */
  written(): string;
  close(): Promise<void>;
};

export type ServeLaunch = {
  /** Of the station's vault, where it opens one. */
  readonly passphrase?: string;
  /** Where it makes its folders. */
  readonly scratch?: string;
};

export function startServeProcess(args: readonly string[], launch: ServeLaunch = {}): ServeProcess {
  const { passphrase, scratch } = launch;
  const vault = passphrase === undefined ? [] : ['--vault-fd', '3'];
  const child = spawn(
    process.execPath,
    [cliPath, 'serve', ...args, ...vault, '--json', '--no-open', '--page', pageFolder],
    {
      stdio: ['pipe', 'pipe', 'pipe', passphrase === undefined ? 'ignore' : 'pipe'],
      env: scratch === undefined ? process.env : { ...process.env, TMPDIR: scratch },
    },
  );
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8');
  });
  const secret = child.stdio[3];
  if (passphrase !== undefined && secret && 'end' in secret) secret.end(`${passphrase}\n`);
  if (child.stdout === null) throw new Error('the server has no output');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    nextLine: async () => {
      const line = await lines.next();
      if (line.done === true) throw new Error(`the server ended: ${errors}`);
      return JSON.parse(line.value) as unknown;
    },
    say: (line) => void child.stdin?.write(`${line}\n`),
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
