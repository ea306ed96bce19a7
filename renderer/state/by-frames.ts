/** A burst is spread over so many frames: none of them gets too much to draw, and all is drawn within a tenth of a second. */
const frames = 5;
/** What a hidden page waits instead of a frame, which it would not get. */
const hiddenPauseMs = 100;

export type ByFrames<T> = {
  take(entries: Iterable<readonly [key: string, value: T]>): void;
  /** Forgets what was not handed on yet. */
  clear(): void;
};

/**
 * Hands values on a few per frame, in the order in which they came; of two with the same key only the newer one, at the
 * place of the older.
 */
export function createByFrames<T>(apply: (values: readonly T[]) => void): ByFrames<T> {
  const held = new Map<string, T>();
  let isDue = false;
  let perFrame = 0;

  const next = () => {
    const due = [...held].slice(0, document.hidden ? held.size : perFrame);
    for (const [key] of due) held.delete(key);
    isDue = held.size > 0;
    if (isDue) schedule(next);
    if (due.length > 0) apply(due.map(([, value]) => value));
  };

  return {
    take: (entries) => {
      for (const [key, value] of entries) held.set(key, value);
      perFrame = Math.ceil(held.size / frames);
      if (isDue || held.size === 0) return;
      isDue = true;
      schedule(next);
    },
    clear: () => held.clear(),
  };
}

function schedule(callback: () => void): void {
  if (document.hidden) setTimeout(callback, hiddenPauseMs);
  else requestAnimationFrame(callback);
}
