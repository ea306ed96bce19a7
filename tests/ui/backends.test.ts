import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchFolder } from '../support/canaries.ts';
import { openFleetSite } from '../support/mdm-doubles/fleet-site.ts';
import { axeObjections } from './support/axe.ts';
import { browserTests } from './support/browser-tests.ts';
import {
  choosesFile,
  consoleDevices,
  deviceList,
  fillConsoleRecords,
  groupCsv,
  groupPassword,
  setUpConsole,
} from './support/console-files.ts';
import { openPreparedStation, type PreparedStation } from './support/prepared-station.ts';

const tests = browserTests();
const [confirmed, contradicted] = consoleDevices;
/** Where it stands in clear below a folder. */
const showing = (folder: string, secret: string) => searchFolder([{ name: 'secret', secret }], folder);
const inTwoMinutes = () => new Date(Date.now() + 120_000);

/** Two devices were kitted for a server on a console without an API. */
describe('a server on a console without API, and the records’ second home', () => {
  const stick = mkdtempSync(join(tmpdir(), 'kb-stick-'));
  let station: PreparedStation;
  let other: PreparedStation;
  let fleet: Awaited<ReturnType<typeof openFleetSite>>;
  let serverId: string;

  beforeAll(async () => {
    [fleet, other, station] = await Promise.all([
      openFleetSite([]),
      openPreparedStation('図書室'),
      openPreparedStation('職員室', {
        setUp: async (client) => {
          serverId = await setUpConsole(client, '1年1組');
        },
        fill: (store) => fillConsoleRecords(store, serverId),
      }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([station.close(), other.close(), fleet.site.close()]);
    rmSync(stick, { recursive: true });
  });

  async function open(language: 'ja' | 'en', hash: string) {
    const theme = language === 'ja' ? 'light' : 'dark';
    const tab = await tests.openAt(await station.operatorAddress(), { language, theme });
    await tab.page.getByRole('heading', { level: 1 }).waitFor();
    await tab.page.goto(`${station.origin}/#/${hash}`);
    return tab;
  }

  it.each([
    [
      'ja',
      'aoba-ja',
      'グループ CSV から追加',
      'アカウントID',
      'CSV を選ぶ',
      'サーバ 2 件を登録',
      'サーバ 2 件を登録しました',
      'サーバの一覧へ',
    ],
    [
      'en',
      'aoba-en',
      'Add from a group CSV',
      'Account ID',
      'Choose a CSV',
      'Keep 2 servers',
      '2 servers are ready',
      'To the servers',
    ],
  ] as const)('has its groups made servers that are ready: %s', async (...words) => {
    const [language, account, add, accountLabel, choose, keep, done, back] = words;
    const { page, person } = await open(language, 'server');
    await person.clicks(add);
    await person.types(accountLabel, account);
    await choosesFile(page, choose, 'groups.csv', Buffer.from(groupCsv));
    await person.reads('ro••••a');
    const before = await station.terminal.call('servers.list', {});
    expect(await axeObjections(page)).toEqual([]);
    await person.clicks(keep);
    await person.reads(done);
    await person.clicks(back);
    await page.getByRole('article', { name: '1年 / 1組' }).first().waitFor();

    const known = new Set(before.map(({ id }) => id));
    const made = (await station.terminal.call('servers.list', {})).filter(({ id }) => !known.has(id));
    expect(made).toMatchObject([
      { name: '1年 / 1組', credentialsExpireAt: '2099-12-31T14:59:00.000Z' },
      { name: '1年 / 2組' },
    ]);
    const view = await station.terminal.call('backends.show', { serverId: made[0]?.id ?? '' });
    expect(view.backend).toMatchObject({ kind: 'mobiconnect', account, group: '/ルートグループ/1年/1組' });
    expect(showing(station.dataDir, groupPassword)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(sessionStorage)),
    ).not.toContain(groupPassword);
  });

  it.each([
    [
      'ja',
      'CSV を選ぶ',
      'この一覧を読み込む',
      'を読み込みました',
      '書き出す',
      '名前',
      '済みにする: 書き出した CSV をコンソールに取り込む',
      '記録する',
    ],
    [
      'en',
      'Choose a CSV',
      'Read this list in',
      'was read in',
      'Export',
      'Name',
      'Done: Read the exported CSV into the console',
      'Record',
    ],
  ] as const)('gets the records as a file, and tells by its list what arrived: %s', async (...words) => {
    const [language, choose, take, taken, write, , tick, record] = words;
    const { page, person } = await open(language, `server?mdm=${serverId}`);
    const states = async () =>
      Object.fromEntries(
        (await station.terminal.call('backends.deliveries', { serverId })).map(({ serial, state }) => [serial, state]),
      );
    const reads = async (list: Buffer) => {
      await choosesFile(page, choose, '端末情報.csv', list);
      await page.getByRole('button', { name: take }).waitFor();
      await person.reads(language === 'ja' ? 'UTF-8（BOM 付き）' : 'UTF-8 (with BOM)');
      const before = await states();
      await person.clicks(take);
      await person.reads(taken);
      return before;
    };
    // The list of before the export teaches the columns.
    await reads(deviceList(['有効', '有効'], new Date(Date.now() - 86_400_000)));

    if (language === 'en') await page.getByRole('checkbox', { name: /not confirmed/ }).check();
    await page.getByRole('textbox', { name: language === 'ja' ? '行った人' : 'Who did it' }).fill('佐藤');
    const download = page.waitForEvent('download');
    await person.clicks(write);
    expect((await download).suggestedFilename()).toMatch(/^kitbench-mobiconnect-.*\.csv$/);
    await person.reads(language === 'ja' ? '2 台が待っています' : '2 devices wait');
    if (language === 'ja') expect(await states()).toEqual({ DMPXK0AAJF88: 'exported', DMPXK0AAJF89: 'exported' });

    // It is seen where the device is, too.
    await page.goto(`${station.origin}/#/verify`);
    await page.getByRole('button', { name: contradicted.serial }).click();
    await person.reads(
      language === 'ja'
        ? '書き出した CSV をコンソールに取り込む: 端末一覧'
        : 'Read the exported CSV into the console: 端末一覧',
    );
    await person.clicks(language === 'ja' ? '手順を開く' : 'Open the steps');

    await page.getByRole('button', { name: tick }).click();
    await page.getByRole('group', { name: tick }).getByRole('textbox').first().fill('鈴木');
    await person.clicks(record);
    await page
      .getByRole('list', { name: language === 'ja' ? '行った記録' : 'Who did it when' })
      .getByText(/鈴木/)
      .first()
      .waitFor();
    const steps = await station.terminal.call('backends.steps', { serverId });
    expect(steps.find(({ id }) => id === 'import-devices')?.ticks.at(-1)).toMatchObject({ by: '鈴木', subject: '' });

    const before = await reads(deviceList(['有効', '無効'], inTwoMinutes(), 'No Plan'));
    expect(before[contradicted.serial]).toBe('exported');
    await person.reads(/No Plan/);
    await person.reads(new RegExp(contradicted.serial));
    expect(await states()).toEqual({ [confirmed.serial]: 'confirmed', [contradicted.serial]: 'contradicted' });
    expect(await axeObjections(page)).toEqual([]);
  });

  it('asks what the columns of a list mean that nobody has seen before', async () => {
    const { page, person } = await open('ja', 'server');
    const { id } = await station.terminal.call('servers.save', {
      name: 'CLOMO',
      enrollment: { product: 'clomo', customerDomain: 'aoba' },
    });
    await station.terminal.call('backends.set', { serverId: id, backend: { kind: 'clomo', account: 'aoba' } });
    await page.goto(`${station.origin}/#/server?mdm=${id}`);
    const list = Buffer.from('本体の番号,状況\r\nF9FXC2ABCDEF,管理中\r\n');
    await choosesFile(page, 'CSV を選ぶ', '一覧.csv', list);
    await page.getByRole('combobox', { name: 'シリアル番号' }).click();
    await page.getByRole('option', { name: '本体の番号' }).click();
    await person.clicks('この列で読み取る');
    await person.clicks('この一覧を読み込む');
    await person.reads('「一覧.csv」を読み込みました');
    const { layout } = await station.terminal.call('backends.show', { serverId: id });
    expect(layout?.columns).toEqual({ serial: '本体の番号', state: '状況' });
  });

  it('is linked and tested in plain words: a wrong key says so, and no key comes back', async () => {
    const { page, person } = await open('en', 'server');
    const { id } = await station.terminal.call('servers.save', {
      name: 'Fleet',
      enrollment: { product: 'url', url: 'https://mdm.example/enroll' },
    });
    await page.getByRole('button', { name: 'Link to the MDM: Fleet' }).click();
    await person.clicks('Set it up');
    await person.picks('Kind of MDM', 'Fleet');
    await person.types('API base URL', fleet.site.origin);
    await person.clicks('Save');
    await person.reads('Please fill this in.');
    await page.getByLabel('API token').fill('canary-Key9Wq3');
    await choosesFile(page, 'Choose certificates', 'ca.pem', Buffer.from(fleet.site.anchorPem));
    await page.getByText('SHA-256').waitFor();
    await person.clicks('Save');
    await person.reads('kept, never shown');
    await person.clicks('Test the link');
    await page.getByRole('alert').getByText('backend.auth').waitFor();
    await person.clicks('Change');
    await page.getByLabel('API token').fill(fleet.key);
    await person.clicks('Save');
    await person.clicks('Test the link');
    await person.reads('It answers');
    const written = await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(sessionStorage));
    for (const key of ['canary-Key9Wq3', fleet.key]) {
      expect(written).not.toContain(key);
      expect(showing(station.dataDir, key)).toEqual([]);
    }
    expect(await station.terminal.call('backends.show', { serverId: id })).toMatchObject({
      backend: { kind: 'fleet', baseUrl: fleet.site.origin },
      keys: { key: true },
    });
  });

  it('mirrors its records for another station to take over; a wrong passphrase says so', async () => {
    const first = await open('ja', 'settings');
    await first.person.clicks('控えを設定');
    await first.person.types('フォルダの場所', stick);
    const passphrase = await first.page
      .locator('code')
      .filter({ hasText: /^(?:\w{5}-){4}\w{5}$/ })
      .innerText();
    await first.person.clicks('控えを始める');
    await first.person.reads('控えてから、チェックを入れてください。');
    await first.page.getByRole('checkbox', { name: '別の場所に控えました' }).check();
    await first.person.clicks('控えを始める');
    await first.person.reads('ターミナルで確認を求めています。');
    station.serve.say('y');
    await first.person.reads('すべて書き込み済み');
    expect(await axeObjections(first.page)).toEqual([]);
    expect(readdirSync(stick).filter((name) => name.endsWith('.kitmirror'))).toHaveLength(1);
    expect(showing(stick, confirmed.serial)).toEqual([]);

    const second = await tests.openAt(other.address, { language: 'en', theme: 'dark' });
    await second.page.getByRole('heading', { level: 1 }).waitFor();
    await second.page.goto(`${other.origin}/#/settings`);
    await second.person.clicks('Take over from a mirror');
    await second.person.types('Folder', stick);
    await second.page.getByLabel('Passphrase of the mirror').fill('a wrong passphrase');
    await second.person.clicks('Look what is in it');
    await second.person.reads('The terminal asks');
    other.serve.say('y');
    await second.page.getByRole('alert').getByText('mirror.wrong-passphrase').waitFor();
    await second.page.getByLabel('Passphrase of the mirror').fill(passphrase);
    await second.person.clicks('Look what is in it');
    await second.page.getByRole('button', { name: 'Take over 2 records' }).waitFor();
    expect(await other.terminal.call('records.list', {})).toEqual([]);
    await second.person.clicks('Take over 2 records');
    await second.person.reads('2 records were taken over');
    const taken = await other.terminal.call('records.list', {});
    expect(taken.map(({ record }) => record.device.serial)).toEqual(consoleDevices.map(({ serial }) => serial));

    // The stick is pulled; taking over from it elsewhere has the mirror looked at.
    const pulled = `${stick}-pulled`;
    renameSync(stick, pulled);
    await station.terminal.call('mirror.import', { path: pulled, passphrase });
    await first.person.reads('フォルダに書き込めません');
    await first.page.getByRole('link', { name: /控えに書き込めません/ }).waitFor();
    renameSync(pulled, stick);

    await first.page.getByRole('button', { name: '控えをやめる' }).click();
    await first.page.getByRole('alertdialog').getByRole('button', { name: '控えをやめる' }).click();
    await first.person.reads('控えは作っていません。');
    expect(await station.terminal.call('mirror.show', {})).toEqual({});
    expect(readdirSync(stick).filter((name) => name.endsWith('.kitmirror'))).toHaveLength(1);
  });
});
