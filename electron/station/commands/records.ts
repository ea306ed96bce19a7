import { KitError } from '../../../shared/errors/kit-error.ts';
import { exportRecords } from '../../backend/export.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

/** `records.sync` gives up waiting after this long; what is left stays in the queue. */
const syncDeadlineMs = 15_000;

export function recordHandlers({
  store,
  outbox,
  clock,
}: StationContext): Pick<
  Handlers,
  'records.list' | 'records.sync' | 'records.retry' | 'records.discard' | 'records.export'
> {
  return {
    'records.list': ({ serial }) => store.records.list(serial === undefined ? {} : { serial }),
    'records.sync': async () => {
      const controller = new AbortController();
      const cancel = clock.after(syncDeadlineMs, () =>
        controller.abort(new KitError('internal.timeout', { what: 'sync', seconds: String(syncDeadlineMs / 1000) })),
      );
      try {
        outbox.resume();
        await outbox.drain(controller.signal);
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      } finally {
        cancel();
      }
      const { delivered, pending, parked } = store.outbox.counts();
      return { delivered, pending, parked };
    },
    'records.retry': ({ id }) => {
      outbox.retry(id);
      return deliveryOf(id);
    },
    'records.discard': ({ id, reason }) => {
      outbox.discard(id, reason);
      return {};
    },
    'records.export': ({ format, encoding }) => exportRecords(store.records.list(), format, clock.now(), encoding),
  };

  function deliveryOf(id: string) {
    const delivery = store.records.delivery(id);
    if (delivery === undefined) throw new KitError('input.not-found', { what: 'record', name: id });
    return delivery;
  }
}
