/** Something in the room did not happen within the rehearsal's patience. */
export class Overdue extends Error {
  readonly seconds: number;

  constructor(message: string, seconds: number) {
    super(message);
    this.seconds = seconds;
  }
}

/**
 * Runs `begin`, which settles by its callbacks. @returns once `done` was called. Rejects with `Overdue` after that many
 * seconds, with what `fail` was given, and when the signal aborts.
 * @param missing what is told of the state at the deadline
 */
export async function within(
  { seconds, what, missing, signal }: Patience,
  begin: (done: () => void, fail: (error: unknown) => void) => () => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const deadline = setTimeout(
    () => reject(new Overdue(`${what}: not within ${seconds} s. ${missing()}`, seconds)),
    seconds * 1000,
  );
  const abort = () => reject(new Error(`${what}: nobody is there any more`, { cause: signal?.reason }));
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  const end = begin(resolve, reject);
  try {
    await promise;
  } finally {
    end();
    clearTimeout(deadline);
    signal?.removeEventListener('abort', abort);
  }
}

type Patience = {
  readonly seconds: number;
  readonly what: string;
  readonly missing: () => string;
  readonly signal: AbortSignal | undefined;
};
