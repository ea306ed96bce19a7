import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';
import type { RosterBook } from './roster-book.ts';

const dayMs = 86_400_000;

export type RosterRetention = {
  /** Begins to remove once a day what is older than the setting says; now as well. */
  start(): void;
  setKeepDays(days: number | null): void;
  close(): void;
};

/** Rosters leave the station by age: they hold people's names. */
export function createRosterRetention(
  store: Pick<Store, 'settings'>,
  rosters: Pick<RosterBook, 'purge'>,
  clock: Clock,
): RosterRetention {
  let cancel = () => {};
  function start(): void {
    cancel();
    const days = store.settings.rosterKeepDays();
    if (days !== null) rosters.purge(days);
    cancel = clock.after(dayMs, start);
  }
  return {
    start,
    setKeepDays: (days) => {
      store.settings.setRosterKeepDays(days);
      start();
    },
    close: () => cancel(),
  };
}
