import { createHash } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { queueSampleRecord, startSampleRun } from '../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { waitUntil } from '../../tests/support/wait-until.ts';
import { backupCheck } from '../checks/station/backup.ts';
import { createProfileStore } from '../identity/profile-store.ts';
import { createSecretStore } from '../identity/secrets.ts';
import { createVault } from '../identity/vault.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { createBackups } from './backups.ts';
import { restoreOffline } from './restore-offline.ts';

const minute = 60_000;
const hour = 60 * minute;

async function station() {
  const dataDir = scratchDirectory();
  const clock = createTestClock(new Date('2026-04-01T08:00:00Z'));
  const store = openScratchStore({ dataDir, clock });
  store.settings.stationId();
  const file = join(dataDir, 'vault.json');
  const vault = await createVault({ file, passphrase: Buffer.from('word'), scryptN: 2 ** 12 });
  const secrets = createSecretStore({ store, vault, clock });
  secrets.put(Buffer.from('kanaria-secret'), 'a secret');
  const profileSha = createProfileStore(store, vault).put(Buffer.from('kanaria-profile'));
  const busy = { running: 0, active: 0 };
  const backups = createBackups({
    dataDir,
    store,
    vault,
    clock,
    running: () => busy.running,
    active: () => busy.active,
  });
  const count = () => backups.list().backups.length;
  const settled = (wanted: number) => waitUntil(`${wanted} backups`, () => count() === wanted);
  return { dataDir, clock, store, vault, backups, busy, count, settled, profileSha };
}

describe('the daily backup', () => {
  it('is made a while after the start and then once a day, unless devices are worked on', async () => {
    const { clock, backups, busy, count, settled } = await station();
    backups.start();
    await clock.advance(minute);
    expect(count()).toBe(0);
    await clock.advance(2 * minute);
    await settled(1);
    await clock.advance(20 * hour);
    expect(count()).toBe(1);
    busy.running = 3;
    await clock.advance(6 * hour);
    expect(count()).toBe(1);
    busy.running = 0;
    await clock.advance(10 * minute);
    await settled(2);
    // Two days of work without a pause: now it is made all the same.
    busy.running = 3;
    await clock.advance(49 * hour);
    await settled(3);
    backups.close();
    expect(new Set(backups.list().backups.map(({ reason }) => reason))).toEqual(new Set(['daily']));
  });

  it('tells why it could not be made, and makes the next', async () => {
    const { dataDir, clock, store, backups, settled } = await station();
    const { name } = await backups.take('by-hand');
    const backup = store.db.backup;
    store.db.backup = () => Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));
    backups.start();
    await clock.advance(3 * minute);
    await waitUntil('a problem', () => backups.list().problem);
    expect(backups.list().problem).toMatchObject({ code: 'backup.failed', params: { reason: 'SQLITE_FULL' } });
    expect(statSync(join(dataDir, 'backups', name)).isFile()).toBe(true);
    store.db.backup = backup;
    await clock.advance(11 * minute);
    await settled(2);
    expect(backups.list().problem).toBeUndefined();
    backups.close();
  });

  it('is looked for by the doctor', async () => {
    const { dataDir, clock, backups } = await station();
    const look = async (at: Date) => {
      const [finding] = await backupCheck.run(
        { dataDir, clock: { ...clock, now: () => at } } as never,
        AbortSignal.timeout(1000),
      );
      return `${finding?.status} ${finding?.finding.code}`;
    };
    expect(await look(new Date())).toBe('pass backup.first-day');
    expect(await look(new Date(Date.now() + 30 * hour))).toBe('warn backup.none');
    await backups.take('daily');
    expect(await look(clock.now())).toBe('pass backup.fresh');
    await clock.advance(5 * 24 * hour);
    expect(await look(clock.now())).toBe('warn backup.old');
  });
});

describe('restoring', () => {
  it('says what would be missing, and refuses while devices are worked on', async () => {
    const { backups, store, busy } = await station();
    const { name } = await backups.take('by-hand');
    queueSampleRecord(store, 'DMPXK0AAJF88');
    startSampleRun(store);
    expect(await backups.verify(name)).toMatchObject({
      runs: { there: 0, here: 2 },
      records: { there: 0, here: 1 },
    });
    busy.active = 1;
    await expect(backups.prepareRestore(name)).rejects.toMatchObject({ code: 'backup.busy' });
    await expect(backups.prepareRestore('nothing.db')).rejects.toMatchObject({ code: 'backup.busy' });
  });

  it('refuses a copy whose secrets the present vault does not open', async () => {
    const first = await station();
    const { name } = await first.backups.take('by-hand');
    const { vault } = await station();
    const strange = createBackups({ ...first, vault, running: () => 0, active: () => 0 });
    await expect(strange.prepareRestore(name)).rejects.toMatchObject({
      code: 'backup.other-vault',
      params: { count: '2' },
    });
    await first.backups.prepareRestore(name);
  });

  it('works without a station, also where the store cannot be opened any more', async () => {
    const { dataDir, store, backups, profileSha } = await station();
    const { name } = await backups.take('by-hand');
    store.db.exec("INSERT INTO settings (key, value) VALUES ('later', '1')");
    store.close();
    const profile = { dataDir } as never;
    const wrong = restoreOffline(profile, name, Buffer.from('another word'));
    await expect(wrong).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    await expect(restoreOffline(profile, 'none.db', Buffer.from('word'))).rejects.toMatchObject({
      code: 'backup.not-found',
    });
    writeFileSync(join(dataDir, 'kitbench.db'), createHash('sha512').update('rubbish').digest());
    const { verdict } = await restoreOffline(profile, name, Buffer.from('word'));
    expect(verdict.runs).toEqual({ there: 0, here: 0 });
    const restored = openScratchStore({ dataDir });
    expect(restored.profileBlobs.get(profileSha)).toBeDefined();
    expect(restored.db.prepare("SELECT count(*) FROM settings WHERE key = 'later'").pluck().get()).toBe(0);
  });

  it('refuses while somebody has the data', async () => {
    const { dataDir, backups } = await station();
    const { name } = await backups.take('by-hand');
    const refused = restoreOffline({ dataDir } as never, name, Buffer.from('word'));
    await expect(refused).rejects.toMatchObject({ code: 'store.owned' });
  });
});
