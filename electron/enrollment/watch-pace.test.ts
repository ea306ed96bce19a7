import { describe, expect, it } from 'vitest';
import { nextQuestionMs } from './watch-pace.ts';

const middle = 0.5;

describe('the pace of questions to a backend', () => {
  it('is a second while something moves', () => {
    expect(nextQuestionMs({ quietMs: 0, attached: false, failures: 0 }, middle)).toBe(1000);
    expect(nextQuestionMs({ quietMs: 60_000, attached: false, failures: 0 }, middle)).toBe(1000);
  });

  it('slows down with the quiet, to five minutes', () => {
    expect(nextQuestionMs({ quietMs: 600_000, attached: false, failures: 0 }, middle)).toBe(60_000);
    expect(nextQuestionMs({ quietMs: 86_400_000, attached: false, failures: 0 }, middle)).toBe(300_000);
  });

  it('stays near while a device is attached', () => {
    expect(nextQuestionMs({ quietMs: 86_400_000, attached: true, failures: 0 }, middle)).toBe(5000);
    expect(nextQuestionMs({ quietMs: 0, attached: true, failures: 1000 }, middle)).toBe(5000);
  });

  it('doubles after failures, however hot it was', () => {
    const waits = [1, 2, 3, 100].map((failures) => nextQuestionMs({ quietMs: 0, attached: false, failures }, middle));
    expect(waits).toEqual([2000, 4000, 8000, 300_000]);
  });

  it('spreads by a quarter to each side', () => {
    const pace = { quietMs: 0, attached: false, failures: 0 };
    expect([nextQuestionMs(pace, 0), nextQuestionMs(pace, 1)]).toEqual([750, 1250]);
  });
});
