import { chmodSync, closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Backup, BackupReason } from '../../../shared/domain/backup.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';
import { ensurePrivateDirectory, syncDirectory } from '../private-files.ts';
import { digestOfFile, findBackup, writeNote } from './catalogue.ts';
import { lookThrough } from './look-through.ts';
import { backupName } from './names.ts';

const unfinished = '.unfinished';

/**
 * Copies the store while it is in use (SQLite's online backup, over the store's own connection, so that writes meanwhile
 * neither wait nor make it begin again), looks the copy through, and only then gives it its name.
 * @throws KitError `backup.failed`: nothing of it stays.
 */
export async function takeBackup(db: Db, folder: string, reason: BackupReason, now: Date): Promise<Backup> {
  const name = backupName(now, reason);
  const path = join(folder, `${name}${unfinished}`);
  try {
    ensurePrivateDirectory(folder);
    dropUnfinished(folder);
    await db.backup(path);
    chmodSync(path, 0o600);
    standAlone(path);
    lookThrough(path, name);
    sync(path);
    const sha256 = await digestOfFile(path);
    renameSync(path, join(folder, name));
    syncDirectory(folder);
    writeNote(folder, name, { sha256, checkedAt: now.toISOString() });
    return findBackup(folder, name);
  } catch (cause) {
    dropQuietly(path);
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new KitError('backup.failed', { reason: why }, { cause });
  }
}

function dropQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The next one tries again; why this one failed is what counts.
  }
}

/** One file that needs no log beside it: a copy of a database in WAL mode would. */
function standAlone(path: string): void {
  const copy = new Database(path);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** What a crash left half-written. */
function dropUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) if (name.includes(unfinished)) rmSync(join(folder, name), { force: true });
}

function sync(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
