import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { queueSampleRecord, sampleRecord, startSampleRun } from '../../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { systemClock } from '../../ports/clock.ts';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/all.ts';
import { openStore } from '../store.ts';
import { listBackups, pruneBackups } from './catalogue.ts';
import { lookThrough, verifyBackup } from './look-through.ts';
import { backupName, readBackupName } from './names.ts';
import { finishRestore, prepareRestore } from './restore.ts';
import { takeBackup } from './take-backup.ts';

const noon = new Date('2026-04-01T12:00:00Z');
const later = (days: number) => new Date(noon.getTime() + days * 24 * 60 * 60_000);

function station() {
  const dataDir = scratchDirectory();
  const store = openScratchStore({ dataDir });
  store.settings.stationId();
  return { dataDir, folder: join(dataDir, 'backups'), store };
}

describe('a copy of the store', () => {
  it('is whole, private and one file, made while the store is written to', async () => {
    const { folder, store } = station();
    for (let count = 0; count < 60; count += 1) startSampleRun(store);
    const copying = takeBackup(store.db, folder, 'daily', noon);
    for (let count = 0; count < 10; count += 1) {
      await store.write(() => store.settings.setStationName(`written meanwhile ${count}`));
    }
    const backup = await copying;
    expect(backup).toMatchObject({ reason: 'daily', at: noon.toISOString(), checkedAt: noon.toISOString() });
    expect(readdirSync(folder).toSorted()).toEqual([backup.name, `${backup.name}.json`]);
    expect(statSync(join(folder, backup.name)).mode & 0o777).toBe(0o600);
    expect(await verifyBackup(folder, backup.name, noon)).toMatchObject({ runs: 60, records: 0 });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is told from a damaged one, wherever the damage is', async () => {
    const { folder, store } = station();
    for (let count = 0; count < 10; count += 1) queueSampleRecord(store, `DMPXK0AAJF${count}`);
    const { name } = await takeBackup(store.db, folder, 'by-hand', noon);
    const path = join(folder, name);
    const good = readFileSync(path);
    for (let offset = 0; offset < good.length; offset += Math.ceil(good.length / 16)) {
      const changed = Buffer.from(good);
      changed[offset] = (changed[offset] ?? 0) ^ 1;
      writeFileSync(path, changed);
      await expect(verifyBackup(folder, name, noon), `offset ${offset}`).rejects.toMatchObject({
        code: 'backup.damaged',
      });
      expect(listBackups(folder)[0]?.checkedAt).toBeUndefined();
      writeFileSync(path, good);
      await verifyBackup(folder, name, noon);
    }
    // Without the digest that it was kept with, SQLite itself still finds a damaged page.
    const torn = Buffer.from(good).fill(0xff, 4096, 8192);
    writeFileSync(path, torn);
    expect(() => lookThrough(path, name)).toThrow(expect.objectContaining({ code: 'backup.damaged' }));
    writeFileSync(path, 'no database at all');
    expect(() => lookThrough(path, name)).toThrow(expect.objectContaining({ code: 'backup.damaged' }));
  });

  it('goes when it is too old, but the newest good one stays', async () => {
    const { folder, store } = station();
    for (const days of [0, 1, 2, 20, 30]) await takeBackup(store.db, folder, 'daily', later(days));
    writeFileSync(join(folder, 'a note of mine.txt'), 'stays');
    pruneBackups(folder, 14, later(31));
    expect(listBackups(folder).map(({ at }) => at)).toEqual([later(30), later(20)].map((at) => at.toISOString()));
    pruneBackups(folder, 14, later(365));
    expect(listBackups(folder)).toHaveLength(1);
    expect(readdirSync(folder)).toContain('a note of mine.txt');
  });

  it('is found by its name only where it is one of ours', async () => {
    const { dataDir, folder, store } = station();
    await takeBackup(store.db, folder, 'daily', noon);
    for (const name of ['../kitbench.db', join(dataDir, 'kitbench.db'), 'kitbench.db', '', '.']) {
      await expect(verifyBackup(folder, name, noon)).rejects.toMatchObject({ code: 'backup.not-found' });
    }
    for (const reason of ['daily', 'by-hand', 'before-import', 'replaced', 'before-update'] as const) {
      expect(readBackupName(backupName(noon, reason, 7))).toEqual({ at: noon.toISOString(), reason });
    }
  });

  it('leaves nothing half-written behind', async () => {
    const { folder, store } = station();
    await takeBackup(store.db, folder, 'daily', noon);
    writeFileSync(join(folder, `${backupName(noon, 'by-hand')}.unfinished`), 'cut off');
    expect(listBackups(folder)).toHaveLength(1);
    await takeBackup(store.db, folder, 'daily', later(1));
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
    const blocked = join(scratchDirectory(), 'file');
    writeFileSync(blocked, '');
    await expect(takeBackup(store.db, blocked, 'daily', noon)).rejects.toMatchObject({ code: 'backup.failed' });
  });
});

describe('a restore', () => {
  async function withBackup() {
    const { dataDir, folder, store } = station();
    store.settings.setStationName('then');
    const run = startSampleRun(store);
    const { name } = await takeBackup(store.db, folder, 'by-hand', noon);
    store.settings.setStationName('now');
    queueSampleRecord(store, 'DMPXK0AAJF88');
    return { dataDir, folder, store, run, name };
  }
  const nameIn = (dataDir: string) => {
    const store = openStore({ dataDir, clock: systemClock });
    try {
      return store.settings.stationName();
    } finally {
      store.close();
    }
  };

  it('puts the copy in the store’s place and keeps the store', async () => {
    const { dataDir, folder, store, name } = await withBackup();
    const replaced = prepareRestore(dataDir, name, later(1));
    // The station still runs, and writes: that is in what is kept.
    store.settings.setStationName('now, and later');
    store.close();
    expect(nameIn(dataDir)).toBe('then');
    expect(readdirSync(dataDir).toSorted()).toEqual(['backups', 'kitbench.db', 'owner.db']);
    expect(listBackups(folder).map(({ name: kept, reason }) => [kept, reason])).toEqual([
      [replaced, 'replaced'],
      [name, 'by-hand'],
    ]);
    // And back again: nothing of it was lost.
    prepareRestore(dataDir, replaced, later(2));
    expect(nameIn(dataDir)).toBe('now, and later');
  });

  it('takes a copy of an older version, which is brought up to date when the store opens', async () => {
    const { dataDir, folder, store } = await withBackup();
    const name = backupName(noon, 'before-update', 3);
    const old = openDatabase(join(folder, name));
    migrate(old, migrations.slice(0, 3), folder, noon);
    old.exec("INSERT INTO settings (key, value) VALUES ('station-id', 'x'), ('station-name', 'long ago')");
    old.pragma('journal_mode = DELETE');
    old.close();
    expect(await verifyBackup(folder, name, later(1))).toEqual({ schema: 3, runs: 0, records: 0 });
    prepareRestore(dataDir, name, later(1));
    store.close();
    expect(nameIn(dataDir)).toBe('long ago');
  });

  it('lets nothing go on that was under way in the copy: the devices have gone on since', async () => {
    const { dataDir, store, run, name } = await withBackup();
    store.journal.endRun(run, { type: 'run-ended', end: 'prepared' }, sampleRecord(run));
    prepareRestore(dataDir, name, later(1));
    store.close();
    const restored = openScratchStore({ dataDir });
    expect(restored.journal.activeRuns()).toEqual([]);
    expect(restored.runs.get(run)).toMatchObject({ end: 'parked' });
    expect(restored.journal.eventsOf(run).at(-1)?.event).toMatchObject({
      type: 'run-ended',
      end: 'parked',
      problem: { code: 'backup.run-restored' },
    });
    // Once only: what begins afterwards is not touched.
    const next = startSampleRun(restored);
    restored.close();
    expect(openScratchStore({ dataDir }).journal.activeRuns()).toEqual([next]);
  });

  const moments: [string, (dataDir: string, folder: string, replaced: string) => void, string][] = [
    ['before it is written down', (dataDir) => renameSync(join(dataDir, 'restore.json'), join(dataDir, 'x')), 'now'],
    ['right after', () => {}, 'then'],
    [
      'when the store is moved and its log is not',
      (dataDir, folder, replaced) => renameSync(join(dataDir, 'kitbench.db'), join(folder, replaced)),
      'then',
    ],
    [
      'when all of the store is moved',
      (dataDir, folder, replaced) => {
        for (const part of ['', '-wal', '-shm']) {
          const from = join(dataDir, `kitbench.db${part}`);
          if (existsSync(from)) renameSync(from, join(folder, `${replaced}${part}`));
        }
      },
      'then',
    ],
    [
      'when only its end is not written down',
      (dataDir) => {
        copyFileSync(join(dataDir, 'restore.json'), join(dataDir, 'kept.json'));
        finishRestore(dataDir);
        renameSync(join(dataDir, 'kept.json'), join(dataDir, 'restore.json'));
      },
      'then',
    ],
  ];
  it.each(moments)('ends as one of the two when it is interrupted %s', async (_, interrupt, expected) => {
    const { dataDir, folder, store, name } = await withBackup();
    // Copied while it is open, as a power cut leaves it: with its log.
    const wal = readFileSync(join(dataDir, 'kitbench.db-wal'));
    const db = readFileSync(join(dataDir, 'kitbench.db'));
    store.close();
    writeFileSync(join(dataDir, 'kitbench.db'), db);
    writeFileSync(join(dataDir, 'kitbench.db-wal'), wal);
    const replaced = prepareRestore(dataDir, name, later(1));
    interrupt(dataDir, folder, replaced);
    expect(nameIn(dataDir)).toBe(expected);
    expect(existsSync(join(dataDir, 'kitbench.db.restoring'))).toBe(false);
    expect(existsSync(join(dataDir, 'restore.json'))).toBe(false);
  });
});
