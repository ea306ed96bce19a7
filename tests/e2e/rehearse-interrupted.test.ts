import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scratchDirectory } from '../support/scratch.ts';

const root = resolve(import.meta.dirname, '../..');
const launcher = [resolve(root, 'resources/bin/launch.mjs'), 'electron/cli.ts'];

/** Processes whose arguments name this folder, as the rehearsal's own do. */
function processesIn(folder: string): string[] {
  const all = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' });
  return all.split('\n').filter((line) => line.includes(folder));
}

/** `npm run rehearse` with the temporary folder given. @returns once it has written that line. */
async function rehearsalAt(moment: string, folder: string) {
  const args = [...launcher, 'rehearse', '--devices', '2', '--scenario', 'mixed', '--json', '--lang', 'en'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    written.stdout += chunk.toString();
  });
  await new Promise<void>((done, fail) => {
    child.once('close', (code) => fail(new Error(`ended with ${code}: ${written.stderr}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      written.stderr += chunk.toString();
      if (written.stderr.includes(moment)) done();
    });
  });
  return { child, written };
}

const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.once('close', (code) => done(code)));

describe('a rehearsal that is broken off', () => {
  it.each([
    ['by Ctrl-C while its room opens', 'Opening the practice room', 'SIGINT'],
    ['by Ctrl-C in the middle of kitting', 'Kitting', 'SIGINT'],
    ['by SIGTERM', 'Kitting', 'SIGTERM'],
  ] as const)(
    '%s ends all its processes and leaves nothing behind',
    async (_, moment, signal) => {
      const folder = scratchDirectory();
      const { child, written } = await rehearsalAt(moment, folder);
      if (moment === 'Kitting') expect(processesIn(folder).length).toBeGreaterThanOrEqual(3);
      const end = ended(child);
      // A terminal interrupts the launcher and what it launched, and the launcher passes it on as well.
      child.kill(signal);
      child.kill(signal);
      expect(await end).toBe(1);
      expect(JSON.parse(written.stdout)).toMatchObject({ error: { code: 'internal.aborted' } });
      expect(processesIn(folder)).toEqual([]);
      expect(readdirSync(folder)).toEqual([]);
    },
    60_000,
  );
});
