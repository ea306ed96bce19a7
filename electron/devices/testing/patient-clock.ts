import type { Clock } from '../../ports/clock.ts';
import { createTestClock } from '../../ports/test-clock.ts';

/** A clock on which pauses of exactly `pauseMs` pass at once, while deadlines stand still. */
export function createPatientClock(pauseMs: number): Clock {
  const clock = createTestClock();
  return {
    ...clock,
    after(ms, callback) {
      const cancel = clock.after(ms, callback);
      if (ms === pauseMs) void clock.advance(pauseMs);
      return cancel;
    },
  };
}
