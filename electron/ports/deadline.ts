import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from './clock.ts';

/**
 * Runs `work` with a signal that aborts when the deadline passes or the outer signal aborts.
 * @throws KitError `internal.timeout` at the deadline, the outer signal's reason when that came first.
 */
export async function withDeadline<T>(
  clock: Clock,
  what: string,
  ms: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  const onOuter = () => controller.abort(outer?.reason);
  outer?.addEventListener('abort', onOuter, { once: true });
  const cancel = clock.after(ms, () =>
    controller.abort(new KitError('internal.timeout', { what, seconds: String(Math.round(ms / 1000)) })),
  );
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(controller.signal), aborted]);
  } finally {
    cancel();
    outer?.removeEventListener('abort', onOuter);
  }
}
