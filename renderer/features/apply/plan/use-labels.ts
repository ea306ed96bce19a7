import { useMemo } from 'react';
import type { DevicePlan } from '../../../../shared/domain/plan.ts';
import { useBench } from '../../../state/bench-store.ts';
import { locationLabel } from '../bench/location-label.ts';
import { slotOf } from '../bench/places.ts';

/** Names devices of a plan by where they are: "3", or "1-2.4", or the end of the serial number. */
export function usePlanLabels(devices: readonly DevicePlan[]): ReadonlyMap<string, string> {
  const slots = useBench((bench) => bench.slots);
  return useMemo(() => {
    const known = useBench.getState().devices;
    return new Map(
      devices.map(({ deviceKey, slot, serial }) => {
        const locationId = known.get(deviceKey)?.locationId;
        const place = slotOf(slots, locationId)?.name ?? slot;
        const port = locationId === undefined ? undefined : locationLabel(locationId);
        return [deviceKey, place ?? port ?? `…${(serial ?? deviceKey).slice(-6)}`];
      }),
    );
  }, [devices, slots]);
}

const natural = new Intl.Collator('en', { numeric: true }).compare;

/** "1, 2, 5" in the order of the room. */
export function labelList(keys: readonly string[], labels: ReadonlyMap<string, string>): string {
  return keys
    .map((key) => labels.get(key) ?? key)
    .sort(natural)
    .join(', ');
}
