import { describe, expect, it } from 'vitest';
import { dayFigures, midnightOf } from '../../state/day.ts';
import { aRecord, aRun } from './samples.ts';
import { byRun, countByFilter, openRuns, verifyRows, wantedRows } from './verify-rows.ts';

const runs = [
  aRun({ runId: 'a', slot: '10', serial: 'KBTEST00000A', verdict: 'verified' }),
  aRun({ runId: 'b', slot: '9', serial: 'KBTEST00000B', verdict: 'waiting-for-device', name: '図書室 iPad' }),
  aRun({ runId: 'c', slot: '2', serial: 'KBTEST00000C', end: 'failed' }),
  aRun({ runId: 'd', slot: '3', serial: 'KBTEST00000D', phase: 'running' }),
  aRun({ runId: 'e', slot: '1', serial: 'KBTEST00000E', verdict: 'waiting-for-network' }),
  aRun({ runId: 'f', slot: '4', serial: 'KBTEST00000F', end: 'abandoned' }),
  aRun({ runId: 'g', slot: '10', serial: 'KBTEST00000G', verdict: 'contradicted' }),
  aRun({ runId: 'h', slot: '2', serial: 'KBTEST00000H', verdict: 'enrolled' }),
];
const midnight = Date.parse('2026-04-01T00:00:00Z');
const rows = verifyRows(runs, new Map(), midnight);
const ids = (shown: typeof rows) => shown.map(({ run }) => run.runId).join('');
const all = { filter: 'all', text: '', day: undefined } as const;

describe('the rows of Verify', () => {
  it('are the ended runs and those that wait for a person, who needs a person first, then by slot as a number', () => {
    expect(ids(rows)).toBe('cgbehaf');
  });

  it('count a device that waits for a tap among those that need me', () => {
    expect(ids(wantedRows(rows, { ...all, filter: 'needs-me' }))).toBe('cgb');
    expect(countByFilter(rows)).toEqual({ all: 7, 'needs-me': 3, waiting: 1, done: 2 });
  });

  it('count among those that need me exactly whom the day bar counts, a run that waits for a person included', () => {
    const more = [
      ...runs,
      aRun({ runId: 'i', phase: 'waiting', expects: 'operator' }),
      aRun({ runId: 'j', phase: 'waiting', expects: 'device' }),
      aRun({ runId: 'k', end: 'failed', startedAt: '2026-03-31T10:00:00Z' }),
      aRun({ runId: 'l', verdict: 'contradicted', startedAt: '2026-03-31T10:00:00Z' }),
    ];
    const now = new Date(midnight + 12 * 3_600_000);
    const found = verifyRows(more, new Map(), midnightOf(now));
    expect(ids(wantedRows(found, { ...all, filter: 'needs-me' }))).toMatch(/i/);
    expect(countByFilter(found)['needs-me']).toBe(dayFigures(more, now)['needs-you']);
    expect(countByFilter(found)['needs-me']).toBe(5);
  });

  it('are found by serial or name', () => {
    expect(ids(wantedRows(rows, { ...all, text: ' 00000a ' }))).toBe('a');
    expect(ids(wantedRows(rows, { ...all, text: '図書室' }))).toBe('b');
  });

  it('follow the day bar', () => {
    expect(ids(wantedRows(rows, { ...all, day: 'waiting' }))).toBe('e');
  });

  it('stand where they stand since their proof, else since their end', () => {
    const records = byRun([
      aRecord({ runId: 'a', kind: 'prepared', at: '2026-04-01T10:00:00Z' }),
      aRecord({ runId: 'a', kind: 'verified', at: '2026-04-01T11:00:00Z' }),
    ]);
    const since = (runId: string) => verifyRows(runs, records, midnight).find(({ run }) => run.runId === runId)?.since;
    expect(since('a')).toBe('2026-04-01T11:00:00Z');
    expect(since('c')).toBe('2026-04-01T10:00:00.000Z');
  });

  it('can be looked at again unless nothing can change', () => {
    expect(
      openRuns(rows)
        .map(({ runId }) => runId)
        .join(''),
    ).toBe('gbeh');
  });
});
