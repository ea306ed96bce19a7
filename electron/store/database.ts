import Database from 'better-sqlite3';
import { KitError } from '../../shared/errors/kit-error.ts';
import { ensurePrivateFile } from './private-files.ts';
import { storeError } from './sqlite-errors.ts';

export type Db = Database.Database;

/** Opens the station's database (made when absent) with the settings that keep a commit through a power cut. */
export function openDatabase(file: string): Db {
  ensurePrivateFile(file);
  const db = new Database(file, { timeout: 5_000 });
  try {
    db.pragma('journal_mode = WAL');
    // SQLite's build default in WAL mode is NORMAL, which may lose the last commits at a power cut.
    db.pragma('synchronous = FULL');
    db.pragma('checkpoint_fullfsync = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    const verdict = db.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw new KitError('store.damaged', { file, reason: String(verdict) });
    return db;
  } catch (error) {
    db.close();
    throw storeError(error, file);
  }
}
