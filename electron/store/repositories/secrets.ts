import type { Db } from '../database.ts';

/** Sealed bytes only: what is inside, `electron/identity/secrets.ts` alone can tell. */
export type SecretsRepository = {
  save(ref: string, label: string, sealed: Buffer, at: string): void;
  get(ref: string): { readonly label: string; readonly sealed: Buffer } | undefined;
  remove(ref: string): void;
};

export function createSecretsRepository(db: Db): SecretsRepository {
  const upsert = db.prepare<[string, string, Buffer, string]>(
    `INSERT INTO secrets (ref, label, sealed, saved_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (ref) DO UPDATE SET label = excluded.label, sealed = excluded.sealed, saved_at = excluded.saved_at`,
  );
  const select = db.prepare<[string], { label: string; sealed: Buffer }>(
    'SELECT label, sealed FROM secrets WHERE ref = ?',
  );
  const deleteOne = db.prepare<[string]>('DELETE FROM secrets WHERE ref = ?');
  return {
    save: (ref, label, sealed, at) => void upsert.run(ref, label, sealed, at),
    get: (ref) => select.get(ref),
    remove: (ref) => void deleteOne.run(ref),
  };
}
