import type { Clock } from '../ports/clock.ts';

/** Wakes one waiter early. */
export type Bell = {
  ring(): void;
  /** Resolves when rung or after `ms`. Rejects with the signal's reason. */
  wait(clock: Clock, ms: number, signal: AbortSignal): Promise<'rung' | 'timeout'>;
};

export function createBell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const listener of listeners) listener();
    },
    wait: (clock, ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const end = () => {
          cancel();
          listeners.delete(onRing);
          signal.removeEventListener('abort', onAbort);
        };
        const onRing = () => {
          end();
          resolve('rung');
        };
        const onAbort = () => {
          end();
          reject(signal.reason);
        };
        const cancel = clock.after(ms, () => {
          end();
          resolve('timeout');
        });
        listeners.add(onRing);
        signal.addEventListener('abort', onAbort, { once: true });
      }),
  };
}
