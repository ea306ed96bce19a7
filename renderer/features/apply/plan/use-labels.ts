import { useMemo } from 'react';
import type { DevicePlan } from '../../../../shared/domain/plan.ts';
import { slotAt } from '../../../../shared/domain/slot.ts';
import { locationLabel } from '../../../../shared/domain/usb-place.ts';
import { useBench } from '../../../state/bench-store.ts';

/** Names devices of a plan by where they are: "3", or "1-2.4", or the end of the serial number. */
export function usePlanLabels(devices: readonly DevicePlan[]): ReadonlyMap<string, string> {
  const slots = useBench((bench) => bench.slots);
  return useMemo(() => {
    const known = useBench.getState().devices;
    return new Map(
      devices.map(({ deviceKey, slot, serial }) => {
        const locationId = known.get(deviceKey)?.locationId;
        const place = slotAt(slots, locationId)?.name ?? slot;
        const port = locationId === undefined ? undefined : locationLabel(locationId);
        return [deviceKey, place ?? port ?? `…${(serial ?? deviceKey).slice(-6)}`];
      }),
    );
  }, [devices, slots]);
}

const natural = new Intl.Collator('en', { numeric: true }).compare;

/** "1–3, 5" in the order of the room: three numbers and more in a row are written as one. */
export function labelList(keys: readonly string[], labels: ReadonlyMap<string, string>): string {
  const rows: string[][] = [];
  for (const label of keys.map((key) => labels.get(key) ?? key).sort(natural)) {
    const row = rows.at(-1);
    if (row !== undefined && follows(label, row.at(-1))) row.push(label);
    else rows.push([label]);
  }
  return rows.flatMap((row) => (row.length > 2 ? `${row[0]}–${row.at(-1)}` : row)).join(', ');
}

function follows(label: string, before: string | undefined): boolean {
  const isNumber = /^\d{1,6}$/;
  return before !== undefined && isNumber.test(label) && isNumber.test(before) && Number(label) === Number(before) + 1;
}
