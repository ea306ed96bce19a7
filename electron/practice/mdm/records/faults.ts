import { z } from 'zod';
import type { Clock } from '../../../ports/clock.ts';
import { createSeededRandom } from '../../bench/seeded-random.ts';
import type { Answer, Exchange, Handler } from '../../https/exchange.ts';

/** What can go wrong between a station and its backend; `after` means that the request took effect. */
const faultKindSchema = z.discriminatedUnion('kind', [
  /** The connection ends before the request is looked at. */
  z.strictObject({ kind: z.literal('drop-before') }),
  /** The connection ends when the request took effect, before the answer. */
  z.strictObject({ kind: z.literal('drop-after') }),
  /** A 5xx; `after` when the request took effect all the same. */
  z.strictObject({
    kind: z.literal('server-error'),
    status: z.int().min(500).max(599).default(503),
    after: z.boolean().default(false),
  }),
  /** A 429; Retry-After in seconds, as a date of the server's own clock, or none. */
  z.strictObject({
    kind: z.literal('too-many-requests'),
    retryAfterSeconds: z.int().min(0).max(86_400).optional(),
    asDate: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000) }),
  /** Half of the answer, then the end of the connection. */
  z.strictObject({ kind: z.literal('truncated') }),
  /** The answer's bytes stand on the connection twice. */
  z.strictObject({ kind: z.literal('duplicated-answer') }),
  /** Something on the way sends the request a second time; the answer is the second one's. */
  z.strictObject({ kind: z.literal('duplicated-request') }),
]);

export const recordFaultSchema = z.strictObject({
  fault: faultKindSchema,
  method: z.string().max(10).optional(),
  /** Requests that fit and pass before this one counts. */
  after: z.int().min(0).default(0),
  /** How many it hits; all when left out. */
  times: z.int().min(1).optional(),
  /** The part of fitting requests it hits. */
  probability: z.number().min(0).max(1).default(1),
});
export type RecordFault = z.infer<typeof recordFaultSchema>;
type FaultKind = RecordFault['fault'];

export type FaultInjector = {
  readonly handler: Handler;
  /** Replaces all faults; the seed makes a run repeatable. */
  set(faults: readonly RecordFault[], seed: string): void;
  /** How often each fault was done since `set`, in their order. */
  hits(): readonly number[];
};

/** Puts faults in front of a handler; the first that fits a request is done. */
export function injectFaults(inner: Handler, clock: Clock): FaultInjector {
  let rules: { readonly fault: RecordFault; seen: number; hits: number }[] = [];
  let random = createSeededRandom('faults');

  function choose(exchange: Exchange): FaultKind | undefined {
    for (const rule of rules) {
      const { method = exchange.method, after, times = Number.POSITIVE_INFINITY, probability } = rule.fault;
      if (method !== exchange.method) continue;
      rule.seen += 1;
      if (rule.seen <= after || rule.hits >= times || !random.chance(probability)) continue;
      rule.hits += 1;
      return rule.fault.fault;
    }
    return undefined;
  }

  return {
    set(faults, seed) {
      rules = faults.map((fault) => ({ fault, seen: 0, hits: 0 }));
      random = createSeededRandom(seed);
    },
    hits: () => rules.map(({ hits }) => hits),
    handler(exchange) {
      const fault = choose(exchange);
      return fault ? answerWith(fault, exchange, inner, clock) : inner(exchange);
    },
  };
}

async function answerWith(fault: FaultKind, exchange: Exchange, inner: Handler, clock: Clock): Promise<Answer> {
  switch (fault.kind) {
    case 'drop-before':
      return { status: 0, wire: 'drop' };
    case 'drop-after':
      return { ...(await inner(exchange)), wire: 'drop' };
    case 'server-error':
      if (fault.after) await inner(exchange);
      return { status: fault.status };
    case 'too-many-requests':
      return { status: 429, headers: retryAfter(fault, clock) };
    case 'slow':
      await new Promise<void>((resolve) => void clock.after(fault.ms, resolve));
      return inner(exchange);
    case 'truncated':
      return { ...(await inner(exchange)), wire: 'truncate' };
    case 'duplicated-answer':
      return { ...(await inner(exchange)), wire: 'duplicate' };
    case 'duplicated-request':
      await inner(exchange);
      return inner(exchange);
  }
}

function retryAfter(
  { retryAfterSeconds: seconds, asDate }: Extract<FaultKind, { kind: 'too-many-requests' }>,
  clock: Clock,
): Record<string, string> {
  if (seconds === undefined) return {};
  const date = new Date(clock.now().getTime() + seconds * 1000);
  return { 'retry-after': asDate ? date.toUTCString() : String(seconds) };
}
