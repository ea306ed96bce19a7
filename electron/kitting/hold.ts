/** Keeps one run from starting another step, for as long as a person wants. It lives in memory, as the pause of all does. */
export type Hold = {
  set(isOn: boolean): void;
  isOn(): boolean;
  /** Resolves at once, or when the hold ends. Rejects with the signal's reason. */
  gate(signal: AbortSignal): Promise<void>;
};

export function createHold(): Hold {
  const waiting = new Set<() => void>();
  let on = false;
  return {
    set: (isOn) => {
      on = isOn;
      if (on) return;
      for (const go of waiting) go();
      waiting.clear();
    },
    isOn: () => on,
    gate: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        if (!on) return resolve();
        const onAbort = () => {
          waiting.delete(go);
          reject(signal.reason);
        };
        const go = () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        };
        signal.addEventListener('abort', onAbort, { once: true });
        waiting.add(go);
      }),
  };
}
