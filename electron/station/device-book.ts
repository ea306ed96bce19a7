import type { DeviceBook } from '../kitting/device-book.ts';
import type { Clock } from '../ports/clock.ts';
import type { RosterBook } from '../roster/roster-book.ts';
import type { Store } from '../store/store.ts';

/** What this station's roster and its numbers say of a device. */
export function deviceBook(
  store: Pick<Store, 'deviceNumbers' | 'transaction'>,
  rosters: Pick<RosterBook, 'valuesOf' | 'awaitsClaim' | 'claim'>,
  clock: Clock,
): DeviceBook {
  return {
    rosterValues: rosters.valuesOf,
    numberOf: store.deviceNumbers.of,
    nextNumbers: store.deviceNumbers.next,
    keep: (device, series) => {
      const missing = series.filter((name) => store.deviceNumbers.of(name, device.serial) === undefined);
      // Asked for in every leg of every run: a commit costs the whole station a moment.
      if (missing.length === 0 && !rosters.awaitsClaim(device)) return;
      store.transaction(() => {
        for (const name of missing) store.deviceNumbers.give(name, device.serial, clock.now().toISOString());
        rosters.claim(device);
      });
    },
  };
}
