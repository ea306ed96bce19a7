import { describe, expect, it } from 'vitest';
import type { RunView } from '../../shared/domain/run.ts';
import { dayFigures, dayGroup, midnightOf } from './day.ts';

const now = new Date(2026, 10, 20, 15, 0);
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

function run(fields: Partial<RunView>): RunView {
  return {
    runId: 'r',
    deviceKey: 'd',
    blueprintId: 'b',
    blueprintName: 'b',
    attempt: 1,
    steps: [],
    phase: 'running',
    startedAt: minutesAgo(10),
    ...fields,
  };
}

function prepared(started: number, ended: number): RunView {
  return run({ phase: 'ended', end: 'prepared', startedAt: minutesAgo(started), endedAt: minutesAgo(ended) });
}

describe('the figures of the day', () => {
  it.each<[string, Partial<RunView>, string | undefined]>([
    ['runs', { phase: 'running' }, 'running'],
    ['waits for its turn', { phase: 'queued' }, 'waiting'],
    ['waits for the device', { phase: 'waiting', expects: 'device' }, 'waiting'],
    ['waits for a person', { phase: 'waiting', expects: 'operator' }, 'needs-you'],
    ['waits for a consent', { phase: 'waiting', expects: 'consent' }, 'needs-you'],
    ['failed', { phase: 'ended', end: 'failed' }, 'needs-you'],
    ['is parked', { phase: 'ended', end: 'parked' }, 'needs-you'],
    ['was given up', { phase: 'ended', end: 'abandoned' }, undefined],
    ['is kitted', { phase: 'ended', end: 'prepared' }, 'done'],
    ['is verified', { phase: 'ended', end: 'prepared', verdict: 'verified' }, 'done'],
    ['waits for its network', { phase: 'ended', end: 'prepared', verdict: 'waiting-for-network' }, 'waiting'],
    ['waits for a tap on its screen', { phase: 'ended', end: 'prepared', verdict: 'waiting-for-device' }, 'needs-you'],
    ['is contradicted', { phase: 'ended', end: 'prepared', verdict: 'contradicted' }, 'needs-you'],
  ])('count a device that %s', (_what, fields, group) => {
    expect(dayGroup(run(fields), midnightOf(now))).toBe(group);
  });

  it('leave yesterday out, unless it still runs', () => {
    const yesterday = { startedAt: minutesAgo(16 * 60) };
    const figures = dayFigures(
      [run({ ...yesterday, phase: 'ended', end: 'prepared' }), run({ ...yesterday, phase: 'running' })],
      now,
    );
    expect(figures).toMatchObject({ done: 0, running: 1 });
  });

  it('leave the failures of yesterday behind, and keep the enrollments that are not settled', () => {
    const yesterday = { startedAt: minutesAgo(16 * 60), phase: 'ended' } as const;
    const figures = dayFigures(
      [
        run({ ...yesterday, end: 'failed' }),
        run({ ...yesterday, end: 'prepared', verdict: 'verified' }),
        run({ ...yesterday, end: 'prepared', verdict: 'contradicted' }),
        run({ ...yesterday, end: 'prepared', verdict: 'waiting-for-network' }),
      ],
      now,
    );
    expect(figures).toMatchObject({ done: 0, 'needs-you': 1, waiting: 1 });
  });

  it('tell the rate of the last hour', () => {
    const figures = dayFigures([prepared(90, 80), prepared(30, 25), prepared(30, 20), prepared(20, 15)], now);
    expect(figures.done).toBe(4);
    expect(figures.perHour).toBe(6);
  });

  it('tell no rate before there is enough to tell', () => {
    expect(dayFigures([prepared(30, 25), prepared(30, 20)], now).perHour).toBeUndefined();
    expect(dayFigures([prepared(0.5, 0.4), prepared(0.5, 0.3), prepared(0.5, 0.2)], now).perHour).toBeUndefined();
  });
});
