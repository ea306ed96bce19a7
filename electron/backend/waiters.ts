/** Promises that one event settles all at once, each of which its own signal may end sooner. */
export type Waiters<T> = {
  /** Rejects with the signal's reason. */
  wait(signal: AbortSignal): Promise<T>;
  settle(value: T): void;
  fail(reason: unknown): void;
};

type Waiter<T> = { readonly resolve: (value: T) => void; readonly reject: (reason: unknown) => void };

export function createWaiters<T>(): Waiters<T> {
  const waiters = new Set<Waiter<T>>();
  const take = () => {
    const all = [...waiters];
    waiters.clear();
    return all;
  };
  return {
    wait: (signal) => {
      if (signal.aborted) return Promise.reject(signal.reason);
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const waiter = { resolve, reject };
      const onAbort = () => {
        waiters.delete(waiter);
        reject(signal.reason);
      };
      waiters.add(waiter);
      signal.addEventListener('abort', onAbort, { once: true });
      return promise.finally(() => signal.removeEventListener('abort', onAbort));
    },
    settle: (value) => {
      for (const { resolve } of take()) resolve(value);
    },
    fail: (reason) => {
      for (const { reject } of take()) reject(reason);
    },
  };
}
