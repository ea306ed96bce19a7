import { type DeliverResult, type MdmBackend, refusals } from '../../electron/backend/port.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { ErrorCode } from '../../shared/errors/table.ts';

export type ScriptedBackend = MdmBackend & {
  /** Ids in the order they were tried, with the time by `now`. */
  readonly tries: { readonly id: string; readonly atMs: number }[];
  /** Most records in flight at once. */
  readonly peak: number;
  /** Decides what becomes of each try; delivered when undefined. */
  answer: ((id: string) => DeliverResult | Promise<DeliverResult>) | undefined;
};

/** A backend in memory, for what a queue does with answers; how answers come about is the adapters' tests. */
export function createScriptedBackend(now: () => number): ScriptedBackend {
  const tries: { id: string; atMs: number }[] = [];
  let inFlight = 0;
  let peak = 0;
  const backend: ScriptedBackend = {
    ...refusals('scripted'),
    capabilities: { records: true, lookup: false, commands: false, files: false },
    tries,
    get peak() {
      return peak;
    },
    answer: undefined,
    deliver: async ({ recordId }, signal) => {
      tries.push({ id: recordId, atMs: now() });
      inFlight += 1;
      peak = Math.max(peak, inFlight);
      const stopped = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      try {
        const answer = backend.answer?.(recordId) ?? ({ kind: 'delivered' } as const);
        return await Promise.race([answer, stopped]);
      } finally {
        inFlight -= 1;
      }
    },
    check: () => Promise.resolve(),
    close: () => {},
  };
  return backend;
}

export function retryFor(code: ErrorCode, options: { strike?: boolean; retryAfterMs?: number } = {}): DeliverResult {
  return { kind: 'retry', strike: false, problem: new KitError(code), ...options };
}
