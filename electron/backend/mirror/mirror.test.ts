import { appendFileSync, readdirSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { queueSampleRecord, sampleRecord, sampleServerId } from '../../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { keyOfPassphrase } from '../../identity/passphrase-key.ts';
import { createTestClock } from '../../ports/test-clock.ts';
import { importMirror } from './import-mirror.ts';
import { createMirror } from './mirror.ts';
import { markFolder } from './mirror-file.ts';

const N = 2 ** 10;
const passphrase = Buffer.from('桜の木の下の控え');
const salt = Buffer.alloc(32, 7);
const problem = { code: 'backend.rejected', params: {}, chain: [] };

/** A station with a mirror into `folder`. */
async function open(folder = scratchDirectory(), words = passphrase) {
  await markFolder(folder);
  const clock = createTestClock();
  const store = openScratchStore({ clock });
  const key = await keyOfPassphrase(words, salt, N);
  const target = { folder, key, N, salt: salt.toString('base64') };
  const station = store.settings.stationId();
  const mirror = createMirror({ store, station, target: () => target, clock });
  onTestFinished(() => mirror.stop());
  const file = () => join(folder, readdirSync(folder).find((name) => name.startsWith(station)) ?? '');
  return { folder, clock, store, mirror, file };
}

const importInto = (store: ReturnType<typeof openScratchStore>, folder: string, words = passphrase) =>
  importMirror(store, folder, words, { fallbackServer: sampleServerId });

describe('a mirror folder', () => {
  it('gives another station every record with its very bytes, any number of times', async () => {
    const { folder, store, mirror } = await open();
    const records = ['DMPXK0AAJF88', 'F9FXC2ABCDEF'].map((serial) => queueSampleRecord(store, serial));
    await mirror.settled();
    expect(mirror.status()).toMatchObject({ state: 'up-to-date', waiting: 0 });

    const other = openScratchStore();
    expect(await importInto(other, folder)).toMatchObject({
      files: 1,
      added: 2,
      known: 0,
      damaged: 0,
      withoutServer: 0,
    });
    expect(await importInto(other, folder)).toMatchObject({ added: 0, known: 2 });
    expect(other.records.list().map(({ record }) => record)).toEqual(records);
    const payloads = (from: typeof store) => from.db.prepare('SELECT payload, sha256 FROM records ORDER BY id').all();
    expect(payloads(other)).toEqual(payloads(store));
    expect(other.runs.list()).toEqual([]);
    expect(other.outbox.counts().pending).toBe(2);
  });

  it('tells beforehand what would come, of which station, and takes nothing over then', async () => {
    const { folder, store, mirror } = await open();
    const [, latest] = ['DMPXK0AAJF88', 'F9FXC2ABCDEF'].map((serial) => queueSampleRecord(store, serial));
    await mirror.settled();
    const other = openScratchStore();
    const seen = await importMirror(other, folder, passphrase, { preview: true });
    expect(seen).toMatchObject({
      kept: false,
      added: 2,
      withoutServer: 2,
      stations: [{ station: latest?.station, records: 2, latestAt: latest?.at }],
    });
    expect(other.records.list()).toEqual([]);
    expect(await importInto(other, folder)).toMatchObject({ kept: true, added: 2 });
  });

  it('says nothing in clear of whom it is about', async () => {
    const { store, mirror, file } = await open();
    const record = queueSampleRecord(store, 'DMPXK0AAJF88');
    await mirror.settled();
    const text = readFileSync(file(), 'latin1');
    for (const word of ['DMPXK0AAJF88', record.device.udid, record.id, passphrase.toString('latin1')]) {
      expect(text).not.toContain(word);
      expect(text).not.toContain(Buffer.from(word).toString('base64').slice(0, 12));
    }
    expect(statSync(file()).mode & 0o077).toBe(0);
  });

  it('goes on behind a line that a crash cut off', async () => {
    const { folder, store, mirror, file } = await open();
    queueSampleRecord(store, 'DMPXK0AAJF88');
    await mirror.settled();
    const whole = statSync(file()).size;
    queueSampleRecord(store, 'F9FXC2ABCDEF');
    await mirror.settled();
    truncateSync(file(), whole + 100);
    queueSampleRecord(store, 'F9FXC2ABCDEG');
    await mirror.settled();
    const result = await importInto(openScratchStore(), folder);
    expect(result).toMatchObject({ added: 2, damaged: 1 });
  });

  it('that was pulled out is behind, holds nothing up, and catches up when it is back', async () => {
    const { folder, clock, store, mirror } = await open();
    queueSampleRecord(store, 'DMPXK0AAJF88');
    await mirror.settled();
    const away = `${folder}-away`;
    renameSync(folder, away);
    onTestFinished(() => renameSync(away, folder));
    queueSampleRecord(store, 'F9FXC2ABCDEF');
    await mirror.settled();
    expect(mirror.status()).toMatchObject({ state: 'behind', waiting: 1, problem: { code: 'mirror.away' } });
    expect(store.outbox.counts().pending).toBe(2);

    renameSync(away, folder);
    await clock.advance(20_000);
    await mirror.settled();
    expect(mirror.status()).toMatchObject({ state: 'up-to-date', waiting: 0 });
    expect(await importInto(openScratchStore(), folder)).toMatchObject({ added: 2 });
    renameSync(folder, away);
  });

  it('is not looked for in the bare place where its stick was mounted', async () => {
    const { folder, store, mirror } = await open();
    renameSync(join(folder, 'kitbench-mirror.json'), join(folder, 'elsewhere'));
    queueSampleRecord(store, 'DMPXK0AAJF88');
    await mirror.settled();
    expect(mirror.status()).toMatchObject({ state: 'behind', problem: { code: 'mirror.away' } });
    expect(readdirSync(folder)).toEqual(['elsewhere']);
  });

  it('does not bring back what was discarded, and brings an amended record as it is now', async () => {
    const { folder, store, mirror } = await open();
    const [gone, old] = ['DMPXK0AAJF88', 'F9FXC2ABCDEF'].map((serial) => queueSampleRecord(store, serial));
    await mirror.settled();
    if (gone === undefined || old === undefined) throw new Error('two records');
    store.outbox.park(gone.id, problem);
    store.outbox.discard(gone.id, '重複', '2026-04-01T00:00:00.000Z');
    store.outbox.park(old.id, problem);
    const amended = sampleRecord(old.runId, { device: old.device, organization: '桜中学校' });
    const payload = Buffer.from(JSON.stringify(amended));
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(payload).digest('hex');
    store.outbox.replace({ recordId: old.id, by: { id: amended.id, payload, sha256 }, reason: 'x', at: 'now' });
    await mirror.settled();
    const other = openScratchStore();
    expect(await importInto(other, folder)).toMatchObject({ added: 1, conflicting: 0 });
    expect(other.records.list().map(({ record }) => record)).toEqual([amended]);
  });

  it('holds many stations, and tells of those that another passphrase locks', async () => {
    const folder = scratchDirectory();
    const [one, two, three] = [
      await open(folder),
      await open(folder),
      await open(folder, Buffer.from('another phrase')),
    ];
    for (const { store, mirror } of [one, two, three]) {
      queueSampleRecord(store, 'DMPXK0AAJF88');
      await mirror.settled();
    }
    const other = openScratchStore();
    expect(await importInto(other, folder)).toMatchObject({ files: 3, locked: 1, added: 2 });
    await expect(importInto(other, folder, Buffer.from('nonsense'))).rejects.toMatchObject({
      code: 'mirror.wrong-passphrase',
    });
    await expect(importInto(other, join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'mirror.nothing-there' });
  });

  it('is written anew, whole, where its file was lost or spoilt', async () => {
    const { folder, store, mirror, file } = await open();
    queueSampleRecord(store, 'DMPXK0AAJF88');
    await mirror.settled();
    truncateSync(file(), 10);
    appendFileSync(file(), '\nnonsense\n');
    queueSampleRecord(store, 'F9FXC2ABCDEF');
    await mirror.settled();
    expect(await importInto(openScratchStore(), folder)).toMatchObject({ added: 2, damaged: 0 });
  });
});
