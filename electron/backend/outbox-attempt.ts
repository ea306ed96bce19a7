import type { Delivery } from '../../shared/domain/record.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { OutboxRow } from '../store/repositories/outbox.ts';
import { sha256Of } from '../store/repositories/records.ts';
import type { Store } from '../store/store.ts';
import { backoffMs, destinationAfter, later, maxStrikes } from './outbox-policy.ts';
import type { DeliverResult, MdmBackend } from './port.ts';

export type AttemptContext = {
  readonly store: Store;
  /** What is written down as a fact. */
  readonly clock: Clock;
  /** What falls due. */
  readonly steady: Clock;
  readonly random: () => number;
};

/** What a try at a record came to; without a result when our own stop ended it. */
export type Outcome = {
  readonly row: OutboxRow;
  readonly result: DeliverResult | undefined;
  readonly news: boolean;
};

/** One request for one record, or for several where the backend takes them. @returns their results in that order. */
export async function tryTogether(
  rows: readonly OutboxRow[],
  backend: MdmBackend,
  signal: AbortSignal,
): Promise<(DeliverResult | undefined)[]> {
  const { batch } = backend;
  if (batch === undefined || rows.length === 1 || !rows.every(isUnchanged)) {
    return Promise.all(rows.map((row) => tryOnce(row, backend, signal)));
  }
  try {
    // Nobody knows which of them a server failed at.
    return (await batch.deliver(rows, signal)).map((result) =>
      result.kind === 'retry' ? { ...result, strike: false } : result,
    );
  } catch (error) {
    const result = { kind: 'retry', strike: false, problem: asKitError(error) } as const;
    return rows.map(() => (signal.aborted ? undefined : result));
  }
}

/**
 * What one request came to, record by record. What its server said of itself counts once, and after everything that it
 * took: a delivery would undo it.
 */
export function outcomesOf(
  rows: readonly OutboxRow[],
  results: readonly (DeliverResult | undefined)[],
  news: boolean,
): Outcome[] {
  const isOfServer = ({ result }: Outcome) => result?.kind === 'retry' || result?.kind === 'pause';
  const outcomes = rows.map((row, at): Outcome => ({ row, result: results[at], news: false }));
  const ofServer = outcomes.filter(isOfServer).map((outcome, nth) => ({ ...outcome, news: news && nth === 0 }));
  return [...outcomes.filter((outcome) => !isOfServer(outcome)), ...ofServer];
}

async function tryOnce(row: OutboxRow, backend: MdmBackend, signal: AbortSignal): Promise<DeliverResult | undefined> {
  if (!isUnchanged(row)) return { kind: 'reject', problem: new KitError('backend.payload-changed') };
  try {
    return await backend.deliver(row, signal);
  } catch (error) {
    return signal.aborted ? undefined : { kind: 'retry', strike: true, problem: asKitError(error) };
  }
}

function isUnchanged({ payload, sha256 }: OutboxRow): boolean {
  return sha256Of(payload) === sha256;
}

/** Writes down what a try came to, for the record and for its server; within a transaction. @returns how the record stands. */
export function noteOutcome(context: AttemptContext, outcome: Outcome): Delivery | undefined {
  const { store } = context;
  const { row, result } = outcome;
  if (result === undefined) store.outbox.release(row.recordId);
  else noteResult(context, row, result, outcome.news);
  if (result?.kind !== 'delivered') return store.records.delivery(row.recordId);
  const { lastProblem: _, ...delivery } = row.delivery;
  return { ...delivery, status: 'delivered' };
}

/** `news`: see `destinationAfter`. */
function noteResult(context: AttemptContext, row: OutboxRow, result: DeliverResult, news: boolean): void {
  const { store, steady, random } = context;
  noteRow(context, row, result);
  const before = store.destinations.get(row.serverId);
  const after = destinationAfter(before, result, news, steady.now(), random);
  if (after !== before) store.destinations.save(row.serverId, after);
}

function noteRow({ store, clock, steady, random }: AttemptContext, row: OutboxRow, result: DeliverResult): void {
  const { outbox } = store;
  if (result.kind === 'delivered') {
    outbox.delivered(row.recordId, clock.now().toISOString());
    return;
  }
  const problem = result.problem.toProblem();
  const strikes = row.strikes + (result.kind === 'retry' && result.strike ? 1 : 0);
  if (result.kind === 'reject' || strikes >= maxStrikes) {
    outbox.park(row.recordId, problem);
    return;
  }
  // Without a strike the record is not to blame: its server rests, not it.
  const waitMs = strikes > row.strikes ? backoffMs(row.strikes, random) : 0;
  outbox.retryLater(row.recordId, later(steady.now(), waitMs), strikes, problem);
}
