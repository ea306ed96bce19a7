import { type EnteredExpiry, enteredExpirySchema } from '../../../shared/domain/expiry.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

/** What people entered for the calendar, since nothing on the station tells it. */
export type ExpiriesRepository = {
  save(entry: EnteredExpiry): void;
  list(): EnteredExpiry[];
  /** @returns false when there was none. */
  remove(id: string): boolean;
};

export function createExpiriesRepository(db: Db): ExpiriesRepository {
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO expiries (id, entry) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET entry = excluded.entry',
  );
  const selectAll = db.prepare<[], { id: string; entry: string }>('SELECT id, entry FROM expiries ORDER BY id');
  const remove = db.prepare<[string]>('DELETE FROM expiries WHERE id = ?');
  return {
    save: (entry) => void upsert.run(entry.id, JSON.stringify(entry)),
    list: () => selectAll.all().map(({ id, entry }) => readJson(enteredExpirySchema, entry, `expiries ${id}`)),
    remove: (id) => remove.run(id).changes > 0,
  };
}
