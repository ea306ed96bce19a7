import { KitError } from '../../shared/errors/kit-error.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves when the process is asked to end by a signal. Later signals change nothing: Ctrl-C reaches a program twice,
 * from the terminal and from its launcher, and the second must not cut a good end short.
 */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}

/**
 * Runs `work` with a signal that aborts with `internal.aborted` when the process is asked to end. Asking again changes
 * nothing: a terminal asks every process of a pipeline, and the launcher passes it on once more.
 */
export async function untilInterrupted<T>(what: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = () => controller.abort(new KitError('internal.aborted', { what }));
  for (const signal of signals) process.on(signal, interrupt);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}
