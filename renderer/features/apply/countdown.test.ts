import { describe, expect, it } from 'vitest';
import { countdownOf, secondsLeft } from './countdown.ts';
import { at, noon, sampleRun } from './test-samples.ts';

const waiting = (code: string) =>
  sampleRun('a', {
    phase: 'waiting',
    expects: 'operator',
    waitingFor: { code, params: { seconds: '10' } },
    waitingSince: at(0),
  });

describe('the countdown of a run', () => {
  it('ends when the station said, whenever this window began to look', () => {
    const countdown = countdownOf(waiting('wait.pull-out'));
    expect(countdown).toMatchObject({ endsAt: noon + 10_000, erases: true });
    if (countdown === undefined) return;
    expect([-5_000, 0, 3_001, 10_000, 60_000].map((ms) => secondsLeft(countdown, noon + ms))).toEqual([
      10, 10, 7, 0, 0,
    ]);
  });

  it('is told apart: an erase, or a configuration', () => {
    expect(countdownOf(waiting('wait.auto-start'))?.erases).toBe(false);
    expect(countdownOf(waiting('wait.trust'))).toBeUndefined();
    expect(countdownOf(sampleRun('a'))).toBeUndefined();
    expect(countdownOf(undefined)).toBeUndefined();
  });
});
