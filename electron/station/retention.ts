import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';

const dayMs = 24 * 60 * 60 * 1000;

export type Retention = {
  /** Begins to remove once a day what is older than the setting says; now as well. */
  start(): void;
  setKeepDays(days: number | null): void;
  /** Removes what was delivered longer ago than this. @returns how many. */
  purge(olderThanDays: number): number;
  close(): void;
};

/** Delivered records leave the station by age; an audit without names stays (records hold pupils' names). */
export function createRetention(store: Pick<Store, 'settings' | 'outbox' | 'transaction'>, clock: Clock): Retention {
  let cancel = () => {};

  function purge(olderThanDays: number): number {
    const now = clock.now();
    const before = new Date(now.getTime() - olderThanDays * dayMs);
    return store.transaction(() => store.outbox.purgeDelivered(before.toISOString(), now.toISOString()));
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
    close: () => cancel(),
  };
}
