import { join } from 'node:path';
import type { Backup, BackupBook, BackupReason, BackupVerdict } from '../../shared/domain/backup.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { Vault } from '../identity/vault.ts';
import type { Clock } from '../ports/clock.ts';
import { findBackup, listBackups, pruneBackups } from '../store/backups/catalogue.ts';
import { besideHere, holdingOf, verifyBackup } from '../store/backups/look-through.ts';
import { prepareRestore } from '../store/backups/restore.ts';
import { takeBackup } from '../store/backups/take-backup.ts';
import type { Store } from '../store/store.ts';
import { unopenedSecrets } from './backup-vault.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A station that runs for one command only makes none; and a start has more urgent things to do. */
const firstLookMs = 2 * minuteMs;
const lookAgainMs = 10 * minuteMs;
/** After this long without one it is made while devices are worked on, too. */
const longestMs = 2 * dayMs;

export type Backups = {
  /** Begins to make one a day. */
  start(): void;
  list(): BackupBook;
  /** @throws KitError `backup.failed`. */
  take(reason: BackupReason): Promise<Backup>;
  /** @throws KitError `backup.*`. */
  verify(name: string): Promise<BackupVerdict>;
  keep(days: number): void;
  /** Writes down that it takes the store's place at the next opening. @returns name of what will be replaced. */
  prepareRestore(name: string): Promise<string>;
  close(): void;
};

/** Copies of the store: one a day by itself, kept for so many days. */
export function createBackups(parts: {
  readonly dataDir: string;
  readonly store: Store;
  readonly vault: Pick<Vault, 'open'>;
  readonly clock: Clock;
  /** Devices that are being worked on: looking a large copy through would make them wait. */
  readonly running: () => number;
  /** Those, and the ones that wait for somebody. */
  readonly active: () => number;
}): Backups {
  const { dataDir, store, vault, clock, running, active } = parts;
  const folder = join(dataDir, 'backups');
  let cancel = () => {};
  let problem: Problem | undefined;
  /** One at a time: two would write files of one name. */
  let latest: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = latest.then(work, work);
    latest = turn.catch(() => {});
    return turn;
  }

  const take = (reason: BackupReason) =>
    inTurn(async () => {
      const backup = await takeBackup(store.db, folder, reason, clock.now());
      pruneBackups(folder, store.settings.backupDays(), clock.now());
      return backup;
    });

  function look(): void {
    cancel = clock.after(lookAgainMs, look);
    const newest = listBackups(folder).find(({ reason }) => reason === 'daily');
    const age = newest === undefined ? Number.POSITIVE_INFINITY : clock.now().getTime() - Date.parse(newest.at);
    if (age < dayMs || (running() > 0 && age < longestMs)) return;
    take('daily').then(
      () => {
        problem = undefined;
      },
      (error: unknown) => {
        problem = asKitError(error).toProblem();
      },
    );
  }

  async function verify(name: string): Promise<BackupVerdict> {
    const there = await verifyBackup(folder, name, clock.now());
    return { backup: findBackup(folder, name), ...besideHere(there, holdingOf(store.db, name)) };
  }

  return {
    start: () => {
      cancel = clock.after(firstLookMs, look);
    },
    list: () => ({
      backups: listBackups(folder),
      keepDays: store.settings.backupDays(),
      ...(problem === undefined ? {} : { problem }),
    }),
    take,
    verify: (name) => inTurn(() => verify(name)),
    keep: (days) => {
      store.settings.setBackupDays(days);
      pruneBackups(folder, days, clock.now());
    },
    prepareRestore: (name) =>
      inTurn(async () => {
        const count = active();
        if (count > 0) throw new KitError('backup.busy', { count: String(count) });
        await verify(name);
        const unopened = unopenedSecrets(join(folder, name), vault);
        if (unopened > 0) throw new KitError('backup.other-vault', { name, count: String(unopened) });
        return prepareRestore(dataDir, name, clock.now());
      }),
    close: () => cancel(),
  };
}
