import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import type { Store } from './store.ts';

const writer = resolve(import.meta.dirname, '../../tests/support/journal-writer.ts');

describe('a station that is killed while it writes', () => {
  it('finds everything it was told to be durable, and nothing half', async () => {
    const dataDir = scratchDirectory();
    const acknowledged = new Map<string, string>();
    for (const lines of [1, 150, 400]) {
      const wanted = lines + Math.floor(Math.random() * 20);
      for (const [run, count] of await writeUntilKilled(dataDir, { lines: wanted })) acknowledged.set(run, count);
      const store = openScratchStore({ dataDir });
      for (const [run, count] of acknowledged) expectWhole(store, run, count);
      expectEndsWithRecords(store);
      store.close();
    }
    expect(acknowledged.size).toBeGreaterThan(12);
  });

  it.each(
    ['run-started', 'step-intent pair', 'step-outcome pair', 'run-ended'].flatMap((note) => [
      ['before', note],
      ['after', note],
    ]),
  )('finds it so when it dies right %s the commit of %s', async (moment, note) => {
    const dataDir = scratchDirectory();
    const acknowledged = await writeUntilKilled(dataDir, { at: `${moment} ${note}` });
    const store = openScratchStore({ dataDir });
    for (const [run, count] of acknowledged) expectWhole(store, run, count);
    expectEndsWithRecords(store);
    const written = store.runs.list().flatMap(({ runId }) => store.journal.eventsOf(runId));
    const isWritten = written.some(
      ({ event }) => note === ('step' in event ? `${event.type} ${event.step}` : event.type),
    );
    expect(isWritten).toBe(moment === 'after');
  });
});

/** What a writer acknowledged until it was killed: the last count of each run. */
async function writeUntilKilled(dataDir: string, until: { lines?: number; at?: string }): Promise<[string, string][]> {
  const child = spawn(process.execPath, [writer, dataDir, until.at ?? ''], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (until.lines !== undefined && said.split('\n').length > until.lines) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const lines = said.split('\n').slice(0, -1);
  return lines.map((line) => line.split(' ')).map(([run = '', count = '']) => [run, count]);
}

function expectWhole(store: Store, run: string, acknowledged: string): void {
  const events = store.journal.eventsOf(run);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const expected: string[] = events.map((_, index) =>
    index === 0 ? 'run-started' : index % 2 === 1 ? 'step-intent' : 'step-outcome',
  );
  if (events.at(-1)?.event.type === 'run-ended') expected.splice(-1, 1, 'run-ended');
  expect(events.map(({ event }) => event.type)).toEqual(expected);
  if (acknowledged === 'end') expect(events.at(-1)?.event.type).toBe('run-ended');
  else expect(events.length).toBeGreaterThanOrEqual(Number(acknowledged));
}

/** Run's end, record and outbox row are one. */
function expectEndsWithRecords(store: Store): void {
  const active = new Set(store.journal.activeRuns());
  const recorded = new Set(store.records.list().map(({ record }) => record.runId));
  for (const { runId } of store.runs.list()) expect(recorded.has(runId)).toBe(!active.has(runId));
}
