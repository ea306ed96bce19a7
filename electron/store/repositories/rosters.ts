import { z } from 'zod';
import {
  type Roster,
  type RosterRow,
  rosterColumnSchema,
  rosterJoinSchema,
  rosterRowSchema,
} from '../../../shared/domain/roster.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

export type NewRoster = Pick<Roster, 'id' | 'name' | 'fileName' | 'joinBy' | 'columns'>;

export type RostersRepository = {
  /** @throws KitError `roster.name-taken` */
  insert(roster: NewRoster, rows: readonly RosterRow[], at: string): Roster;
  /** Newest first. */
  list(): readonly Roster[];
  get(id: string): Roster | undefined;
  inUse(): Roster | undefined;
  /** The same, as far as devices of a plan are looked up in it. */
  ruleInUse(): Pick<Roster, 'id' | 'joinBy'> | undefined;
  /** This one and no other; `null` = none. */
  use(id: string | null): void;
  rows(id: string): readonly RosterRow[];
  /** The row of a device. */
  rowOf(id: string, serial: string): RosterRow | undefined;
  /**
   * Writes these rows, in place of those of the same position, as one edit that `undo` takes back.
   * @throws KitError `roster.serial-taken`
   */
  write(id: string, rows: readonly RosterRow[]): void;
  /** Takes the newest edit back. @returns whether there was one. */
  undo(id: string): boolean;
  /** With all its rows and edits, overwritten on the disk. */
  remove(id: string): boolean;
  /** Those imported before that time. @returns how many. */
  removeOlder(before: string): number;
};

/** Edits that can be taken back. */
const editsKept = 50;

type Row = {
  readonly id: string;
  readonly name: string;
  readonly file_name: string;
  readonly join_by: string;
  readonly columns: string;
  readonly imported_at: string;
  readonly in_use: number;
  readonly row_count: number;
  readonly joined: number;
  readonly edits: number;
};

/** What an edit replaced: the row as it was, or that there was none. */
const beforeSchema = z.array(z.object({ position: z.number().int(), row: rosterRowSchema.nullable() }));

export function createRostersRepository(db: Db): RostersRepository {
  const insertRoster = db.prepare<[string, string, string, string, string, string]>(
    'INSERT INTO rosters (id, name, file_name, join_by, columns, imported_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const selectName = db.prepare<[string], string>('SELECT id FROM rosters WHERE name = ?').pluck();
  const selectAll = db.prepare<{ id: string | null }, Row>(
    `SELECT r.*, (SELECT count(*) FROM roster_rows WHERE roster_id = r.id) AS row_count,
       (SELECT count(serial) FROM roster_rows WHERE roster_id = r.id) AS joined,
       (SELECT count(*) FROM roster_edits WHERE roster_id = r.id) AS edits
     FROM rosters r WHERE @id IS NULL OR r.id = @id ORDER BY r.imported_at DESC, r.name`,
  );
  const selectInUse = db.prepare<[], string>('SELECT id FROM rosters WHERE in_use = 1').pluck();
  const selectRule = db.prepare<[], { readonly id: string; readonly join_by: string }>(
    'SELECT id, join_by FROM rosters WHERE in_use = 1',
  );
  const useNone = db.prepare<[]>('UPDATE rosters SET in_use = 0 WHERE in_use = 1');
  const useOne = db.prepare<[string]>('UPDATE rosters SET in_use = 1 WHERE id = ?');
  const selectRows = db
    .prepare<[string], string>('SELECT content FROM roster_rows WHERE roster_id = ? ORDER BY position')
    .pluck();
  const selectRow = db
    .prepare<[string, number], string>('SELECT content FROM roster_rows WHERE roster_id = ? AND position = ?')
    .pluck();
  const selectBySerial = db
    .prepare<[string, string], string>('SELECT content FROM roster_rows WHERE roster_id = ? AND serial = ?')
    .pluck();
  const upsertRow = db.prepare<[string, number, string | null, string]>(
    `INSERT INTO roster_rows (roster_id, position, serial, content) VALUES (?, ?, ?, ?)
     ON CONFLICT (roster_id, position) DO UPDATE SET serial = excluded.serial, content = excluded.content`,
  );
  const deleteRow = db.prepare<[string, number]>('DELETE FROM roster_rows WHERE roster_id = ? AND position = ?');
  const insertEdit = db.prepare<[string, string]>('INSERT INTO roster_edits (roster_id, rows_before) VALUES (?, ?)');
  const newestEdit = db.prepare<[string], { readonly seq: number; readonly rows_before: string }>(
    'SELECT seq, rows_before FROM roster_edits WHERE roster_id = ? ORDER BY seq DESC LIMIT 1',
  );
  const deleteEdit = db.prepare<[number]>('DELETE FROM roster_edits WHERE seq = ?');
  const forgetEdits = db.prepare<[string, string, number]>(
    `DELETE FROM roster_edits WHERE roster_id = ?
     AND seq NOT IN (SELECT seq FROM roster_edits WHERE roster_id = ? ORDER BY seq DESC LIMIT ?)`,
  );
  const deleteRoster = db.prepare<[string]>('DELETE FROM rosters WHERE id = ?');
  const deleteOlder = db.prepare<[string]>('DELETE FROM rosters WHERE imported_at < ?');

  // Asked for of every device of a plan, changed by hand.
  let known: { readonly id: string; readonly rows: readonly RosterRow[] } | undefined;
  const rows = (id: string) => {
    if (known?.id !== id) known = { id, rows: selectRows.all(id).map((text) => rowFrom(id, text)) };
    return known.rows;
  };
  const rowFrom = (id: string, text: string) => readJson(rosterRowSchema, text, `roster_rows ${id}`);
  const put = (id: string, row: RosterRow) => {
    known = undefined;
    upsertRow.run(id, row.position, row.serial ?? null, JSON.stringify(row));
  };
  const get = (id: string) => {
    const row = selectAll.get({ id });
    return row === undefined ? undefined : rosterOf(row);
  };
  const rowOf = (id: string, serial: string) => {
    const text = selectBySerial.get(id, serial);
    return text === undefined ? undefined : rowFrom(id, text);
  };

  const insert = db.transaction<RostersRepository['insert']>((roster, rows, at) => {
    const { id, name, fileName, joinBy, columns } = roster;
    if (selectName.get(name) !== undefined) throw new KitError('roster.name-taken', { name });
    insertRoster.run(id, name, fileName, joinBy, JSON.stringify(columns), at);
    for (const row of rows) put(id, row);
    return { ...roster, importedAt: at, inUse: false, rows: rows.length, joined: joinedIn(rows), canUndo: false };
  });
  const write = db.transaction<RostersRepository['write']>((id, rows) => {
    const before = rows.map(({ position }) => {
      const text = selectRow.get(id, position);
      return { position, row: text === undefined ? null : rowFrom(id, text) };
    });
    for (const row of rows) {
      const holder = row.serial === undefined ? undefined : rowOf(id, row.serial);
      if (holder !== undefined && holder.position !== row.position) {
        throw new KitError('roster.serial-taken', { serial: row.serial ?? '', position: String(holder.position) });
      }
      put(id, row);
    }
    insertEdit.run(id, JSON.stringify(before));
    forgetEdits.run(id, id, editsKept);
  });
  const undo = db.transaction<RostersRepository['undo']>((id) => {
    const edit = newestEdit.get(id);
    if (edit === undefined) return false;
    const before = readJson(beforeSchema, edit.rows_before, `roster_edits ${edit.seq}`);
    known = undefined;
    for (const { position } of before) deleteRow.run(id, position);
    for (const { row } of before) if (row !== null) put(id, row);
    deleteEdit.run(edit.seq);
    return true;
  });
  /** Names of people are not left lying in free pages. */
  const wiped = <T>(work: () => T): T => {
    known = undefined;
    db.pragma('secure_delete = ON');
    try {
      const result = work();
      // Not while a commit of others is open: the next checkpoint empties the log then.
      if (!db.inTransaction) db.pragma('wal_checkpoint(TRUNCATE)');
      return result;
    } finally {
      db.pragma('secure_delete = OFF');
    }
  };
  return {
    insert,
    list: () => selectAll.all({ id: null }).map(rosterOf),
    get,
    inUse: () => {
      const id = selectInUse.get();
      return id === undefined ? undefined : get(id);
    },
    ruleInUse: () => {
      const rule = selectRule.get();
      return rule === undefined ? undefined : { id: rule.id, joinBy: rosterJoinSchema.parse(rule.join_by) };
    },
    use: db.transaction<RostersRepository['use']>((id) => {
      useNone.run();
      if (id !== null) useOne.run(id);
    }),
    rows,
    rowOf,
    write,
    undo,
    remove: (id) => wiped(() => deleteRoster.run(id).changes > 0),
    removeOlder: (before) => wiped(() => deleteOlder.run(before).changes),
  };
}

function joinedIn(rows: readonly RosterRow[]): number {
  return rows.filter(({ serial }) => serial !== undefined).length;
}

function rosterOf(row: Row): Roster {
  return {
    id: row.id,
    name: row.name,
    fileName: row.file_name,
    joinBy: rosterJoinSchema.parse(row.join_by),
    columns: readJson(z.array(rosterColumnSchema), row.columns, `rosters ${row.id}`),
    importedAt: row.imported_at,
    inUse: row.in_use === 1,
    rows: row.row_count,
    joined: row.joined,
    canUndo: row.edits > 0,
  };
}
