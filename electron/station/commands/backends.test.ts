import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backendInputSchema } from '../../../shared/domain/backend.ts';
import { filesShowing } from '../../../tests/support/find-secret.ts';
import { openFleetSite } from '../../../tests/support/mdm-doubles/fleet-site.ts';
import { openTestInbox } from '../../../tests/support/mdm-doubles/inbox.ts';
import { openNanoMdmSite } from '../../../tests/support/mdm-doubles/nanomdm-site.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { queueSampleRecord, sampleServerId } from '../../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { createSecretStore } from '../../identity/secrets.ts';
import { createVault } from '../../identity/vault.ts';
import { systemClock } from '../../ports/clock.ts';
import { createBackends } from '../backends.ts';
import { backendFileHandlers } from './backend-files.ts';
import { backendHandlers } from './backends.ts';
import { serverHandlers } from './servers.ts';

const serverId = sampleServerId;
const caller = { role: 'operator', seat: 'window' } as const;
const header =
  '親グループ(必須項目),グループ名(必須項目),説明,表示順,有効期限日時,端末登録用ユーザーID,端末登録用パスワード';
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

async function open() {
  const dataDir = scratchDirectory();
  const store = openScratchStore({ dataDir });
  const vault = await createVault({
    file: join(dataDir, 'vault.json'),
    passphrase: Buffer.from('word'),
    scryptN: 2 ** 12,
  });
  const clock = systemClock;
  const secrets = createSecretStore({ store, vault, clock });
  const backends = createBackends({ store, secrets, clock });
  onTestFinished(() => backends.close());
  const told: string[] = [];
  const quiet = {
    outbox: { resume: () => {}, told: (ids: readonly string[]) => void told.push(...ids) },
    watch: { kick: () => {} },
    fleet: { kick: () => {} },
    publishStatus: () => {},
  };
  const parts = { store, secrets, clock, backends, ...quiet };
  const handlers = { ...backendHandlers(parts), ...backendFileHandlers(parts), ...serverHandlers(parts) };
  store.servers.save({
    server: {
      id: serverId,
      name: '青葉小',
      product: 'url',
      maskedUrl: 'https://mdm.example/',
      host: 'mdm.example',
      anchorFingerprints: [],
    },
    sourceRef: secrets.put(Buffer.from('{"product":"url","url":"https://mdm.example/"}'), 'server'),
    anchors: [],
  });
  const set = (backend: object) =>
    handlers['backends.set']({ serverId, backend: backendInputSchema.parse(backend) }, caller);
  return { ...handlers, store, backends, secrets, dataDir, set, told };
}

describe('the backend of a server', () => {
  it('is set with keys that go in and never come out', async () => {
    const fleet = await openFleetSite([]);
    onTestFinished(() => fleet.site.close());
    const room = await open();
    const baseUrl = fleet.site.origin;
    const view = await room.set({ kind: 'fleet', baseUrl, trust: [fleet.site.anchorPem], key: fleet.key });
    expect(view).toMatchObject({
      backend: { kind: 'fleet', baseUrl },
      keys: { key: true, inboxKey: false },
      capabilities: { records: false, lookup: true, commands: false, files: false },
    });
    expect(JSON.stringify(view)).not.toContain(fleet.key);
    expect(filesShowing(room.dataDir, fleet.key)).toEqual([]);
    expect(await room['backends.test']({ serverId: '青葉小' }, caller)).toMatchObject({ ok: true });

    await room.set({ kind: 'fleet', baseUrl, trust: [fleet.site.anchorPem] });
    expect(await room['backends.test']({ serverId }, caller)).toMatchObject({ ok: true });
    await room.set({ kind: 'fleet', baseUrl, trust: [fleet.site.anchorPem], key: 'another-key-000' });
    await expect(room['backends.test']({ serverId }, caller)).rejects.toMatchObject({ code: 'backend.auth' });
  });

  it('sends no stored key to another address', async () => {
    const room = await open();
    await room.set({ kind: 'fleet', baseUrl: 'https://a.example', key: 'key-of-fleet' });
    expect(() => room.set({ kind: 'fleet', baseUrl: 'https://b.example' })).toThrow(
      expect.objectContaining({ code: 'backend.key-missing' }),
    );
    expect(() => room.set({ kind: 'nanomdm', baseUrl: 'https://a.example' })).toThrow();
    expect(room.store.serverBackends.get(serverId)?.config).toMatchObject({ baseUrl: 'https://a.example' });
  });

  it('can have an endpoint for records beside the product that answers', async () => {
    const [nano, inbox, room] = [await openNanoMdmSite(), await openTestInbox(scratchDirectory()), await open()];
    onTestFinished(async () => {
      await Promise.all([nano.site.close(), inbox.close()]);
    });
    await room.set({ kind: 'rest', baseUrl: 'https://records.example/v1', key: 'token-of-records' });
    const view = await room.set({
      kind: 'nanomdm',
      baseUrl: nano.site.origin,
      trust: [nano.site.anchorPem],
      key: nano.key,
      inbox: { url: inbox.url, trust: [inbox.anchorPem] },
      inboxKey: inbox.pullKey,
    });
    expect(view).toMatchObject({
      recordsBaseUrl: 'https://records.example/v1',
      capabilities: { records: true, lookup: true, commands: true, files: false },
    });
    const lookups = await room.backends.of(serverId)?.lookup(['DMPXK0AAJF88'], AbortSignal.timeout(5_000));
    expect(lookups).toMatchObject([{ enrolled: 'unknown' }]);
  });

  it('goes with its server, keys and all', async () => {
    const room = await open();
    await room.set({ kind: 'fleet', baseUrl: 'https://a.example', key: 'key-of-fleet' });
    const ref = room.store.serverBackends.get(serverId)?.keyRef ?? '';
    await room['servers.remove']({ id: serverId }, caller);
    expect(room.store.serverBackends.get(serverId)).toBeUndefined();
    expect(room.secrets.find(ref)).toBeUndefined();
  });

  it('has steps for people, ticked by name', async () => {
    const room = await open();
    expect(() => room['backends.steps']({ serverId }, caller)).toThrow(
      expect.objectContaining({ code: 'backend.not-configured' }),
    );
    await room.set({ kind: 'mobiconnect', account: 'sample.com' });
    const tick = { serverId, step: 'inactivate', by: '山田', subject: 'DMPXK0AAJF88', note: '' };
    expect(await room['backends.tick'](tick, caller)).toMatchObject({
      ticks: [{ by: '山田', subject: 'DMPXK0AAJF88' }],
    });
    const steps = await room['backends.steps']({ serverId }, caller);
    expect(steps.find(({ id }) => id === 'inactivate')?.path.ja).toContain('一括インアクティベーション');
    expect(() => room['backends.tick']({ ...tick, step: 'none' }, caller)).toThrow(
      expect.objectContaining({ code: 'backend.step-unknown' }),
    );
  });
});

describe("mobiconnect's group CSV", () => {
  const csv = [
    header,
    '/ルートグループ/1年,1組,,1,2099/12/31 23:59,room-1a,canary+/お:7',
    '/ルートグループ/1年,2組,,2,2015/12/31 23:59,room-1b,pw-b',
    '/ルートグループ,1年,,1,,,',
  ].join('\r\n');
  const file = {
    accountId: 'sample.com',
    host: undefined,
    fileName: 'groups.csv',
    data: base64(csv),
    preview: false,
  };

  it('is looked over without a trace first', async () => {
    const room = await open();
    const before = await room['servers.list']({}, caller);
    const seen = await room['backends.importGroups']({ ...file, preview: true }, caller);
    expect(seen).toMatchObject({
      kept: false,
      groups: [
        { outcome: 'added', serverName: '1年 / 1組', user: 'ro••••a' },
        { outcome: 'added', serverName: '1年 / 2組' },
        { outcome: 'skipped' },
      ],
    });
    expect(JSON.stringify(seen)).not.toMatch(/canary|room-1a/);
    expect(await room['servers.list']({}, caller)).toEqual(before);
    await room['backends.importGroups'](file, caller);
    const again = await room['backends.importGroups']({ ...file, preview: true }, caller);
    expect(again.groups.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'skipped']);
  });

  it('makes servers that are ready to use', async () => {
    const room = await open();
    const { groups } = await room['backends.importGroups'](file, caller);
    expect(groups).toMatchObject([
      { group: '/ルートグループ/1年/1組', outcome: 'added', warnings: [] },
      { group: '/ルートグループ/1年/2組', outcome: 'added', warnings: [{ code: 'group.expired' }] },
      { group: '/ルートグループ/1年', outcome: 'skipped', warnings: [{ code: 'group.no-credential' }] },
    ]);
    const servers = await room['servers.list']({}, caller);
    const made = servers.find(({ name }) => name === '1年 / 1組');
    expect(made).toMatchObject({ product: 'mobiconnect', credentialsExpireAt: '2099-12-31T14:59:00.000Z' });
    expect(made?.group).toBe('/ルートグループ/1年/1組');
    expect(room.store.serverBackends.get(made?.id ?? '')?.config).toMatchObject({
      kind: 'mobiconnect',
      account: 'sample.com',
      group: '/ルートグループ/1年/1組',
    });
    const source = room.secrets.get(room.store.servers.get(made?.id ?? '')?.sourceRef ?? '').toString('utf8');
    expect(JSON.parse(source)).toMatchObject({ accountId: 'sample.com', userId: 'room-1a', password: 'canary+/お:7' });
    expect(filesShowing(room.dataDir, 'canary+/お:7')).toEqual([]);
    expect(JSON.stringify([groups, servers])).not.toContain('canary');
  });

  it('brings them up to date when it is read again, and makes none twice', async () => {
    const room = await open();
    const first = await room['backends.importGroups'](file, caller);
    expect((await room['backends.importGroups'](file, caller)).groups.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
      'skipped',
    ]);
    const data = base64(csv.replace('2015/12/31', '2098/12/31').replace('pw-b', 'pw-c'));
    const again = await room['backends.importGroups']({ ...file, data }, caller);
    expect(again.groups.map(({ outcome }) => outcome)).toEqual(['unchanged', 'updated', 'skipped']);
    expect(again.groups[1]?.serverId).toBe(first.groups[1]?.serverId);
    expect(await room['servers.list']({}, caller)).toHaveLength(3);
  });
});

describe('records that travel by file', () => {
  const device = { serial: 'DMPXK0AAJF88', udid: 'u', name: '=1年1組', wifiMac: '04:F4:5F:07:A7:A9' };
  const list = (...rows: string[]) =>
    base64(['端末番号,端末状態,グループ,氏名,サービスプラン,備考,端末情報取得日時', ...rows].join('\r\n'));

  async function withRecord() {
    const room = await open();
    await room.set({ kind: 'mobiconnect', account: 'sample.com', group: '/ルートグループ/1年', licences: 3 });
    const startedAt = new Date(Date.now() - 60_000).toISOString();
    const record = queueSampleRecord(room.store, device.serial, { device, startedAt });
    room.store.outbox.keep(serverId);
    const read = (data: string, columns = {}, preview = false) =>
      room['backends.import']({ serverId, fileName: '端末情報.csv', data, columns, preview }, caller);
    const waiting = async () => {
      const [summary] = await room['backends.list']({}, caller);
      return Object.fromEntries(summary?.waiting.map(({ id, waiting: serials }) => [id, serials]) ?? []);
    };
    const write = (again = false) =>
      room['backends.export']({ serverId, by: '山田', encoding: undefined, again }, caller);
    const state = async () => (await room['backends.deliveries']({ serverId }, caller))[0]?.state;
    return { ...room, record, read, write, state, waiting };
  }

  const now = () => {
    const inJapan = new Date(Date.now() + 9 * 3_600_000 + 120_000).toISOString();
    return `${inJapan.slice(0, 10).replaceAll('-', '/')} ${inJapan.slice(11, 19)}`;
  };

  it('are queued, then exported, and only confirmed when the console shows them', async () => {
    const room = await withRecord();
    expect(await room.state()).toBe('queued');
    await expect(async () => room.write()).rejects.toMatchObject({ code: 'backend.no-layout' });
    await room.read(list('04f45f07a7a9,無効,1年,,iOS-Edu,古い,15/10/29 10:50'), { note: '備考' });
    expect(await room.state()).toBe('queued');

    const { data, devices, warnings } = await room.write();
    expect({ devices, warnings }).toEqual({ devices: 1, warnings: [] });
    const [, row = ''] = Buffer.from(data, 'base64').toString('utf8').split('\r\n');
    // The console's own cells stay, the note is ours, and a name that a spreadsheet would run is defused.
    expect(row).toMatch(/^04f45f07a7a9,無効,1年,'=1年1組,iOS-Edu,\d{4}-\d{2}-\d{2} 3年1組 prepared,15\/10\/29 10:50$/);
    expect(await room.state()).toBe('exported');
    expect(room.store.outbox.counts().delivered).toBe(0);
    await expect(async () => room.write()).rejects.toMatchObject({ code: 'backend.nothing-to-export' });
    expect(await room.write(true)).toMatchObject({ devices: 1 });

    const note = row.split(',')[5];
    const report = await room.read(list(`04:F4:5F:07:A7:A9,有効,1年,'=1年1組,iOS-Edu,${note},${now()}`));
    expect(report).toMatchObject({
      matched: 1,
      confirmed: [device.serial],
      contradicted: [],
      licences: { used: 1, limit: 3 },
    });
    expect(await room.state()).toBe('confirmed');
    expect(room.told).toEqual([room.record.id]);
    expect(room.store.outbox.counts().delivered).toBe(1);
    expect(await room['backends.show']({ serverId }, caller)).toMatchObject({
      deliveries: { confirmed: 1, exported: 0 },
    });
    const lookups = await room.backends.of(serverId)?.lookup([device.serial], AbortSignal.timeout(5_000));
    expect(lookups).toMatchObject([{ enrolled: 'yes', source: '端末情報.csv (wifiMac)' }]);
  });

  it('are judged in a preview as they will be, and stay as they are', async () => {
    const room = await withRecord();
    const gone = list(`04f45f07a7a9,無効,1年,a,No Plan,,${now()}`);
    const unread = () => room['backends.show']({ serverId }, caller);
    expect(await room.read(gone, {}, true)).toMatchObject({
      kept: false,
      matchedBy: { serial: 0, wifiMac: 1, name: 0 },
    });
    expect(await unread()).not.toHaveProperty('layout');
    await room.read(list('04f45f07a7a9,有効,1年,a,iOS-Edu,,15/10/29 10:50'));
    await room.write();
    expect(await room.read(gone, {}, true)).toMatchObject({ kept: false, contradicted: [device.serial] });
    expect(await room.state()).toBe('exported');
    expect(await room.waiting()).toEqual({ 'import-devices': [device.serial] });
  });

  it('wait for a person at the console step by step, until its list tells', async () => {
    const room = await withRecord();
    const tick = (step: string, subject = '') =>
      room['backends.tick']({ serverId, step, by: '山田', subject, note: '' }, caller);
    expect(await room.waiting()).toEqual({ 'export-devices': [device.serial] });
    await room.read(list('04f45f07a7a9,有効,1年,a,No Plan,,15/10/29 10:50'));
    expect(await room.waiting()).toEqual({ 'assign-plan': [device.serial] });
    await tick('assign-plan', device.serial);
    await room.write();
    expect(await room.waiting()).toEqual({ 'import-devices': [device.serial] });
    await tick('import-devices', 'another one');
    expect(await room.waiting()).toEqual({ 'import-devices': [device.serial] });
    await tick('import-devices');
    expect(await room.waiting()).toEqual({ 'export-devices': [device.serial] });
    await room.read(list(`04f45f07a7a9,有効,1年,a,iOS-Edu,,${now()}`));
    expect(await room.state()).toBe('confirmed');
    expect(await room.waiting()).toEqual({});
  });

  it('are contradicted when the console shows the device gone since', async () => {
    const room = await withRecord();
    await room.read(list('04f45f07a7a9,有効,1年,a,iOS-Edu,,15/10/29 10:50'));
    await room.write();
    expect(await room.read(list(`04f45f07a7a9,無効,1年,a,iOS-Edu,,${now()}`))).toMatchObject({
      contradicted: [device.serial],
      warnings: [{ code: 'console.inactive-licensed' }],
    });
    expect(await room.state()).toBe('contradicted');
    expect(room.store.outbox.counts().delivered).toBe(0);
  });

  it('prove nothing by a list that is older than the kitting', async () => {
    const room = await withRecord();
    const old = list('04f45f07a7a9,有効,1年,a,iOS-Edu,,15/10/29 10:50');
    await room.read(old);
    await room.write();
    expect(await room.read(old)).toMatchObject({ confirmed: [], warnings: [{ code: 'console.stale' }] });
    expect(await room.state()).toBe('exported');
  });

  it('are not taken back by a file that was written earlier and read in later', async () => {
    const room = await withRecord();
    await room.read(list(`04f45f07a7a9,有効,1年,a,iOS-Edu,,${now()}`));
    await room.write();
    await room.read(list('04f45f07a7a9,無効,1年,a,iOS-Edu,,15/10/29 10:50'));
    expect(await room.state()).toBe('exported');
    const lookups = await room.backends.of(serverId)?.lookup([device.serial], AbortSignal.timeout(5_000));
    expect(lookups).toMatchObject([{ enrolled: 'yes' }]);
  });

  it('go back with every cell of the console, also where a header stands twice or is padded', async () => {
    const room = await withRecord();
    const csv = '端末番号,端末状態 ,電話,電話,氏名\r\n04f45f07a7a9,有効,080,090,a\r\n';
    await room.read(base64(csv));
    const { data } = await room.write();
    expect(Buffer.from(data, 'base64').toString('utf8')).toBe(csv);
  });

  it('show the traps of the console', async () => {
    const room = await withRecord();
    const report = await room.read(
      list(
        `04f45f07a7a9,有効,2年,a,No Plan,,${now()}`,
        'aaaaaaaaaaaa,無効,1年,b,iOS-Edu,,',
        'bbbbbbbbbbbb,有効,1年,c,iOS-Edu,,',
        'cccccccccccc,故障,1年,d,iOS-Edu,,',
      ),
    );
    expect(report.warnings.map(({ code }) => code)).toEqual([
      'console.no-plan',
      'console.inactive-licensed',
      'console.state-unknown',
      'console.licences-full',
      'console.other-group',
    ]);
    expect(report.licences).toEqual({ used: 3, limit: 3 });
  });

  it('say which devices more than one row could be', async () => {
    const room = await withRecord();
    const twice = '04f45f07a7a9,有効,1年,a,iOS-Edu,,';
    expect(await room.read(list(twice, twice))).toMatchObject({
      matched: 0,
      ambiguous: [{ serial: device.serial, by: 'wifiMac', rows: 2 }],
      warnings: [{ code: 'console.ambiguous' }],
    });
    const lookups = await room.backends.of(serverId)?.lookup([device.serial], AbortSignal.timeout(5_000));
    expect(lookups).toMatchObject([{ enrolled: 'unknown' }]);
  });

  it('reach CLOMO by whatever its own file looks like', async () => {
    const room = await withRecord();
    await room.set({ kind: 'clomo', account: 'school' });
    const csv = (state: string) =>
      base64(`機器S/N,管理状態,メモ\r\nDMPXK0AAJF88,${state},x\r\nF9FXC2ABCDEF,事前登録,\r\n`);
    const first = await room.read(csv('取り消し線'));
    expect(first).toMatchObject({
      layout: { columns: { serial: '機器S/N', state: '管理状態' } },
      licences: { used: 0 },
      warnings: [{ code: 'console.waiting' }, { code: 'console.left' }],
    });
    await room.write();
    expect(await room.read(csv('管理中'))).toMatchObject({ confirmed: [device.serial], licences: { used: 1 } });
    expect(await room.state()).toBe('confirmed');
  });
});
