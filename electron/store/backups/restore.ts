import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';
import { ensurePrivateDirectory, replacePrivateFile, syncDirectory } from '../private-files.ts';
import { backupName } from './names.ts';
import { restoredKey } from './settle-restored.ts';

const journalSchema = z.object({ from: z.string(), replaced: z.string(), at: z.string() });
type Journal = z.infer<typeof journalSchema>;

export const storeFile = 'kitbench.db';
const parts = ['', '-wal', '-shm'] as const;
const prepared = (dataDir: string) => join(dataDir, `${storeFile}.restoring`);
const journalPath = (dataDir: string) => join(dataDir, 'restore.json');

/**
 * Puts a copy of the backup beside the store and writes down that it is to take its place. Until that line is on the disk
 * nothing has happened; from then on the next opening of the store carries it out, however often it is interrupted.
 * The caller owns the data directory and has looked the backup through.
 * @returns name of the copy under which the present store will be kept.
 */
export function prepareRestore(dataDir: string, name: string, now: Date): string {
  const file = prepared(dataDir);
  const replaced = backupName(now, 'replaced');
  const journal: Journal = { from: name, replaced, at: now.toISOString() };
  rmSync(file, { force: true });
  copyFileSync(join(dataDir, 'backups', name), file);
  mark(file, journal);
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  replacePrivateFile(journalPath(dataDir), `${JSON.stringify(journal)}\n`);
  return replaced;
}

/**
 * Carries out a restore that was written down; for whoever owns the data directory, before the store is opened. The
 * present store goes, log and all, under another name before the copy gets its place: never do a database and another
 * one's log stand side by side.
 * @throws KitError `backup.restore-lost` when what was prepared is gone.
 */
export function finishRestore(dataDir: string): void {
  if (!existsSync(journalPath(dataDir))) {
    rmSync(prepared(dataDir), { force: true });
    return;
  }
  const { replaced } = readJournal(dataDir);
  const store = join(dataDir, storeFile);
  const folder = join(dataDir, 'backups');
  if (existsSync(prepared(dataDir))) {
    ensurePrivateDirectory(folder);
    closeLog(store);
    for (const part of parts) {
      const target = join(folder, `${replaced}${part}`);
      if (existsSync(`${store}${part}`) && !existsSync(target)) renameSync(`${store}${part}`, target);
    }
    syncDirectory(folder);
    syncDirectory(dataDir);
    renameSync(prepared(dataDir), store);
    syncDirectory(dataDir);
  } else if (!existsSync(store)) {
    throw new KitError('backup.restore-lost', { name: replaced });
  }
  rmSync(journalPath(dataDir));
  syncDirectory(dataDir);
}

/** The replaced store becomes one file, as every copy is. One that is too damaged for that is kept with its log. */
function closeLog(store: string): void {
  if (!existsSync(store)) return;
  let db: Db | undefined;
  try {
    db = new Database(store);
    db.pragma('journal_mode = DELETE');
  } catch {
    // Damaged: that may be why it is replaced.
  } finally {
    db?.close();
  }
}

/** So that the store knows at its first opening that it was restored (`settleRestored`). */
function mark(file: string, { from, at }: Journal): void {
  const db = new Database(file);
  try {
    db.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)').run(
      restoredKey,
      JSON.stringify({ from, at }),
    );
  } finally {
    db.close();
  }
}

function readJournal(dataDir: string): Journal {
  try {
    return journalSchema.parse(JSON.parse(readFileSync(journalPath(dataDir), 'utf8')));
  } catch (cause) {
    throw new KitError('backup.restore-lost', { name: '?' }, { cause });
  }
}
