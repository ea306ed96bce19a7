import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { testPayload, testProfile, wifiPayload } from '../support/test-profiles.ts';
import { axeObjections } from './support/axe.ts';
import { setUp } from './support/set-up.ts';
import { windowTests } from './support/window-tests.ts';

const tests = windowTests();
const secret = 'kanaria-wifi-key';
const wifi = testProfile(
  'jp.example.school',
  [
    wifiPayload({ ssid: '教室', password: secret }),
    testPayload('com.apple.applicationaccess', { allowCamera: false, allowSafariHistoryClearing: false }),
  ],
  { PayloadDisplayName: '学校の Wi-Fi', PayloadRemovalDisallowed: true },
);

beforeAll(() => setUp(tests.room));

async function choose(page: Page, button: string, name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

describe('profiles', () => {
  it('are taken from files, told in plain words without their secrets, signed and written out', async () => {
    const { page, person } = await tests.open({ language: 'ja' });
    await person.clicks('プロファイル');
    await person.sees('プロファイル');
    await choose(page, 'ファイルから追加', '学校.mobileconfig', wifi);
    await page.getByRole('button', { name: '内容を見る: 学校' }).click();
    await person.reads('Wi-Fi「教室」(WPA2) につなぎます。');
    await person.reads('カメラの使用');
    await page.getByLabel('対象の iOS').selectOption('17.6');
    await page.getByText('iOS 17.6 では効きません').waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(await axeObjections(page)).toEqual([]);

    await page.getByRole('button', { name: '署名: 学校' }).click();
    await page.getByRole('button', { name: '署名', exact: true }).click();
    await page.getByText('署名済み').waitFor();
    await page.getByRole('button', { name: '書き出す: 学校' }).click();
    await person.reads(/--with-secrets/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '書き出す', exact: true }).click(),
    ]);
    const file = readFileSync(await download.path(), 'utf8');
    expect(file).toContain('<string>教室</string>');
    expect(file).not.toContain(secret);
  });

  it('are made in a form or as XML, and chosen by a blueprint', async () => {
    const { page, person } = await tests.open({ language: 'en', theme: 'dark' });
    await page.goto(`${tests.room.origin}/#/profiles`);
    await person.clicks('Make a profile');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Room Wi-Fi');
    await page.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await page.getByRole('textbox', { name: 'Network name (SSID)' }).fill('room');
    await page.getByLabel('Security type').selectOption('WPA2');
    await page.getByRole('textbox', { name: 'Password', exact: true }).first().fill('short');
    await person.clicks('Check it');
    await page.getByText('The Wi-Fi password does not fit WPA2.').waitFor();
    await page.getByRole('textbox', { name: 'Password', exact: true }).first().fill(secret);
    expect(await axeObjections(page)).toEqual([]);

    await page.getByText('XML', { exact: true }).click();
    const raw = page.getByRole('textbox', { name: 'XML text' });
    await raw.fill((await raw.inputValue()).replace('>room<', '>{{roster.room}}<'));
    await person.clicks('Save');
    await page.getByText('{{roster.room}}').first().waitFor();

    await page.goto(`${tests.room.origin}/#/blueprint`);
    await page.getByRole('button', { name: /^Edit: / }).click();
    await page.getByRole('button', { name: /^Profiles/ }).click();
    await page.getByLabel('From the profiles').selectOption('Room Wi-Fi');
    await person.clicks('Save');
    await page.goto(`${tests.room.origin}/#/profiles`);
    await page.getByText('1 blueprint').waitFor();
  });
});
