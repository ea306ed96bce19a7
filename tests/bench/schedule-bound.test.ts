import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Caps, type Job, scheduleBound } from './schedule-bound.ts';

const equal = (count: number, job: Job) => Array.from({ length: count }, () => job);

describe('the bound no schedule can beat', () => {
  it('is the device itself when it is alone', () => {
    expect(scheduleBound([{ head: 1, heavy: 5, tail: 2 }], { heavy: 8, stagger: 3 })).toBe(8);
  });

  it('counts full rounds of a lane that is short', () => {
    expect(scheduleBound(equal(6, { head: 1, heavy: 10, tail: 2 }), { heavy: 2, stagger: 0 })).toBe(33);
  });

  it('counts the stagger when the lane is wide', () => {
    expect(scheduleBound(equal(5, { head: 0, heavy: 10, tail: 1 }), { heavy: 8, stagger: 3 })).toBe(23);
  });

  it('is never above what first come, first served takes', () => {
    const amount = fc.integer({ min: 0, max: 50 });
    const jobs = fc.array(fc.record({ head: amount, heavy: amount, tail: amount }), { minLength: 1, maxLength: 20 });
    const caps = fc.record({ heavy: fc.integer({ min: 1, max: 6 }), stagger: fc.integer({ min: 0, max: 10 }) });
    fc.assert(
      fc.property(jobs, caps, (some, under) => scheduleBound(some, under) <= firstComeFirstServed(some, under)),
    );
  });
});

/** When the last device is done if each enters the lane in the order of its arrival. */
function firstComeFirstServed(jobs: readonly Job[], caps: Caps): number {
  const lanes = Array.from({ length: caps.heavy }, () => 0);
  let lastStart = Number.NEGATIVE_INFINITY;
  let end = 0;
  for (const job of jobs.toSorted((a, b) => a.head - b.head)) {
    const free = Math.min(...lanes);
    const start = Math.max(job.head, free, lastStart + caps.stagger);
    lanes[lanes.indexOf(free)] = start + job.heavy;
    lastStart = start;
    end = Math.max(end, start + job.heavy + job.tail);
  }
  return end;
}
