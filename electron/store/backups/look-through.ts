import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BackupVerdict } from '../../../shared/domain/backup.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';
import { migrations } from '../migrations/all.ts';
import { digestOfFile, findBackup, readNote, removeNote, writeNote } from './catalogue.ts';

export type Holding = { readonly schema: number; readonly runs: number; readonly records: number };

/**
 * Looks a copy through: every page, index and reference, and every byte against the digest it was kept with.
 * @throws KitError `backup.not-found`, `backup.damaged`, `store.newer-schema`.
 */
export async function verifyBackup(folder: string, name: string, now: Date): Promise<Holding> {
  findBackup(folder, name);
  const path = join(folder, name);
  try {
    const sha256 = await digestOfFile(path);
    const note = readNote(folder, name);
    if (note !== undefined && note.sha256 !== sha256) throw damaged(name, 'SHA-256');
    const holding = lookThrough(path, name);
    writeNote(folder, name, { sha256, checkedAt: now.toISOString() });
    return holding;
  } catch (error) {
    // It no longer counts as a good one.
    if (error instanceof KitError && error.code === 'backup.damaged') removeNote(folder, name);
    throw error;
  }
}

/** @throws KitError `backup.damaged`, `store.newer-schema`. */
export function lookThrough(path: string, name: string): Holding {
  let db: Db | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    const verdict = db.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw damaged(name, String(verdict));
    const orphans = db.pragma('foreign_key_check');
    if (Array.isArray(orphans) && orphans.length > 0) throw damaged(name, 'foreign keys');
    return holdingOf(db, name);
  } catch (cause) {
    if (cause instanceof KitError) throw cause;
    throw damaged(name, cause instanceof Error && 'code' in cause ? String(cause.code) : 'SQLite', cause);
  } finally {
    db?.close();
  }
}

export function holdingOf(db: Db, name: string): Holding {
  const schema = Number(db.pragma('user_version', { simple: true }));
  if (schema > migrations.length) {
    throw new KitError('store.newer-schema', { found: String(schema), known: String(migrations.length) });
  }
  const count = (table: 'runs' | 'records') => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const station = db.prepare("SELECT value FROM settings WHERE key = 'station-id'").pluck().get();
  if (schema < 1 || station === undefined) throw damaged(name, 'station');
  return { schema, runs: count('runs'), records: count('records') };
}

/** A copy's contents beside those of the store in use. */
export function besideHere(there: Holding, here: Holding): Omit<BackupVerdict, 'backup'> {
  return {
    schema: there.schema,
    runs: { there: there.runs, here: here.runs },
    records: { there: there.records, here: here.records },
  };
}

function damaged(name: string, reason: string, cause?: unknown): KitError {
  return new KitError('backup.damaged', { name, reason }, { cause });
}
