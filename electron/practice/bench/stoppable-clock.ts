import type { Clock } from '../../ports/clock.ts';

/** A clock whose timers can all be cancelled at once: after `stop` nothing of the bench runs any more. */
export function createStoppableClock(base: Clock): Clock & { stop(): void } {
  const cancels = new Set<() => void>();
  let stopped = false;
  return {
    now: () => base.now(),
    monotonic: () => base.monotonic(),
    after(ms, callback) {
      if (stopped) return () => {};
      const cancelBase = base.after(ms, () => {
        cancels.delete(cancel);
        callback();
      });
      const cancel = () => {
        cancels.delete(cancel);
        cancelBase();
      };
      cancels.add(cancel);
      return cancel;
    },
    stop() {
      stopped = true;
      for (const cancel of [...cancels]) cancel();
    },
  };
}
