import type { Clock } from './clock.ts';

/**
 * A wall clock that never goes back within this process: while the system's stands behind, it runs on by the monotonic
 * one. For what must fall due although somebody sets the clock; what is written down as a fact keeps the system's.
 */
export function steadyClock(clock: Clock): Clock {
  let last = { at: clock.now().getTime(), monotonic: clock.monotonic() };
  return {
    ...clock,
    now: () => {
      const monotonic = clock.monotonic();
      const at = Math.max(clock.now().getTime(), last.at + monotonic - last.monotonic);
      last = { at, monotonic };
      return new Date(at);
    },
  };
}
