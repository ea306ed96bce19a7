import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../shared/domain/run.ts';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { sampleRecord, startSampleRun } from '../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { createTestClock } from '../ports/test-clock.ts';

const intent = (step: 'pair' | 'erase'): RunEvent => ({ type: 'step-intent', step, try: 1 });
const outcome: RunEvent = { type: 'step-outcome', step: 'pair', try: 1, outcome: 'done' };
const prepared = { type: 'run-ended', end: 'prepared' } as const;

describe('the journal', () => {
  it('numbers the events of a run in the order they were given, whatever way they came', async () => {
    const store = openScratchStore();
    const [one, two] = [startSampleRun(store), startSampleRun(store)];
    const waiting = [store.journal.append(one, intent('pair')), store.journal.append(two, intent('pair'))];
    waiting.push(store.journal.append(one, outcome));
    store.journal.appendDurable(one, intent('erase'));

    const events = store.journal
      .eventsOf(one)
      .map(({ seq, event }) => [seq, event.type, 'step' in event && event.step]);
    expect(events).toEqual([
      [1, 'run-started', false],
      [2, 'step-intent', 'pair'],
      [3, 'step-outcome', 'pair'],
      [4, 'step-intent', 'erase'],
    ]);
    expect(store.journal.eventsOf(two).map(({ seq }) => seq)).toEqual([1, 2]);
    await Promise.all(waiting);
  });

  it('goes on counting after a restart', () => {
    const dataDir = scratchDirectory();
    const first = openScratchStore({ dataDir });
    const runId = startSampleRun(first);
    first.journal.appendDurable(runId, intent('pair'));
    first.close();
    const { journal } = openScratchStore({ dataDir });
    journal.appendDurable(runId, outcome);
    expect(journal.eventsOf(runId).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('writes down when an event happened, not when it was committed', async () => {
    const clock = createTestClock(new Date('2026-04-01T00:00:00Z'));
    const store = openScratchStore({ clock });
    const runId = startSampleRun(store);
    const waiting = store.journal.append(runId, intent('pair'));
    const advanced = clock.advance(1000);
    await Promise.all([waiting, advanced]);
    expect(store.journal.eventsOf(runId)[1]?.at).toBe('2026-04-01T00:00:00.000Z');
  });

  it('refuses events of a run that nobody started', async () => {
    const store = openScratchStore();
    const known = startSampleRun(store);
    const results = await Promise.allSettled([
      store.journal.append('nobody', intent('pair')),
      store.journal.append(known, intent('pair')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('tells the witness what a commit carries', () => {
    const notes: string[] = [];
    const store = openScratchStore({
      witness: (moment, carried) => void notes.push(...carried.map((n) => `${moment} ${n}`)),
    });
    const runId = startSampleRun(store);
    store.journal.appendDurable(runId, intent('erase'));
    expect(notes).toEqual([
      'before run-started',
      'after run-started',
      'before step-intent erase',
      'after step-intent erase',
    ]);
  });

  it('keeps the header of a run in step', async () => {
    const store = openScratchStore();
    const [first, second] = [
      startSampleRun(store, { startedAt: '2026-04-01T00:00:00.000Z' }),
      startSampleRun(store, { startedAt: '2026-04-01T00:00:01.000Z' }),
    ];
    expect(store.journal.activeRuns()).toEqual([first, second]);
    await store.journal.append(first, { type: 'consented', attempt: 2, consentId: 'consent-2', covers: ['erase'] });
    expect(store.runs.get(first)).toMatchObject({ attempt: 2, consentId: 'consent-2' });

    store.journal.endRun(second, prepared, sampleRecord(second));
    expect(store.journal.activeRuns()).toEqual([first]);
    expect(store.runs.get(second)).toMatchObject({ end: 'prepared', endedAt: expect.any(String) });
  });

  it('ends a run with its record and its outbox row, or not at all', () => {
    const store = openScratchStore();
    const runId = startSampleRun(store);
    const record = sampleRecord(runId);
    store.journal.endRun(runId, prepared, record);
    expect(store.records.get(record.id)).toMatchObject({ record, delivery: { status: 'pending', attempts: 0 } });

    const other = startSampleRun(store);
    expect(() => store.journal.endRun(other, prepared, sampleRecord(other, { id: record.id }))).toThrow('UNIQUE');
    expect(store.journal.eventsOf(other).map(({ event }) => event.type)).toEqual(['run-started']);
    expect(store.journal.activeRuns()).toEqual([other]);
  });

  it('keeps the compiled plan', () => {
    const store = openScratchStore();
    const runId = startSampleRun(store);
    store.journal.savePlan(runId, { steps: ['pair'] });
    expect(store.runs.get(runId).plan).toEqual({ steps: ['pair'] });
    expect(() => store.journal.savePlan('nobody', {})).toThrow(expect.objectContaining({ code: 'store.not-found' }));
  });
});
