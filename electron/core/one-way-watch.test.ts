import { describe, expect, it } from 'vitest';
import type { RunView } from '../../shared/domain/run.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { watchOneWaySteps } from './one-way-watch.ts';

function run(runId: string, steps: Partial<Record<string, RunView['steps'][number]['state']>>, end = false): RunView {
  return {
    runId,
    deviceKey: runId,
    blueprintId: 'b',
    blueprintName: '1A',
    attempt: 1,
    steps: Object.entries(steps).map(([step, state]) => ({
      step: step as RunView['steps'][number]['step'],
      state: state ?? 'pending',
      tries: 1,
    })),
    phase: end ? 'ended' : 'running',
    startedAt: '2026-04-01T00:00:00.000Z',
  };
}

function watched() {
  const clock = createTestClock();
  const told: number[] = [];
  return { clock, told, take: watchOneWaySteps(clock, (ms) => told.push(ms)) };
}

describe('one-way steps under way', () => {
  it('are told with the time their deadline leaves, and when they are over', () => {
    const { told, take } = watched();
    take(run('a', { pair: 'running', erase: 'pending' }));
    take(run('a', { pair: 'done', erase: 'running' }));
    take(run('a', { erase: 'done', activate: 'running' }));
    take(run('a', { erase: 'done', supervise: 'running' }));
    take(run('a', { supervise: 'maybe' }));
    expect(told).toEqual([240_000, 0, 210_000, 0]);
  });

  it('are told once each, whatever else changes meanwhile', () => {
    const { told, take } = watched();
    for (let nth = 0; nth < 5; nth++) take(run('a', { erase: 'running' }));
    expect(told).toEqual([240_000]);
  });

  it('count by the one that takes longest', async () => {
    const { clock, told, take } = watched();
    take(run('a', { erase: 'running' }));
    await clock.advance(100_000);
    take(run('b', { supervise: 'running' }));
    take(run('b', { supervise: 'done' }));
    take(run('a', { erase: 'done' }));
    expect(told).toEqual([240_000, 210_000, 140_000, 0]);
  });

  it('are over when their run is', () => {
    const { told, take } = watched();
    take(run('a', { erase: 'running' }));
    take(run('a', { erase: 'running' }, true));
    expect(told).toEqual([240_000, 0]);
  });
});
