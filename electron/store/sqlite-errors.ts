import Database from 'better-sqlite3';
import { KitError } from '../../shared/errors/kit-error.ts';

const damaged = /^SQLITE_(?:CORRUPT|NOTADB|FORMAT)/;
const unwritable = /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN|NOLFS|PERM)/;

export function isSqliteError(error: unknown, ...codes: string[]): error is Error & { readonly code: string } {
  return error instanceof Database.SqliteError && (codes.length === 0 || codes.includes(error.code));
}

/** What SQLite threw, as a KitError where a person can do something about it; anything else comes back as it is. */
export function storeError(error: unknown, file: string): unknown {
  if (!isSqliteError(error)) return error;
  if (damaged.test(error.code)) {
    return new KitError('store.damaged', { file, reason: error.code }, { cause: error });
  }
  if (unwritable.test(error.code)) return new KitError('store.write-failed', { reason: error.code }, { cause: error });
  return error;
}
