import { type Slot, slotSchema } from '../../../shared/domain/slot.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';

export type SlotsRepository = {
  /** Replaces the slot of this name. @throws KitError `slots.location-taken` when another slot owns a location. */
  save(slot: Slot): Slot;
  /** By name, numbers in their natural order. */
  list(): readonly Slot[];
  remove(name: string): boolean;
};

type LocationRow = { readonly slot: string; readonly location_id: number };

export function createSlotsRepository(db: Db): SlotsRepository {
  const insertSlot = db.prepare<[string]>('INSERT OR IGNORE INTO slots (name) VALUES (?)');
  const insertLocation = db.prepare<[number, string]>('INSERT INTO slot_locations (location_id, slot) VALUES (?, ?)');
  const clearLocations = db.prepare<[string]>('DELETE FROM slot_locations WHERE slot = ?');
  const selectOwner = db.prepare<[number], string>('SELECT slot FROM slot_locations WHERE location_id = ?').pluck();
  const selectAll = db.prepare<[], LocationRow>('SELECT slot, location_id FROM slot_locations ORDER BY location_id');
  const deleteSlot = db.prepare<[string]>('DELETE FROM slots WHERE name = ?');

  const save = db.transaction<SlotsRepository['save']>((slot) => {
    insertSlot.run(slot.name);
    clearLocations.run(slot.name);
    for (const location of new Set(slot.locationIds)) {
      const owner = selectOwner.get(location);
      if (owner !== undefined) throw new KitError('slots.location-taken', { slot: owner });
      insertLocation.run(location, slot.name);
    }
    return slot;
  });
  const read = (): readonly Slot[] => {
    const groups = Object.entries(Object.groupBy(selectAll.all(), (row) => row.slot));
    return groups
      .map(([name, rows = []]) => slotSchema.parse({ name, locationIds: rows.map((row) => row.location_id) }))
      .sort((a, b) => naturally.compare(a.name, b.name));
  };
  // Asked for with every change of a device, changed by hand: 64 devices spent most of their time here.
  let known: readonly Slot[] | undefined;
  return {
    save: (slot) => {
      known = undefined;
      return save(slot);
    },
    list: () => {
      known ??= read();
      return known;
    },
    remove: (name) => {
      known = undefined;
      return deleteSlot.run(name).changes > 0;
    },
  };
}

const naturally = new Intl.Collator('ja', { numeric: true });
