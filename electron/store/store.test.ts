import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { startSampleRun } from '../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { systemClock } from '../ports/clock.ts';
import { migrations } from './migrations/all.ts';
import { openStore } from './store.ts';

const holder = resolve(import.meta.dirname, '../../tests/support/store-holder.ts');

describe('the store', () => {
  it('lets nobody but its owner read anything it writes', () => {
    const dataDir = join(scratchDirectory(), 'data');
    const store = openScratchStore({ dataDir });
    startSampleRun(store);

    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    const files = readdirSync(dataDir);
    expect(files).toEqual(expect.arrayContaining(['kitbench.db', 'kitbench.db-wal', 'kitbench.db-shm', 'owner.db']));
    for (const file of files) expect([file, statSync(join(dataDir, file)).mode & 0o777]).toEqual([file, 0o600]);
  });

  it('waits for the disk at every commit', () => {
    const { db } = openScratchStore();
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('checkpoint_fullfsync', { simple: true })).toBe(1);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('keeps its station id through a restart', () => {
    const dataDir = scratchDirectory();
    const first = openScratchStore({ dataDir });
    const id = first.settings.stationId();
    first.close();
    const second = openScratchStore({ dataDir });
    expect(second.settings.stationId()).toBe(id);
  });

  it('refuses a second owner at once, in this process and in another', async () => {
    const dataDir = scratchDirectory();
    const store = openScratchStore({ dataDir });
    expect(() => openStore({ dataDir, clock: systemClock })).toThrow(expect.objectContaining({ code: 'store.owned' }));
    store.close();

    const other = await holdElsewhere(dataDir);
    expect(() => openStore({ dataDir, clock: systemClock })).toThrow(expect.objectContaining({ code: 'store.owned' }));
    other.kill('SIGKILL');
    await once(other, 'exit');
    openScratchStore({ dataDir });
  });

  it('refuses the database of a newer program and changes nothing', () => {
    const dataDir = scratchDirectory();
    const store = openScratchStore({ dataDir });
    store.db.pragma('user_version = 99');
    store.close();
    const before = readFileSync(join(dataDir, 'kitbench.db'));

    expect(() => openStore({ dataDir, clock: systemClock })).toThrow(
      expect.objectContaining({
        code: 'store.newer-schema',
        params: { found: '99', known: String(migrations.length) },
      }),
    );
    expect(readFileSync(join(dataDir, 'kitbench.db')).equals(before)).toBe(true);
    expect(readdirSync(dataDir)).not.toContain('backups');
  });

  it.each([
    ['something else', (file: string) => writeFileSync(file, 'these are not the bytes of a database '.repeat(200))],
    ['half a database', (file: string) => truncateSync(file, 8192)],
  ])('calls %s damaged, frees the directory, and says where the copies are', (_, damage) => {
    const dataDir = scratchDirectory();
    openScratchStore({ dataDir }).close();
    damage(join(dataDir, 'kitbench.db'));

    for (let time = 0; time < 2; time++) {
      expect(() => openStore({ dataDir, clock: systemClock })).toThrow(
        expect.objectContaining({ code: 'store.damaged' }),
      );
    }
  });

  it('calls a row that breaks its schema damaged, without quoting it', () => {
    const store = openScratchStore();
    const runId = startSampleRun(store);
    store.db.prepare('UPDATE runs SET blueprint = ? WHERE run_id = ?').run('{"name":"hunter2"}', runId);
    expect(() => store.runs.get(runId)).toThrow(expect.objectContaining({ code: 'store.damaged' }));
    expect(() => store.runs.get(runId)).not.toThrow(/hunter2/);
  });

  it('says that it is closed, also to what comes late', async () => {
    const store = openScratchStore();
    const runId = startSampleRun(store);
    store.close();
    await expect(store.journal.append(runId, { type: 'suspended' })).rejects.toMatchObject({ code: 'store.closed' });
    expect(() => store.journal.appendDurable(runId, { type: 'suspended' })).toThrow(
      expect.objectContaining({ code: 'store.closed' }),
    );
    store.close();
  });
});

/** Another process that owns the store, past the point where it said so. */
async function holdElsewhere(dataDir: string) {
  const child = spawn(process.execPath, [holder, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}
