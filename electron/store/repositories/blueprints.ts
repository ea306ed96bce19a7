import { type Blueprint, blueprintSchema } from '../../../shared/domain/blueprint.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

export type BlueprintsRepository = {
  /** Keeps it as a new revision; earlier ones stay readable, for runs and records name them. */
  save(blueprint: Omit<Blueprint, 'revision'>, at: string): Blueprint;
  /** The given revision, or the newest; also of a removed blueprint. */
  get(id: string, revision?: number): Blueprint | undefined;
  /** The newest revision of each, by name. */
  list(): Blueprint[];
  /** Hides it from the list. */
  remove(id: string, at: string): boolean;
};

type Row = { readonly id: string; readonly revision: number; readonly blueprint: string };

export function createBlueprintsRepository(db: Db): BlueprintsRepository {
  const raise = db
    .prepare<[string], number>(
      `INSERT INTO blueprints (id, revision) VALUES (?, 1)
       ON CONFLICT (id) DO UPDATE SET revision = revision + 1, removed_at = NULL RETURNING revision`,
    )
    .pluck();
  const insert = db.prepare<[string, number, string, string]>(
    'INSERT INTO blueprint_revisions (id, revision, blueprint, saved_at) VALUES (?, ?, ?, ?)',
  );
  const select = db.prepare<{ id: string; revision: number | null }, Row>(
    `SELECT * FROM blueprint_revisions WHERE id = @id AND (@revision IS NULL OR revision = @revision)
     ORDER BY revision DESC LIMIT 1`,
  );
  const selectAll = db.prepare<[], Row>(
    `SELECT r.* FROM blueprints b JOIN blueprint_revisions r ON r.id = b.id AND r.revision = b.revision
     WHERE b.removed_at IS NULL ORDER BY r.blueprint ->> '$.name', b.id`,
  );
  const hide = db.prepare<[string, string]>('UPDATE blueprints SET removed_at = ? WHERE id = ? AND removed_at IS NULL');

  const save = db.transaction<BlueprintsRepository['save']>((blueprint, at) => {
    const saved: Blueprint = { ...blueprint, revision: raise.get(blueprint.id) ?? 1 };
    insert.run(saved.id, saved.revision, JSON.stringify(saved), at);
    return saved;
  });
  return {
    save,
    get: (id, revision) => {
      const row = select.get({ id, revision: revision ?? null });
      return row === undefined ? undefined : blueprintOf(row);
    },
    list: () => selectAll.all().map(blueprintOf),
    remove: (id, at) => hide.run(at, id).changes > 0,
  };
}

function blueprintOf(row: Row): Blueprint {
  return readJson(blueprintSchema, row.blueprint, `blueprints ${row.id} ${row.revision}`);
}
