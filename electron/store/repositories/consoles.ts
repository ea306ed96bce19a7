import { z } from 'zod';
import { type ConsoleLayout, consoleLayoutSchema } from '../../../shared/domain/backend.ts';
import { type EnrollmentRecord, enrollmentRecordSchema } from '../../../shared/domain/record.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

/** As `z.record` checks it, without a copy of it: lists are long and wide, and read often. */
function isTexts(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
}

const sightingSchema = z.object({
  serial: z.string().optional(),
  /** Twelve hex digits, lower case. */
  wifiMac: z.string().optional(),
  name: z.string().optional(),
  /** The console's own word. */
  state: z.string(),
  group: z.string().optional(),
  plan: z.string().optional(),
  /** When the console last heard of the device, ISO. */
  readAt: z.string().optional(),
  /** The whole row by header: what was exported is found again in it, and what we do not know of goes back as it was. */
  cells: z.custom<Record<string, string>>(isTexts),
  fileName: z.string(),
});
/** One device as a console's file listed it. */
export type Sighting = z.infer<typeof sightingSchema> & { readonly importedAt: string };

/** One device of ours by everything a console may know it by, as its latest record has it. */
export type OurDevice = EnrollmentRecord['device'] & {
  /** The server of the run that recorded it. */
  readonly serverId?: string;
};

export type ConsolesRepository = {
  ourDevices(): OurDevice[];
  /** Another text whenever `ourDevices` or the sightings may have changed. */
  version(console: string): string;
  layout(console: string): ConsoleLayout | undefined;
  saveLayout(console: string, layout: ConsoleLayout, at: string): void;
  sightings(console: string): Sighting[];
  lastImportAt(console: string): string | undefined;
  /**
   * Takes a file's rows in; what an earlier file told of the same devices goes, unless it is dated later.
   * @returns all sightings as they are now.
   */
  replace(console: string, sightings: readonly Omit<Sighting, 'importedAt'>[], at: string): Sighting[];
};

export function createConsolesRepository(db: Db): ConsolesRepository {
  const selectLayout = db.prepare<[string], string>('SELECT layout FROM console_layouts WHERE console = ?').pluck();
  const upsertLayout = db.prepare<[string, string, string]>(
    `INSERT INTO console_layouts (console, layout, learned_at) VALUES (?, ?, ?)
     ON CONFLICT (console) DO UPDATE SET layout = excluded.layout, learned_at = excluded.learned_at`,
  );
  const select = db.prepare<[string], { id: number; sighting: string; imported_at: string }>(
    'SELECT id, sighting, imported_at FROM console_sightings WHERE console = ? ORDER BY id',
  );
  const selectLast = db
    .prepare<[string], string | null>('SELECT max(imported_at) FROM console_sightings WHERE console = ?')
    .pluck();
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO console_sightings (console, sighting, imported_at) VALUES (?, ?, ?)',
  );
  const selectOurs = db.prepare<[], { serial: string; device: string; server_id: string | null }>(
    `SELECT r.serial, CAST(r.payload AS TEXT) -> '$.device' AS device, o.server_id, max(r.rowid)
     FROM records r JOIN outbox o ON o.record_id = r.id WHERE r.serial <> '' GROUP BY r.serial ORDER BY r.serial`,
  );
  // Both count up for ever, so that what was deleted and written anew in one millisecond still makes a difference.
  const selectVersion = db
    .prepare<[string], string>(
      `SELECT coalesce((SELECT max(seq) FROM outbox), 0) || ' ' ||
         coalesce((SELECT max(id) FROM console_sightings WHERE console = ?), 0)`,
    )
    .pluck();
  const selectKeys = db.prepare<[string], Keys & { readonly id: number }>(
    `SELECT id, sighting ->> '$.serial' AS serial, sighting ->> '$.wifiMac' AS wifiMac, sighting ->> '$.name' AS name,
       sighting ->> '$.readAt' AS readAt FROM console_sightings WHERE console = ? ORDER BY id`,
  );
  const deleteOne = db.prepare<[number]>('DELETE FROM console_sightings WHERE id = ?');

  const rows = (console: string) =>
    select.all(console).map(({ id, sighting, imported_at }) => ({
      id,
      sighting: { ...readJson(sightingSchema, sighting, `console_sightings ${id}`), importedAt: imported_at },
    }));

  const replace = db.transaction<ConsolesRepository['replace']>((console, sightings, at) => {
    const known = Map.groupBy(selectKeys.all(console), keyOf);
    // A file that was written earlier is sometimes read in later.
    const isNewer = ([key, told]: [string, (typeof sightings)[number][]]) =>
      newestOf(known.get(key) ?? []) <= newestOf(told);
    const fresh = [...Map.groupBy(sightings, keyOf)].filter(isNewer);
    for (const [key] of fresh) for (const { id } of known.get(key) ?? []) deleteOne.run(id);
    const stay = rows(console).map(({ sighting }) => sighting);
    const taken = fresh.flatMap(([, told]) => told);
    for (const sighting of taken) insert.run(console, JSON.stringify(sighting), at);
    return [...stay, ...taken.map((sighting) => ({ ...sighting, importedAt: at }))];
  });

  return {
    ourDevices: () =>
      selectOurs.all().map(({ serial, device, server_id }) => ({
        ...readJson(enrollmentRecordSchema.shape.device, device, `records ${serial}`),
        ...(server_id === null ? {} : { serverId: server_id }),
      })),
    version: (console) => selectVersion.get(console) ?? '',
    layout: (console) => {
      const layout = selectLayout.get(console);
      return layout === undefined ? undefined : readJson(consoleLayoutSchema, layout, `console_layouts ${console}`);
    },
    saveLayout: (console, layout, at) => void upsertLayout.run(console, JSON.stringify(layout), at),
    sightings: (console) => rows(console).map(({ sighting }) => sighting),
    lastImportAt: (console) => selectLast.get(console) ?? undefined,
    replace,
  };
}

type Keys = { readonly [key in 'serial' | 'wifiMac' | 'name' | 'readAt']?: string | null | undefined };

/** By what the console itself tells devices apart. */
function keyOf({ serial, wifiMac, name }: Keys): string {
  return serial ?? wifiMac ?? `name ${name ?? ''}`;
}

function newestOf(sightings: readonly Keys[]): string {
  return (
    sightings
      .map(({ readAt }) => readAt ?? '')
      .sort()
      .at(-1) ?? ''
  );
}
