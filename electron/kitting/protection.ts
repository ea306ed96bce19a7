/** Keeps a run from being cut while a one-way effect is under way. */
export type Protection = {
  protect<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves at once, or when the effect under way has ended. */
  clear(): Promise<void>;
};

export function createProtection(): Protection {
  let underWay: Promise<unknown> = Promise.resolve();
  return {
    protect: (work) => {
      const result = work();
      underWay = result.catch(() => {});
      return result;
    },
    clear: async () => {
      await underWay;
    },
  };
}
