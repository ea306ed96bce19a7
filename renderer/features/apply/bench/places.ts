import type { DeviceSnapshot } from '../../../../shared/domain/device.ts';
import type { RunView } from '../../../../shared/domain/run.ts';
import { type Slot, slotAt } from '../../../../shared/domain/slot.ts';
import { locationLabel } from '../../../../shared/domain/usb-place.ts';
import { isOfToday } from '../../../state/day.ts';

/** One square of the bench: a slot of the room, or a USB place that has no name yet. */
export type Place = {
  /** Stays the same while devices come and go. */
  readonly id: string;
  readonly label: string;
  readonly isNamed: boolean;
  readonly locationId: number | undefined;
  readonly deviceKey: string | undefined;
};

export type PlacesSource = {
  readonly devices: ReadonlyMap<string, DeviceSnapshot>;
  readonly newestRuns: ReadonlyMap<string, RunView>;
  readonly slots: readonly Slot[];
};

const natural = new Intl.Collator('en', { numeric: true }).compare;

/**
 * The bench in the order of the room: slots by name, then places without a name by their way through the USB tree, then
 * devices that are worked on and hang nowhere. Whoever was unplugged keeps the place until somebody else takes it.
 */
export function placesOf({ devices, newestRuns, slots }: PlacesSource, midnight: number): readonly Place[] {
  const present = [...devices.values()].filter(({ attached }) => attached);
  const gone = [...devices.values()].filter(
    ({ attached, key }) => !attached && isOfToday(newestRuns.get(key), midnight),
  );
  const left = new Map([...present, ...gone].map((device) => [device.key, device]));

  const named = [...slots]
    .sort((a, b) => natural(a.name, b.name))
    .flatMap((slot): Place[] => {
      const here = [...left.values()].filter((device) => slotAt([slot], device.locationId) !== undefined);
      const shown = here.some(({ attached }) => attached)
        ? here.filter((device) => device.attached || isActive(newestRuns.get(device.key)))
        : here.slice(-1);
      for (const { key } of here) left.delete(key);
      if (shown.length === 0) {
        return [placeOf(`slot:${slot.name}`, slot.name, true, slot.locationIds[0], undefined)];
      }
      return shown.map((device, index) => {
        const id = index === 0 ? `slot:${slot.name}` : `slot:${slot.name}:${device.key}`;
        return placeOf(id, slot.name, true, device.locationId, device.key);
      });
    });

  const unnamed = [...left.values()]
    .map((device) => placeAt(device))
    .sort(
      (a, b) => Number(a.locationId === undefined) - Number(b.locationId === undefined) || natural(a.label, b.label),
    );
  return [...named, ...unnamed.filter(onePerId())];
}

/**
 * Hands out the same list as long as nothing in it changed, so that the grid is drawn again only when it must be. What
 * places depend on is compared first: a busy bench changes sixty times a second, its places hardly ever.
 */
export function createPlaces(): (source: PlacesSource, midnight: number) => readonly Place[] {
  let last: readonly Place[] = [];
  let lastGround: string | undefined;
  let lastSlots: readonly Slot[] | undefined;
  return (source, midnight) => {
    const ground = groundOf(source, midnight);
    if (ground === lastGround && source.slots === lastSlots) return last;
    lastGround = ground;
    lastSlots = source.slots;
    const next = placesOf(source, midnight);
    const isSame = next.length === last.length && next.every((place, index) => equal(place, last[index]));
    if (!isSame) last = next;
    return last;
  };
}

/** All that `placesOf` looks at beside the slots. */
function groundOf({ devices, newestRuns }: PlacesSource, midnight: number): string {
  let ground = '';
  for (const { key, attached, locationId } of devices.values()) {
    const run = newestRuns.get(key);
    ground += `${key} ${locationId} ${attached ? '+' : isOfToday(run, midnight)} ${isActive(run)}\n`;
  }
  return ground;
}

function isActive(run: RunView | undefined): boolean {
  return run !== undefined && run.phase !== 'ended';
}

function placeAt({ key, locationId, attached }: DeviceSnapshot): Place {
  if (locationId === undefined) return placeOf(`device:${key}`, '–', false, undefined, key);
  const label = locationLabel(locationId);
  return placeOf(attached ? `at:${locationId}` : `at:${locationId}:${key}`, label, false, locationId, key);
}

function placeOf(
  id: string,
  label: string,
  isNamed: boolean,
  locationId: number | undefined,
  deviceKey: string | undefined,
): Place {
  return { id, label, isNamed, locationId, deviceKey };
}

function onePerId(): (place: Place) => boolean {
  const seen = new Set<string>();
  return ({ id }) => !seen.has(id) && seen.add(id) !== undefined;
}

function equal(a: Place, b: Place | undefined): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.label === b.label &&
    a.isNamed === b.isNamed &&
    a.locationId === b.locationId &&
    a.deviceKey === b.deviceKey
  );
}

/** What the place of a device is called: its slot, else its way through the USB tree. */
export function locationName(
  slots: readonly Slot[],
  locationId: number | undefined,
): { readonly name: string; readonly isNamed: boolean } | undefined {
  if (locationId === undefined) return undefined;
  const slot = slotAt(slots, locationId);
  return slot === undefined ? { name: locationLabel(locationId), isNamed: false } : { name: slot.name, isNamed: true };
}
