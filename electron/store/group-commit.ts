import { KitError } from '../../shared/errors/kit-error.ts';
import type { Db } from './database.ts';
import { storeError } from './sqlite-errors.ts';

/** Told right before and right after each commit what it carries: the kill tests stop the process at these moments. */
export type CommitWitness = (moment: 'before' | 'after', notes: readonly string[]) => void;

export type GroupCommit = {
  /**
   * Joins the commit at the end of this turn of the event loop; resolves when that is made. No end of this process loses
   * it; a power cut may, until the next transaction has taken it to the disk. So it is for what shows again by itself.
   */
  write<T>(work: () => T): Promise<T>;
  /**
   * Commits now everything that waits, in order, and `work`, as one transaction behind a full barrier (F_FULLFSYNC on
   * macOS). When `work` throws, nothing of it is kept and the others wait on. Inside another transaction it joins that.
   */
  transaction<T>(work: () => T): T;
  /** Names something written in the running transaction, for the witness. */
  note(what: string): void;
  /** Commits what waits, then refuses all more. */
  close(): void;
};

type Waiting = {
  readonly run: () => void;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
};

export function createGroupCommit(db: Db, witness: CommitWitness = () => {}): GroupCommit {
  let waiting: Waiting[] = [];
  let scheduled: NodeJS.Immediate | undefined;
  let closed = false;
  let notes: string[] = [];
  const inSavepoint = db.transaction((run: () => void) => run());

  function commit<T>(batch: readonly Waiting[], work: () => T): T {
    notes = [];
    const result = db
      .transaction(() => {
        for (const item of batch) item.run();
        const value = work();
        witness('before', notes);
        return value;
      })
      .immediate();
    witness('after', notes);
    for (const item of batch) item.settle();
    return result;
  }

  function flush(): void {
    scheduled = undefined;
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      withoutWait(() => commit(batch, () => {}));
    } catch (error) {
      const failure = storeError(error, db.name);
      for (const item of batch) item.fail(failure);
    }
  }

  function withBarrier<T>(work: () => T): T {
    // The flag cannot change inside a transaction; off macOS it has no effect (SQLite: PRAGMA fullfsync). Not by
    // `db.pragma`, which leaves a statement to the garbage collector each time: the flag's change walks through them all.
    db.exec('PRAGMA fullfsync = ON');
    try {
      return work();
    } finally {
      db.exec('PRAGMA fullfsync = OFF');
    }
  }

  /** In WAL mode the next full commit, or the checkpoint, carries this one to the disk as well. */
  function withoutWait(work: () => void): void {
    db.exec('PRAGMA synchronous = NORMAL');
    try {
      work();
    } finally {
      db.exec('PRAGMA synchronous = FULL');
    }
  }

  function join<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (closed) return reject(new KitError('store.closed'));
      let settle = () => {};
      waiting.push({
        // One bad write must not take the others of its turn down: it has a savepoint of its own.
        run: () => {
          try {
            inSavepoint(() => {
              const value = work();
              settle = () => resolve(value);
            });
          } catch (error) {
            if (!db.inTransaction) throw error;
            settle = () => reject(storeError(error, db.name));
          }
        },
        settle: () => settle(),
        fail: reject,
      });
      scheduled ??= setImmediate(flush);
    });
  }

  return {
    write: join,
    transaction: <T>(work: () => T) => {
      if (closed) throw new KitError('store.closed');
      if (db.inTransaction) return db.transaction(work)();
      const batch = waiting;
      waiting = [];
      try {
        return withBarrier(() => commit(batch, work));
      } catch (error) {
        waiting = [...batch, ...waiting];
        throw storeError(error, db.name);
      }
    },
    note: (what) => void notes.push(what),
    close: () => {
      if (scheduled !== undefined) clearImmediate(scheduled);
      closed = true;
      flush();
    },
  };
}
