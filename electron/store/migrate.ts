import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Db } from './database.ts';
import { ensurePrivateDirectory, syncDirectory } from './private-files.ts';
import { storeError } from './sqlite-errors.ts';

/** Older copies of this kind are removed: they hold the same records whose retention a station promises to limit. */
const keptBackups = 5;
const ofThisKind = /-schema-\d+\.db$/;

/**
 * Brings the database to the newest schema, each migration in a transaction of its own, after a copy of the database
 * was put into `backups`.
 * @throws KitError `store.newer-schema` without touching anything.
 */
export function migrate(db: Db, migrations: readonly string[], backupDir: string, now: Date): void {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > migrations.length) {
    throw new KitError('store.newer-schema', { found: String(found), known: String(migrations.length) });
  }
  if (found === migrations.length) return;
  try {
    if (found > 0) backUp(db, backupDir, `schema-${found}`, now);
    for (const [index, sql] of migrations.entries()) {
      if (index >= found) apply(db, sql, index + 1);
    }
  } catch (error) {
    throw storeError(error, db.name);
  }
}

function apply(db: Db, sql: string, version: number): void {
  db.transaction(() => {
    db.exec(sql);
    db.pragma(`user_version = ${version}`);
  }).immediate();
}

/** What is to be changed must be there once more, whole. @throws KitError `backup.failed` */
function requireWhole(file: string): void {
  const copy = new Database(file, { readonly: true });
  try {
    const verdict = copy.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw new KitError('backup.failed', { reason: String(verdict) });
  } finally {
    copy.close();
  }
}

/** Writes a consistent copy of the whole database and drops the oldest copies. @returns the copy's path. */
export function backUp(db: Db, backupDir: string, name: string, now: Date): string {
  ensurePrivateDirectory(backupDir);
  const file = join(backupDir, `${now.toISOString().replace(/[:.]/g, '-')}-${name}.db`);
  db.prepare('VACUUM INTO ?').run(file);
  chmodSync(file, 0o600);
  requireWhole(file);
  const copies = readdirSync(backupDir)
    .filter((entry) => ofThisKind.test(entry))
    .sort();
  for (const old of copies.slice(0, -keptBackups)) rmSync(join(backupDir, old));
  syncDirectory(backupDir);
  return file;
}
