import type { Clock } from '../ports/clock.ts';

export type PracticeClock = Clock & {
  /** Moves time on: everything that falls due by then runs, in its order, as soon as the event loop turns. */
  advance(ms: number): void;
};

type Timer = { readonly at: number; readonly callback: () => void; cancel: () => void };

/** The system's timers hold 31 bits of milliseconds, 24 days; a longer wait is made of several. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** The base clock, and what it was moved on by: minutes, days and years of practice pass when the control channel says so. */
export function createPracticeClock(base: Clock): PracticeClock {
  let offset = 0;
  const timers = new Set<Timer>();
  const monotonic = () => base.monotonic() + offset;

  function arm(timer: Timer): void {
    const left = Math.max(0, timer.at - monotonic());
    const isLast = left <= LONGEST_WAIT_MS;
    timer.cancel = base.after(isLast ? left : LONGEST_WAIT_MS, () => {
      if (!isLast) return arm(timer);
      timers.delete(timer);
      timer.callback();
    });
  }

  return {
    now: () => new Date(base.now().getTime() + offset),
    monotonic,
    after(ms, callback) {
      const timer: Timer = { at: monotonic() + ms, callback, cancel: () => {} };
      timers.add(timer);
      arm(timer);
      return () => {
        timers.delete(timer);
        timer.cancel();
      };
    },
    advance(ms) {
      offset += ms;
      for (const timer of [...timers].toSorted((a, b) => a.at - b.at)) {
        timer.cancel();
        arm(timer);
      }
    },
  };
}
