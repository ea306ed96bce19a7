import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KitError } from '../../shared/errors/kit-error.ts';
import { ensurePrivateFile } from './private-files.ts';
import { isSqliteError, storeError } from './sqlite-errors.ts';

export type OwnerLock = { release(): void };

/**
 * Takes the data directory for this process by an exclusive transaction on `owner.db`. The lock lives in the kernel,
 * so the death of its holder, SIGKILL included, frees it at once and no stale lock file can remain.
 * @throws KitError `store.owned` at once when another holds it.
 */
export function takeOwnerLock(dataDir: string): OwnerLock {
  const file = join(dataDir, 'owner.db');
  ensurePrivateFile(file);
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (isSqliteError(error, 'SQLITE_BUSY')) throw new KitError('store.owned', {}, { cause: error });
    throw storeError(error, file);
  }
  return { release: () => void db.close() };
}
