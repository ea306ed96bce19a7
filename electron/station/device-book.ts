import type { DeviceBook } from '../kitting/device-book.ts';
import type { Clock } from '../ports/clock.ts';
import type { RosterBook } from '../roster/roster-book.ts';
import type { Store } from '../store/store.ts';

/** What this station's roster and its numbers say of a device. */
export function deviceBook(
  store: Pick<Store, 'deviceNumbers' | 'transaction'>,
  rosters: Pick<RosterBook, 'valuesOf' | 'claim'>,
  clock: Clock,
): DeviceBook {
  return {
    rosterValues: rosters.valuesOf,
    numberOf: store.deviceNumbers.of,
    nextNumbers: store.deviceNumbers.next,
    keep: (device, series) =>
      store.transaction(() => {
        for (const name of series) store.deviceNumbers.give(name, device.serial, clock.now().toISOString());
        rosters.claim(device);
      }),
  };
}
