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

/** One try at one record. @returns undefined when our own stop ended it. */
export async function tryOnce(
  row: OutboxRow,
  backend: MdmBackend,
  signal: AbortSignal,
): Promise<DeliverResult | undefined> {
  if (sha256Of(row.payload) !== row.sha256) return { kind: 'reject', problem: new KitError('backend.payload-changed') };
  try {
    return await backend.deliver(row, signal);
  } catch (error) {
    return signal.aborted ? undefined : { kind: 'retry', strike: true, problem: asKitError(error) };
  }
}

/** Writes down what a try came to, for the record and for its server. `news`: see `destinationAfter`. */
export function noteResult(context: AttemptContext, row: OutboxRow, result: DeliverResult, news: boolean): void {
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
