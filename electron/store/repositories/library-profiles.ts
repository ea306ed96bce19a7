import { type LibraryProfile, libraryProfileSchema } from '../../../shared/domain/profile.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

export type LibraryProfilesRepository = {
  /** Keeps it as a new revision; earlier ones stay readable, for blueprints name them. */
  save(profile: Omit<LibraryProfile, 'revision'>): LibraryProfile;
  /** The given revision, or the newest; also of a removed profile. */
  get(id: string, revision?: number): LibraryProfile | undefined;
  /** The newest revision of each, by name. */
  list(): LibraryProfile[];
  /** Hides it from the list. */
  remove(id: string, at: string): boolean;
};

type Row = { readonly id: string; readonly revision: number; readonly profile: string };

export function createLibraryProfilesRepository(db: Db): LibraryProfilesRepository {
  const raise = db
    .prepare<[string], number>(
      `INSERT INTO profiles (id, revision) VALUES (?, 1)
       ON CONFLICT (id) DO UPDATE SET revision = revision + 1, removed_at = NULL RETURNING revision`,
    )
    .pluck();
  const insert = db.prepare<[string, number, string, string]>(
    'INSERT INTO profile_revisions (id, revision, profile, saved_at) VALUES (?, ?, ?, ?)',
  );
  const select = db.prepare<{ id: string; revision: number | null }, Row>(
    `SELECT * FROM profile_revisions WHERE id = @id AND (@revision IS NULL OR revision = @revision)
     ORDER BY revision DESC LIMIT 1`,
  );
  const selectAll = db.prepare<[], Row>(
    `SELECT r.* FROM profiles p JOIN profile_revisions r ON r.id = p.id AND r.revision = p.revision
     WHERE p.removed_at IS NULL ORDER BY r.profile ->> '$.name', p.id`,
  );
  const hide = db.prepare<[string, string]>('UPDATE profiles SET removed_at = ? WHERE id = ? AND removed_at IS NULL');

  const save = db.transaction<LibraryProfilesRepository['save']>((profile) => {
    const saved: LibraryProfile = { ...profile, revision: raise.get(profile.id) ?? 1 };
    insert.run(saved.id, saved.revision, JSON.stringify(saved), saved.savedAt);
    return saved;
  });
  return {
    save,
    get: (id, revision) => {
      const row = select.get({ id, revision: revision ?? null });
      return row === undefined ? undefined : profileOf(row);
    },
    list: () => selectAll.all().map(profileOf),
    remove: (id, at) => hide.run(at, id).changes > 0,
  };
}

function profileOf(row: Row): LibraryProfile {
  return readJson(libraryProfileSchema, row.profile, `profiles ${row.id} ${row.revision}`);
}
