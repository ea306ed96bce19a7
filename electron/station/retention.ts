import type { PurgePreview } from '../../shared/domain/record-care.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';

const dayMs = 24 * 60 * 60 * 1000;

export type Retention = {
  /** Begins to remove once a day what is older than the setting says; now as well. */
  start(): void;
  setKeepDays(days: number | null): void;
  /** Removes what was delivered longer ago than this. @returns how many. */
  purge(olderThanDays: number): number;
  /** What that would remove. */
  preview(olderThanDays: number): PurgePreview;
  close(): void;
};

/** Delivered records leave the station by age; an audit without names stays (records hold pupils' names). */
export function createRetention(store: Pick<Store, 'settings' | 'outbox' | 'transaction'>, clock: Clock): Retention {
  let cancel = () => {};

  const before = (days: number) => new Date(clock.now().getTime() - days * dayMs).toISOString();

  function purge(olderThanDays: number): number {
    const now = clock.now().toISOString();
    return store.transaction(() => store.outbox.purgeDelivered(before(olderThanDays), now));
  }

  function start(): void {
    cancel();
    const days = store.settings.keepDays();
    if (days !== null) purge(days);
    cancel = clock.after(dayMs, start);
  }

  return {
    start,
    setKeepDays: (days) => {
      store.settings.setKeepDays(days);
      start();
    },
    purge,
    preview: (olderThanDays) => store.outbox.purgePreview(before(olderThanDays)),
    close: () => cancel(),
  };
}
