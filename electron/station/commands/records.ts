import { KitError } from '../../../shared/errors/kit-error.ts';
import { exportRecords } from '../../backend/export.ts';
import { dayOf, dayReport } from '../../backend/report/day.ts';
import { renderDayReport } from '../../backend/report/render.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

/** `records.sync` gives up waiting after this long; what is left stays in the queue. */
const syncDeadlineMs = 15_000;

export function recordHandlers({
  store,
  outbox,
  mirror,
  retention,
  shifts,
  status,
  publishStatus,
  clock,
}: StationContext): Pick<
  Handlers,
  | 'records.list'
  | 'records.sync'
  | 'records.retry'
  | 'records.release'
  | 'records.discard'
  | 'records.amend'
  | 'records.purge'
  | 'records.purgePreview'
  | 'records.retention'
  | 'records.setRetention'
  | 'records.audit'
  | 'records.export'
  | 'records.report'
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
    'records.release': ({ serverId }) => ({ released: outbox.release(serverId) }),
    'records.discard': ({ id, reason }) => {
      outbox.discard(id, reason, shifts.current()?.operator);
      mirror.kick();
      publishStatus();
      return {};
    },
    'records.amend': ({ id, changes, reason }) => {
      const amended = outbox.amend(id, changes, reason, shifts.current()?.operator);
      mirror.kick();
      publishStatus();
      return deliveryOf(amended);
    },
    'records.purge': ({ olderThanDays }) => {
      const purged = retention.purge(olderThanDays);
      publishStatus();
      return { purged };
    },
    'records.purgePreview': ({ olderThanDays }) => retention.preview(olderThanDays),
    'records.retention': () => ({ keepDays: store.settings.keepDays() }),
    'records.setRetention': ({ keepDays }) => {
      retention.setKeepDays(keepDays);
      publishStatus();
      return { keepDays };
    },
    'records.audit': () => ({ discarded: store.outbox.discarded(), purged: store.outbox.purged() }),
    'records.export': ({ format, encoding }) => exportRecords(store.records.list(), format, clock.now(), encoding),
    'records.report': ({ day: wanted, language }) => {
      const now = clock.now();
      const day = dayOf(wanted, now);
      const during = store.shifts.during(day.from.toISOString(), day.to.toISOString());
      const report = dayReport(day, store.records.list(), during);
      const { profile, station } = status.read();
      const html = renderDayReport(report, { stationLabel: profile.label, station, now }, language);
      return { fileName: `kitbench-report-${day.day}.html`, data: Buffer.from(html, 'utf8').toString('base64') };
    },
  };

  function deliveryOf(id: string) {
    const delivery = store.records.delivery(id);
    if (delivery === undefined) throw new KitError('input.not-found', { what: 'record', name: id });
    return delivery;
  }
}
