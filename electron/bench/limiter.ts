/** At most `most` pieces of work at a time, in the order asked. */
export type Limiter = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

export function createLimiter(most: number): Limiter {
  const waiting = new Set<() => void>();
  let running = 0;

  function turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (running < most) {
      running++;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        waiting.delete(start);
        reject(signal.reason);
      };
      const start = () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      waiting.add(start);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  function pass(): void {
    const [next] = waiting;
    if (next === undefined) {
      running--;
      return;
    }
    waiting.delete(next);
    next();
  }

  return async (signal, work) => {
    await turn(signal);
    try {
      return await work();
    } finally {
      pass();
    }
  };
}
