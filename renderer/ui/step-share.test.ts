import { describe, expect, it } from 'vitest';
import { shareOver } from './step-share.ts';

describe('the part of a step that is over', () => {
  it('rises with the time and is not full before the step has ended', () => {
    expect([0, 5_000, 10_000, 60_000].map((elapsed) => shareOver(elapsed, 10_000))).toEqual([0, 0.5, 0.95, 0.95]);
  });

  it('is nothing while the clocks of station and window disagree', () => {
    expect(shareOver(-2_000, 10_000)).toBe(0);
  });
});
