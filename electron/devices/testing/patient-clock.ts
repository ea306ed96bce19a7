import type { Clock } from '../../ports/clock.ts';
import { createTestClock } from '../../ports/test-clock.ts';

/** A clock on which pauses up to `longestMs` pass at once, while deadlines stand still. */
export function createPatientClock(longestMs: number): Clock {
  const clock = createTestClock();
  return {
    ...clock,
    after(ms, callback) {
      const cancel = clock.after(ms, callback);
      if (ms <= longestMs) void clock.advance(ms);
      return cancel;
    },
  };
}
