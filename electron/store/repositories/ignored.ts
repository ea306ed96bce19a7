import type { Ecid, Serial } from '../../../shared/domain/ids.ts';
import { type IgnoredDevice, ignoredDeviceSchema } from '../../../shared/domain/ignored.ts';
import type { Db } from '../database.ts';

/** What may be known of a device that is looked up. */
export type DeviceNames = { readonly ecid?: Ecid | undefined; readonly serial?: Serial | undefined };

export type IgnoredRepository = {
  /** Newest first. */
  list(): readonly IgnoredDevice[];
  /** The entry that names this device by either of its names. */
  find(names: DeviceNames): IgnoredDevice | undefined;
  /** Replaces every entry about the same device. */
  save(entry: Omit<IgnoredDevice, 'id'>): IgnoredDevice;
  remove(id: string): boolean;
};

type Row = {
  readonly id: string;
  readonly ecid: string | null;
  readonly serial: string | null;
  readonly note: string;
  readonly added_at: string;
};

export function createIgnoredRepository(db: Db): IgnoredRepository {
  const selectAll = db.prepare<[], Row>('SELECT * FROM ignored_devices ORDER BY added_at DESC, id');
  const insert = db.prepare<Row>(
    'INSERT INTO ignored_devices (id, ecid, serial, note, added_at) VALUES (@id, @ecid, @serial, @note, @added_at)',
  );
  const clear = db.prepare<Pick<Row, 'ecid' | 'serial'>>(
    'DELETE FROM ignored_devices WHERE ecid = @ecid OR serial = @serial',
  );
  const deleteOne = db.prepare<[string]>('DELETE FROM ignored_devices WHERE id = ?');

  // Asked for with every change of a device, changed by hand.
  let known: readonly IgnoredDevice[] | undefined;
  const list = () => {
    known ??= selectAll.all().map(entryOf);
    return known;
  };
  const save = db.transaction((row: Row) => {
    clear.run({ ecid: row.ecid, serial: row.serial });
    insert.run(row);
  });
  return {
    list,
    find: ({ ecid, serial }) =>
      list().find(
        (entry) =>
          (entry.ecid !== undefined && entry.ecid === ecid) || (entry.serial !== undefined && entry.serial === serial),
      ),
    save: ({ ecid, serial, note, addedAt }) => {
      known = undefined;
      const id = ecid === undefined ? `serial:${serial}` : `ecid:${ecid}`;
      const row = { id, ecid: ecid ?? null, serial: serial ?? null, note, added_at: addedAt };
      save(row);
      return entryOf(row);
    },
    remove: (id) => {
      known = undefined;
      return deleteOne.run(id).changes > 0;
    },
  };
}

function entryOf({ id, ecid, serial, note, added_at }: Row): IgnoredDevice {
  return ignoredDeviceSchema.parse({
    id,
    ecid: ecid ?? undefined,
    serial: serial ?? undefined,
    note,
    addedAt: added_at,
  });
}
