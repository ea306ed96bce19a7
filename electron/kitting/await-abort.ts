import type { Clock } from '../ports/clock.ts';

/**
 * Waits for `target` to abort. @returns whether it did within `ms`.
 * Rejects with the reason of `outer` when only that aborted.
 */
export function awaitAbort(target: AbortSignal, clock: Clock, ms: number, outer: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      cancel();
      target.removeEventListener('abort', settle);
      outer.removeEventListener('abort', settle);
      // A leg's signal follows its attachment: when both aborted, the attachment is the answer.
      if (target.aborted) resolve(true);
      else if (outer.aborted) reject(outer.reason);
      else resolve(false);
    };
    const cancel = clock.after(ms, settle);
    target.addEventListener('abort', settle, { once: true });
    outer.addEventListener('abort', settle, { once: true });
    if (target.aborted || outer.aborted) settle();
  });
}
