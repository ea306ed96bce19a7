import type { DeviceSnapshot } from '../../../../shared/domain/device.ts';
import { type Slot, slotAt } from '../../../../shared/domain/slot.ts';

export type Naming =
  | { readonly kind: 'same' }
  /** Another device hangs in the slot of that name. */
  | { readonly kind: 'taken' }
  /** `remove`: slots that lose their last place by it. */
  | {
      readonly kind: 'new' | 'rename' | 'join';
      readonly locationIds: readonly number[];
      readonly remove: readonly string[];
    };

type NamingInput = {
  readonly name: string;
  readonly locationId: number;
  readonly slots: readonly Slot[];
  readonly devices: Iterable<Pick<DeviceSnapshot, 'attached' | 'locationId'>>;
};

/**
 * What naming a place means: a new slot, another name for its slot, or one more place of a slot that exists (a USB 3 hub
 * shows each port twice, so that a slot owns a set of places).
 */
export function planNaming({ name, locationId, slots, devices }: NamingInput): Naming {
  const present = slotAt(slots, locationId);
  if (present?.name === name) return { kind: 'same' };
  const named = slots.find((slot) => slot.name === name);
  const remove = present === undefined ? [] : [present.name];
  if (named === undefined) {
    return present === undefined
      ? { kind: 'new', locationIds: [locationId], remove }
      : { kind: 'rename', locationIds: present.locationIds, remove };
  }
  const isTaken = [...devices].some(
    (device) => device.attached && device.locationId !== locationId && slotAt([named], device.locationId) !== undefined,
  );
  if (isTaken) return { kind: 'taken' };
  return { kind: 'join', locationIds: [...named.locationIds, ...(present?.locationIds ?? [locationId])], remove };
}
