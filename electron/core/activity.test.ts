import { describe, expect, it } from 'vitest';
import type { RunView } from '../../shared/domain/run.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { createActivityMeter } from './activity.ts';
import type { Activity } from './messages.ts';

function run(deviceKey: string, change: Partial<RunView> = {}, runId = `run of ${deviceKey}`): RunView {
  return {
    runId,
    deviceKey,
    blueprintId: 'b',
    blueprintName: '1A',
    attempt: 1,
    steps: [
      { step: 'identify', state: 'done', tries: 1 },
      { step: 'pair', state: 'running', tries: 1 },
      { step: 'erase', state: 'pending', tries: 0 },
      { step: 'activate', state: 'skipped', tries: 0 },
    ],
    phase: 'running',
    startedAt: '2026-04-01T00:00:00.000Z',
    ...change,
  };
}
const ended = (end: RunView['end']): Partial<RunView> => ({ phase: 'ended', ...(end === undefined ? {} : { end }) });

async function sum(views: readonly RunView[]): Promise<Activity | undefined> {
  const clock = createTestClock();
  const told: Activity[] = [];
  const meter = createActivityMeter(clock, (activity) => told.push(activity));
  for (const view of views) meter.run(view);
  await clock.advance(1_000);
  meter.close();
  return told.at(-1);
}

describe('the activity of a station', () => {
  it('counts who works, who needs a person, and how far the batch is', async () => {
    const views = [
      run('a'),
      run('b', { phase: 'waiting', expects: 'operator' }),
      run('c', { phase: 'waiting', expects: 'consent' }),
      run('d', { phase: 'waiting', expects: 'device' }),
      run('e'),
      run('e', ended('prepared')),
      run('f'),
      run('f', ended('parked')),
    ];
    expect(await sum(views)).toEqual({
      attached: 0,
      active: 4,
      needsPerson: 3,
      done: 1,
      failed: 1,
      total: 6,
      progress: (4 * 0.5 + 2) / 6,
      paused: false,
    });
  });

  it('no longer counts a failure once the device is tried again', async () => {
    const views = [run('a'), run('b'), run('a', ended('failed')), run('a', {}, 'second')];
    expect(await sum(views)).toMatchObject({ active: 2, failed: 0, needsPerson: 0, total: 2 });
  });

  it('begins anew with the first run after a rest', async () => {
    const views = [run('a'), run('a', ended('failed')), run('b')];
    expect(await sum(views)).toMatchObject({ active: 1, failed: 0, total: 1 });
  });

  it('is not stirred by the verdict on a run of last week', async () => {
    expect(await sum([run('old', { ...ended('prepared'), verdict: 'verified' })])).toBeUndefined();
  });

  it('is told at most four times a second, with the newest figures', async () => {
    const clock = createTestClock();
    const told: Activity[] = [];
    const meter = createActivityMeter(clock, (activity) => told.push(activity));
    for (let nth = 0; nth < 100; nth++) {
      meter.run(run(`device ${nth}`));
      await clock.advance(10);
    }
    await clock.advance(1_000);
    expect(told.length).toBeLessThanOrEqual(5);
    expect(told.at(-1)).toMatchObject({ total: 100 });
  });
});
