import { type Slot, slotSchema } from '../../../../shared/domain/slot.ts';
import type { Store } from '../../../store/store.ts';
import { defineSection, fact } from '../section.ts';

/** Names of places on the bench. The same hubs on the same ports of another Mac have the same LocationIDs. */
export const slotsSection = defineSection<Slot>({
  name: 'slots',
  version: 1,
  schema: slotSchema,
  most: 500,
  idOf: ({ name }) => name,
  nameOf: ({ name }) => name,
  collect: ({ store }) => [...store.slots.list()],
  look: (slot, { store }) => {
    const here = store.slots.list().find(({ name }) => name === slot.name);
    const same = here !== undefined && portsOf(here) === portsOf(slot);
    return {
      state: same ? 'same' : here === undefined ? 'new' : 'different',
      facts: fact('ports', portsOf(slot), here && portsOf(here)),
      apply: () => giveTo(slot, store),
    };
  },
});

/** A port belongs to one slot: the one that is taken has it, a slot left without any is gone. */
function giveTo(slot: Slot, store: Store): void {
  for (const other of store.slots.list()) {
    if (other.name === slot.name || !other.locationIds.some((id) => slot.locationIds.includes(id))) continue;
    const left = other.locationIds.filter((id) => !slot.locationIds.includes(id));
    if (left.length === 0) store.slots.remove(other.name);
    else store.slots.save({ ...other, locationIds: left });
  }
  store.slots.save(slot);
}

function portsOf({ locationIds }: Slot): string {
  return locationIds
    .map((id) => `0x${(id >>> 0).toString(16).padStart(8, '0')}`)
    .toSorted()
    .join(' ');
}
