import type { Clock } from '../ports/clock.ts';

export type PracticeClock = Clock & {
  /** Moves time on: everything that falls due by then runs, in its order, as soon as the event loop turns. */
  advance(ms: number): void;
};

type Timer = { readonly at: number; readonly callback: () => void; cancel: () => void };

/** The base clock, and what it was moved on by: minutes, days and years of practice pass when the control channel says so. */
export function createPracticeClock(base: Clock): PracticeClock {
  let offset = 0;
  const timers = new Set<Timer>();
  const monotonic = () => base.monotonic() + offset;

  function arm(timer: Timer): void {
    timer.cancel = base.after(Math.max(0, timer.at - monotonic()), () => {
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
