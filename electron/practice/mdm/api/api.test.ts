import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleClient, openConsoleClient } from '../../../../tests/support/console-client.ts';
import { call } from '../../../../tests/support/mdm-caller.ts';
import { testProfile } from '../../../../tests/support/test-profiles.ts';
import { systemClock } from '../../../ports/clock.ts';
import { createAuthority } from '../../https/authority.ts';
import { decodeCsv, encodeCsv } from '../console/csv/encoding.ts';
import { parseRows } from '../console/csv/rows.ts';
import { type PracticeMdm, startMdm } from '../start.ts';

const ROOT = '/ルートグループ/';
const GROUP_HEADER =
  '親グループ(必須項目),グループ名(必須項目),説明,表示順,有効期限日時,端末登録用ユーザーID,端末登録用パスワード';

let mdm: PracticeMdm;
let console: ConsoleClient;
beforeAll(async () => {
  const administrators = [
    { user: 'admin', password: 'practice-admin' },
    { user: 'teacher', password: 'only:1年', group: `${ROOT}1年/` },
  ];
  const groups = [
    { group: '1年', user: 'first', password: 'first' },
    { group: '組', parent: `${ROOT}1年/` },
    { group: '2年' },
  ];
  mdm = await startMdm(
    { accounts: [{ account: 'practice.example', groups, administrators }] },
    { authority: await createAuthority(systemClock) },
  );
  const register = mdm.console.account('practice.example')?.devices;
  for (const [serial, group] of [
    ['SERIAL1', `${ROOT}1年/組/`],
    ['SERIAL2', `${ROOT}2年/`],
  ] as const) {
    register?.activate({ serial, udid: serial } as Parameters<typeof register.activate>[0], group, 'iOS-Standard');
  }
  console = await openConsoleClient(mdm);
});
afterAll(() => mdm.close());

const csv = (text: string) => ({ csv: Buffer.from(text) });

describe('groups', () => {
  it('are a tree with credentials; the password is never told', async () => {
    const added = await console.do('addGroup', {
      body: { parent: `${ROOT}2年/`, name: 'A組', credential: { user: 'second-a', password: 'secret-a' } },
    });
    expect(added).toMatchObject({ path: `${ROOT}2年/A組/`, credential: { user: 'second-a', expired: false } });
    const { groups } = await console.do('listGroups');
    expect(groups.map(({ path }: { path: string }) => path)).toEqual([
      ROOT,
      `${ROOT}1年/`,
      `${ROOT}1年/組/`,
      `${ROOT}2年/`,
      `${ROOT}2年/A組/`,
    ]);
    expect(JSON.stringify(groups)).not.toContain('secret-a');
  });

  it.each([
    [{ parent: `${ROOT}9年/`, name: 'x' }, 404, 'no-such-group'],
    [{ parent: ROOT, name: '1年' }, 409, 'group-exists'],
    [{ parent: ROOT, name: 'x', credential: { user: 'first', password: 'x' } }, 409, 'user-id-taken'],
    [{ parent: ROOT, name: 'x', credential: { user: 'a:b', password: 'x' } }, 400, 'invalid-request'],
    [{ parent: ROOT, name: 'あ'.repeat(41) }, 400, 'invalid-request'],
    [{ parent: ROOT, name: 'x', description: 'あ'.repeat(81) }, 400, 'invalid-request'],
  ])('like %j are refused', async (body, status, code) => {
    expect(await console.call('addGroup', { body })).toMatchObject({ status, body: { code } });
  });

  it('reach down 99 levels and no further', async () => {
    let parent = ROOT;
    for (let level = 2; level <= 99; level += 1) {
      ({ path: parent } = await console.do('addGroup', { body: { parent, name: '深' } }));
    }
    const answer = await console.call('addGroup', { body: { parent, name: '深' } });
    expect(answer.body.code).toBe('group-too-deep');
  });
});

describe('the CSV files', () => {
  it('take groups out and in under the console’s own header', async () => {
    const before = decodeCsv(await console.do('downloadGroups'));
    expect(before.split('\r\n')[0]).toBe(GROUP_HEADER);
    const rows = [`${ROOT},3年,三年生,3,2099/03/31 23:59,third,pa"ss`, `${ROOT}3年/,A組,,1,,,`];
    const text = `${GROUP_HEADER}\r\n${rows.join('\r\n').replace('pa"ss', '"pa""ss"')}\r\n`;
    const done = await console.do('importGroups', { csv: encodeCsv(text, 'shift_jis') });
    expect(done).toMatchObject({ rows: 2, errors: 0 });
    const after = parseRows(decodeCsv(await console.do('downloadGroups', { query: { encoding: 'shift_jis' } })));
    expect(after).toContainEqual([ROOT, '3年', '三年生', '3', '2099/03/31 23:59', 'third', 'pa"ss']);
    expect(after.map(([, name]) => name)).toContain('A組');
  });

  it('of groups with one bad row do nothing, and say why under ホーム > ダウンロード', async () => {
    const rows = [
      `${ROOT},4年,,,,,`,
      `${ROOT}5年/,A組,,,,,`,
      `${ROOT},4年,,,,,`,
      `${ROOT},6年,,,2001/01/01 00:00,u,p`,
      `${ROOT},7年,,,,first,p`,
      `${ROOT},8年,,,,u8,`,
    ];
    const done = await console.do('importGroups', csv(`${GROUP_HEADER}\r\n${rows.join('\r\n')}`));
    expect(done).toMatchObject({ rows: 6, errors: 5 });
    const report = parseRows(decodeCsv(await console.do('download', { params: { id: done.download } })));
    expect(report.slice(1).map((row) => row.slice(-2))).toEqual([
      ['未実行', ''],
      ['エラー', '親グループが存在しません'],
      ['エラー', '同じ名前のグループがあります'],
      ['エラー', '有効期限日時が不正です'],
      ['エラー', '端末登録用ユーザーIDが重複しています'],
      ['エラー', 'ユーザーIDとパスワードは両方必要です'],
    ]);
    expect((await console.do('listDownloads')).downloads[0]).toMatchObject({ id: done.download });
    expect(String(await console.do('downloadGroups'))).not.toContain('4年');
  });

  it('move devices and change plans, by 端末番号', async () => {
    const moved = await console.do('moveDevices', csv(`端末番号,グループ\r\nSERIAL2,${ROOT}2年/A組/\r\n`));
    expect(moved).toMatchObject({ errors: 0 });
    expect((await console.do('showDevice', { params: { serial: 'SERIAL2' } })).group).toBe(`${ROOT}2年/A組/`);
    expect(await console.do('changePlans', csv('端末番号,サービスプラン\nSERIAL2,iOS-Edu\n'))).toMatchObject({
      errors: 0,
    });
    const bad = await console.do('changePlans', csv('端末番号,サービスプラン\nSERIAL2,iOS-Free\nNOBODY,iOS-Edu\n'));
    expect(bad).toMatchObject({ rows: 2, errors: 2 });
    const rows = parseRows(decodeCsv(await console.do('downloadDevices')));
    expect(rows[0]?.slice(0, 9)).toEqual(
      '端末番号,端末状態,グループ,機種,氏名,社員番号,備考,端末情報取得日時,OSバージョン'.split(','),
    );
    expect(rows).toContainEqual(expect.arrayContaining(['SERIAL2', '有効', `${ROOT}2年/A組/`, 'iOS-Edu']));
    expect(parseRows(decodeCsv(await console.do('downloadOverwrite')))[0]).toHaveLength(11);
  });

  it('with another header are refused', async () => {
    for (const operation of ['importGroups', 'moveDevices', 'changePlans']) {
      expect(await console.call(operation, csv('a,b\n'))).toMatchObject({ status: 422, body: { code: 'bad-csv' } });
    }
  });
});

describe('an administrator of a part', () => {
  it('sees and changes only what lies below', async () => {
    const teacher = await openConsoleClient(mdm, { user: 'teacher@practice.example', password: 'only:1年' });
    const { devices } = await teacher.do('listDevices');
    expect(devices.map(({ serial }: { serial: string }) => serial)).toEqual(['SERIAL1']);
    expect((await teacher.do('listGroups')).groups).toHaveLength(2);
    expect((await teacher.call('showDevice', { params: { serial: 'SERIAL2' } })).status).toBe(404);
    expect((await teacher.call('addGroup', { body: { parent: ROOT, name: 'x' } })).status).toBe(404);
    const password = 'only:1年';
    const body = { serials: ['SERIAL2'], group: `${ROOT}1年/`, password, consent: true };
    const { outcomes } = await teacher.do('forceInactivation', { body });
    expect(outcomes).toMatchObject([
      { serial: 'SERIAL2', problem: { code: 'no-such-device' } },
      { serial: 'SERIAL1', warnings: [] },
    ]);
    expect(await teacher.do('moveDevices', csv(`端末番号,グループ\nSERIAL1,${ROOT}2年/\n`))).toMatchObject({
      errors: 1,
    });
  });
});

describe('requests', () => {
  it('are refused for times that have passed', async () => {
    const body = { serials: ['SERIAL2'], order: { kind: 'lock' }, scheduledAt: '2001-01-01T00:00:00Z' };
    expect(await console.call('order', { body })).toMatchObject({ status: 422, body: { code: 'bad-schedule' } });
  });

  it('are listed by part of the serial and by status, and cancelled', async () => {
    const { outcomes } = await console.do('order', { body: { serials: ['SERIAL2'], order: { kind: 'lock' } } });
    const { id } = outcomes[0].request;
    const query = { serial: 'RIAL2', status: 'pushing' };
    expect((await console.do('listRequests', { query })).requests).toMatchObject([
      { id, statusLabel: { ja: 'PUSH送信中' } },
    ]);
    expect((await console.do('listRequests', { query: { ...query, serial: 'X' } })).requests).toEqual([]);
    expect((await console.do('showRequest', { params: { id } })).kindLabel.ja).toBe('遠隔ロック');
    expect((await console.do('cancelRequest', { params: { id } })).statusLabel.ja).toBe('キャンセル');
    expect((await console.call('cancelRequest', { params: { id } })).status).toBe(409);
  });

  it('name feature sets and files that are there', async () => {
    const profile = testProfile('a.file').toString('base64');
    await console.do('addFiles', { body: { name: '', profile } });
    await console.do('addFeatureSets', { body: { name: '標準', profile } });
    expect((await console.do('listFiles')).items).toMatchObject([{ name: 'Profile a.file', identifier: 'a.file' }]);
    expect((await console.do('listFeatureSets')).items).toMatchObject([{ name: '標準' }]);
    expect((await console.call('addFiles', { body: { name: '', profile } })).body.code).toBe('material-exists');
    const broken = { name: 'x', profile: Buffer.from('no profile').toString('base64') };
    expect(await console.call('addFiles', { body: broken })).toMatchObject({
      status: 422,
      body: { code: 'bad-profile' },
    });
    const order = { kind: 'feature-set', featureSet: '別', delivery: 'silent' };
    const { outcomes } = await console.do('order', { body: { serials: ['SERIAL2'], order } });
    expect(outcomes[0].problem.code).toBe('no-such-material');
  });
});

describe('the API', () => {
  it.each([
    { user: 'admin@nobody.example' },
    { user: 'nobody@practice.example' },
    { password: 'guess' },
    { user: 'admin' },
  ])('is closed to %j', async (signIn) => {
    const stranger = await openConsoleClient(mdm, signIn);
    expect(await stranger.call('showAccount')).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
  });

  it('answers other paths and methods as HTTP has it', async () => {
    const headers = {
      authorization: `Basic ${Buffer.from('admin@practice.example:practice-admin').toString('base64')}`,
    };
    const at = (path: string, method = 'GET') => call(mdm, mdm.ready.console.url + path, { headers, method });
    expect((await at('/console/v1/nothing')).status).toBe(404);
    expect((await at('/nothing')).status).toBe(404);
    expect(await at('/console/v1/devices/X', 'DELETE')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, PATCH' },
    });
  });

  it('refuses nonsense to every operation in the way its document says', async () => {
    for (const id of console.operationIds) {
      const params = { serial: 'NOBODY', id: 'none', name: 'none' };
      const takesFile = id.startsWith('import') || id === 'moveDevices' || id === 'changePlans';
      const { status } = await console.call(id, { params, ...(takesFile ? csv('?') : { body: { nonsense: true } }) });
      expect([200, 400, 404, 422]).toContain(status);
    }
    expect(console.called.size).toBe(console.operationIds.length);
  });
});

describe('the page', () => {
  it('is given to administrators only, with a policy that lets nothing else in', async () => {
    const { url } = mdm.ready.console;
    expect(await call(mdm, url)).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': expect.stringContaining('Basic') },
    });
    const headers = {
      authorization: `Basic ${Buffer.from('admin@practice.example:practice-admin').toString('base64')}`,
    };
    for (const [path, type] of [
      ['/', 'text/html'],
      ['/console.js', 'text/javascript'],
      ['/console.css', 'text/css'],
    ] as const) {
      const answer = await call(mdm, url + path, { headers });
      expect(answer.headers['content-type']).toContain(type);
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    }
  });
});
