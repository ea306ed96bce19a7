import type { Ecid, Serial, Udid } from '../../../shared/domain/ids.ts';
import { deviceKey, deviceRefOf, ecidSchema, serialSchema, udidSchema } from '../../../shared/domain/ids.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';

/** A device this station has seen, whatever state it was in. */
export type KnownDevice = {
  readonly key: string;
  readonly udid: Udid;
  readonly ecid?: Ecid;
  readonly serial?: Serial;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
};

export type Sighting = { readonly udid: Udid; readonly ecid?: Ecid | undefined; readonly serial?: Serial | undefined };

export type DevicesRepository = {
  /**
   * Notes that a device was seen. Once its ECID is known, what was kept under its provisional key moves to the ECID's
   * and the old key stays as an alias, with the time of the merge.
   */
  saw(sighting: Sighting, at: string): KnownDevice;
  /** The key a device goes by now, for any key it ever had; unknown keys come back as they are. */
  resolve(key: string): string;
  get(key: string): KnownDevice | undefined;
  list(): KnownDevice[];
  /** Every key that any device goes by or ever went by. */
  everyKey(): string[];
  /** Earlier keys, with the time each was merged. */
  aliasesOf(key: string): { readonly alias: string; readonly mergedAt: string }[];
};

type Row = {
  readonly key: string;
  readonly udid: string;
  readonly ecid: string | null;
  readonly serial: string | null;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
};

export function createDevicesRepository(db: Db): DevicesRepository {
  const select = db.prepare<[string], Row>('SELECT * FROM devices WHERE key = ?');
  const selectAll = db.prepare<[], Row>('SELECT * FROM devices ORDER BY first_seen_at, key');
  const selectAlias = db.prepare<[string], string>('SELECT key FROM device_aliases WHERE alias = ?').pluck();
  const selectAliases = db.prepare<[string], { alias: string; mergedAt: string }>(
    'SELECT alias, merged_at AS mergedAt FROM device_aliases WHERE key = ? ORDER BY merged_at',
  );
  const upsert = db.prepare<Row>(
    `INSERT INTO devices (key, udid, ecid, serial, first_seen_at, last_seen_at)
     VALUES (@key, @udid, @ecid, @serial, @first_seen_at, @last_seen_at)
     ON CONFLICT (key) DO UPDATE SET udid = excluded.udid, ecid = coalesce(excluded.ecid, ecid),
       serial = coalesce(excluded.serial, serial), first_seen_at = min(first_seen_at, excluded.first_seen_at),
       last_seen_at = max(last_seen_at, excluded.last_seen_at)`,
  );
  const insertAlias = db.prepare<[string, string, string]>(
    'INSERT INTO device_aliases (alias, key, merged_at) VALUES (?, ?, ?)',
  );
  const deleteDevice = db.prepare<[string]>('DELETE FROM devices WHERE key = ?');
  const selectKeys = db.prepare<[], string>('SELECT key FROM devices UNION SELECT alias FROM device_aliases').pluck();

  const resolve = (key: string) => selectAlias.get(key) ?? key;
  const find = (key: string) => {
    const row = select.get(resolve(key));
    return row === undefined ? undefined : deviceOf(row);
  };

  function mergeProvisional(alias: string, key: string, at: string): void {
    const old = select.get(alias);
    if (old === undefined || alias === key) return;
    upsert.run({ ...old, key });
    deleteDevice.run(alias);
    insertAlias.run(alias, key, at);
  }

  const saw = db.transaction<DevicesRepository['saw']>(({ udid, ecid, serial }, at) => {
    const provisional = deviceKey({ kind: 'provisional', udid });
    const key = resolve(deviceKey(deviceRefOf(udid, ecid)));
    const row = {
      key,
      udid,
      ecid: ecid ?? null,
      serial: serial ?? null,
      first_seen_at: at,
      last_seen_at: at,
    };
    upsert.run(row);
    mergeProvisional(provisional, key, at);
    const device = find(key);
    if (device === undefined) throw new KitError('store.not-found', { what: 'device', id: key });
    return device;
  });

  return {
    saw,
    resolve,
    get: find,
    list: () => selectAll.all().map(deviceOf),
    everyKey: () => selectKeys.all(),
    aliasesOf: (key) => selectAliases.all(key),
  };
}

function deviceOf(row: Row): KnownDevice {
  return {
    key: row.key,
    udid: udidSchema.parse(row.udid),
    ...(row.ecid === null ? {} : { ecid: ecidSchema.parse(row.ecid) }),
    ...(row.serial === null ? {} : { serial: serialSchema.parse(row.serial) }),
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  };
}
