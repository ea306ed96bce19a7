import { join } from 'node:path';
import type { Clock } from '../ports/clock.ts';
import { finishRestore, storeFile } from './backups/restore.ts';
import { settleRestored } from './backups/settle-restored.ts';
import { type Db, openDatabase } from './database.ts';
import { type CommitWitness, createGroupCommit } from './group-commit.ts';
import { createJournal, type Journal } from './journal.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { ensurePrivateDirectory } from './private-files.ts';
import { createRepositories, type Repositories } from './repositories.ts';

/** The station's memory. One process owns it at a time. */
export type Store = Repositories & {
  readonly db: Db;
  readonly journal: Journal;
  /** Joins the commit at the end of this turn of the event loop. A power cut may lose it: for what shows again by itself. */
  write<T>(work: () => T): Promise<T>;
  /** Commits `work` now, all or nothing, behind a full barrier, with everything written before it. */
  transaction<T>(work: () => T): T;
  close(): void;
};

export type StoreOptions = {
  readonly dataDir: string;
  readonly clock: Clock;
  /** Called around each commit; for the kill tests. */
  readonly witness?: CommitWitness;
};

/**
 * Opens (or makes) the station's database and takes the data directory for this process.
 * @throws KitError `store.owned`, `store.newer-schema`, `store.damaged`, `store.write-failed`.
 */
export function openStore({ dataDir, clock, witness }: StoreOptions): Store {
  ensurePrivateDirectory(dataDir);
  const owner = takeOwnerLock(dataDir);
  let db: Db | undefined;
  try {
    finishRestore(dataDir);
    db = openDatabase(join(dataDir, storeFile));
    migrate(db, migrations, join(dataDir, 'backups'), clock.now());
    settleRestored(db, clock.now());
    return storeOver(db, clock, witness, () => owner.release());
  } catch (error) {
    db?.close();
    owner.release();
    throw error;
  }
}

function storeOver(db: Db, clock: Clock, witness: CommitWitness | undefined, onClosed: () => void): Store {
  const commits = createGroupCommit(db, witness);
  const repositories = createRepositories(db);
  let open = true;
  return {
    ...repositories,
    db,
    journal: createJournal(db, commits, clock, repositories),
    write: commits.write,
    transaction: commits.transaction,
    close: () => {
      if (!open) return;
      open = false;
      commits.close();
      db.close();
      onClosed();
    },
  };
}
