import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectStation } from '../../electron/link/client.ts';
import { readProfileFile, stationSocketPath } from '../../electron/station/profile.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { axeObjections } from './support/axe.ts';
import { setUp } from './support/set-up.ts';
import { windowTests } from './support/window-tests.ts';

const tests = windowTests();
const folder = mkdtempSync(join(tmpdir(), 'kb-ui-move-'));
const bundle = join(folder, 'all.kitstation');
let words: string[] = [];

/** The command line's own connection. */
const terminal = (): Promise<StationClient> =>
  connectStation(stationSocketPath(readProfileFile(join(tests.room.folder, 'profile.json'))));

beforeAll(() => setUp(tests.room));
afterAll(() => rmSync(folder, { recursive: true }));

async function openSettings(language: 'ja' | 'en') {
  const tab = await tests.open({ language, width: 1024, height: 700 });
  await tab.page.getByRole('heading', { level: 1 }).waitFor();
  await tab.page.goto(`${tests.room.origin}/#/settings`);
  await tab.person.sees(language === 'ja' ? '設定' : 'Settings');
  return tab;
}

/** Axe in both themes, and nothing wider than the window. */
async function expectWellDrawn(page: Page): Promise<void> {
  expect(await axeObjections(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeObjections(page, ['color-contrast'])).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
}

/** Removes what the bundle holds, as on a Mac that never had it. */
async function forgetEverything(): Promise<void> {
  const client = await terminal();
  for (const { id } of await client.call('blueprints.list', {})) await client.call('blueprints.remove', { id });
  for (const { id } of await client.call('servers.list', {})) await client.call('servers.remove', { id });
  for (const { id } of await client.call('organizations.list', {})) await client.call('organizations.remove', { id });
  await client.close();
}

describe('a station moved to another Mac', () => {
  it('is exported by its Settings, with six words that are shown once', async () => {
    const { page, person } = await openSettings('ja');
    await person.clicks('別の Mac へ引き継ぐ…');
    await person.reads('ブループリント (1 件)');
    await expectWellDrawn(page);
    // What a blueprint needs goes with it.
    expect(await page.getByRole('checkbox', { name: /^MDM サーバ/ }).isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: '監視の秘密鍵も含める' }).press('Space');
    const [download] = await Promise.all([page.waitForEvent('download'), person.clicks('書き出す')]);
    expect(download.suggestedFilename()).toMatch(/^kitbench-.+\.kitstation$/);
    await download.saveAs(bundle);
    await person.reads('パスフレーズ(表示は今回だけです)');
    words = await page.locator('main ol code').allInnerTexts();
    expect(words).toHaveLength(6);
    await expectWellDrawn(page);

    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('body').innerText();
    expect(paper).toContain('Kitbench 引き継ぎ用パスフレーズ');
    expect(paper).toContain(words.join('\n'));
    expect(paper).not.toContain('控えました');
    await page.emulateMedia({ media: 'screen' });

    await person.clicks('控えました');
    await person.sees('設定');
    // One of them alone may be a word of the page's own.
    const left = await page.content();
    expect(words.every((word) => left.includes(word))).toBe(false);
    expect(readFileSync(bundle).includes(words.join(' '))).toBe(false);
  });

  it('says which word of a passphrase is wrong, and sets up with ticks for each trust', async () => {
    await forgetEverything();
    const { page, person } = await openSettings('en');
    await page.goto(`${tests.room.origin}/#/start`);
    await person.clicks('Set up from another Mac…');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), person.clicks('Choose the file…')]);
    await chooser.setFiles(bundle);
    await person.reads('all.kitstation');
    const field = page.getByLabel('Passphrase', { exact: true });
    await field.fill([...words.slice(0, 5), 'xyzzy'].join(' '));
    await page.keyboard.press('Enter');
    await person.reads('This passphrase does not open the file.');
    await person.reads('Word 6 is not on the list.');
    await field.fill(words.map((word) => word.slice(0, 4)).join(' '));
    await page.keyboard.press('Enter');

    await person.reads('What would be trusted');
    await expectWellDrawn(page);
    const takeIn = page.getByRole('button', { name: /^Take in \d+ items$/ });
    expect(await takeIn.getAttribute('aria-disabled')).toBe('true');
    const ticks = await page.getByRole('checkbox').all();
    expect(ticks.length).toBeGreaterThan(1);
    for (const tick of ticks) await tick.press('Space');
    await takeIn.click();
    await person.reads('All is set up');
    await person.clicks('Close');
    await page.keyboard.press('Control+3');
    await person.reads('教室用 iPad');
  });

  it('offers a choice where both Macs have something else', async () => {
    const client = await terminal();
    const [organization] = await client.call('organizations.list', {});
    const { id = '', name = '' } = organization ?? {};
    await client.call('organizations.save', { id, name, department: 'この Mac だけの部署' });
    await client.close();
    const { page, person } = await openSettings('ja');
    await person.clicks('別の Mac から引き継ぐ…');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), person.clicks('引き継ぎファイルを選ぶ…')]);
    await chooser.setFiles(bundle);
    await page.getByLabel('パスフレーズ', { exact: true }).fill(words.join('　'));
    await person.clicks('中身を確かめる');
    await person.reads('MDM サーバ 1 件');
    await person.reads('取り込むものがありません');
    await page.getByRole('combobox', { name: `「${name}」をどうしますか` }).click();
    await page.getByRole('option', { name: 'ファイルのものにする' }).click();
    await expectWellDrawn(page);
    await person.clicks('1 件を取り込む');
    await person.reads('追加 0 件、変更 1 件');
  });
});

describe('backups', () => {
  it('are made by hand beside those that make themselves', async () => {
    const { page, person } = await openSettings('ja');
    await person.clicks('今すぐ作る');
    const list = page.getByRole('list', { name: '控えの一覧' });
    await list.getByText('手動').waitFor();
    await list.getByText('取り込みの前').first().waitFor();
    await expectWellDrawn(page);
  });

  it('are restored, and the station begins again with the data of then', async () => {
    await forgetEverything();
    const { page, person } = await openSettings('ja');
    const list = page.getByRole('list', { name: '控えの一覧' });
    await list.getByRole('button').first().click();
    await page.getByRole('alertdialog').waitFor();
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('キャンセル');
    await person.clicks('この控えを復元する');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await list.getByText('復元で置き換えたデータ').waitFor();
    await page.keyboard.press('Control+3');
    await person.reads('教室用 iPad');
  });
});
