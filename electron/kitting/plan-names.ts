import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import { seriesIn } from '../../shared/domain/name-template.ts';
import { type Slot, slotAt } from '../../shared/domain/slot.ts';
import type { DeviceBook } from './device-book.ts';
import { type ResolvedName, resolveName } from './naming.ts';
import { variableValues } from './variables.ts';

export type NamingContext = { readonly slots: readonly Slot[]; readonly book: DeviceBook };

/**
 * The names of devices that are planned together, in their order: numbers that are not given yet are those that applying
 * this plan would give. A device that would not be run takes none.
 */
export function planNames(
  template: string | undefined,
  devices: readonly { readonly device: DeviceSnapshot; readonly runs: boolean }[],
  { slots, book }: NamingContext,
): readonly (ResolvedName | undefined)[] {
  if (template === undefined) return devices.map(() => undefined);
  const series = seriesIn(template);
  const taken = new Map(series.map((name) => [name, 0]));
  const next = new Map(series.map((name) => [name, book.nextNumbers(name, devices.length)]));
  return devices.map(({ device, runs }) => {
    const { serial } = device.facts;
    const slot = slotAt(slots, device.locationId)?.name;
    const values = variableValues(device.facts, { slot }, book.rosterValues({ serial, slot }));
    const known = Object.fromEntries(
      series.flatMap((name) => {
        const number = serial === undefined ? undefined : book.numberOf(name, serial);
        return number === undefined ? [] : [[name, number] as const];
      }),
    );
    const foreseen = series.filter((name) => known[name] === undefined);
    const numbers = Object.fromEntries(
      foreseen.flatMap((name) => {
        const number = next.get(name)?.[taken.get(name) ?? 0];
        return serial === undefined || number === undefined ? [] : [[name, number] as const];
      }),
    );
    const name = resolveName(template, { values, numbers: { ...known, ...numbers } });
    if (runs && name.state === 'resolved') {
      for (const used of foreseen) taken.set(used, (taken.get(used) ?? 0) + 1);
    }
    return name;
  });
}
