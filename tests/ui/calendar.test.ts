import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { issueCertificate, pem } from '../../electron/crypto/certificates.ts';
import { generateRsaKey, type RsaKey } from '../../electron/crypto/keys.ts';
import { axeObjections } from './support/axe.ts';
import { enter, setUp } from './support/set-up.ts';
import { windowTests } from './support/window-tests.ts';

const tests = windowTests();
let key: RsaKey;

beforeAll(async () => {
  [key] = await Promise.all([generateRsaKey(), setUp(tests.room)]);
  const { ask, face } = await enter(tests.room);
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await ask('calendar.enter', { kind: 'other', name: '保守契約', endsOn: soon });
  face.close();
});

function pushCertificate(uid: string, years: number): Buffer {
  const notAfter = new Date();
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years);
  const subject = { uid: `com.apple.mgmt.External.${uid}`, cn: 'APSP' };
  return Buffer.from(
    pem(issueCertificate({ subject, subjectPublicKey: key.publicKey, signingKey: key.privateKey, notAfter })),
  );
}

async function choose(page: Page, button: string, name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByText(name).first().waitFor();
}

describe('the calendar', () => {
  it('shows what ends, takes what a person adds, and goes into a file', async () => {
    const { page, person } = await tests.open({ language: 'ja' });
    await page.goto(`${tests.room.origin}/#/calendar`);
    await person.sees('カレンダー');
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('保守契約')
      .getByText(/あと [45] 日/)
      .waitFor();
    await row('青葉市教育委員会').getByText('監視識別情報').first().waitFor();
    expect(await axeObjections(page)).toEqual([]);

    await person.clicks('期限を追加');
    await page.getByRole('textbox', { name: '名前' }).fill('Apple School Manager');
    await page.getByLabel('ダウンロードした日').fill('2026-01-15');
    await page.getByRole('button', { name: '追加', exact: true }).click();
    await row('Apple School Manager').getByText('推定').waitFor();

    const [download] = await Promise.all([page.waitForEvent('download'), person.clicks('カレンダーに書き出す')]);
    expect(download.suggestedFilename()).toBe('kitbench-calendar.ics');
    expect(readFileSync(await download.path(), 'utf8')).toContain('SUMMARY:ADE (DEP) トークン: Apple School Manager');

    await page.getByRole('button', { name: '「Apple School Manager」をカレンダーから外す' }).click();
    await person.clicks('1 件を外す');
    await row('Apple School Manager').waitFor({ state: 'detached' });
  });

  it('is for observers to read', async () => {
    const { page, person } = await tests.open({ language: 'en' }, await tests.room.observerAddress());
    await page.goto(`${tests.room.origin}/#/calendar`);
    await person.sees('Calendar');
    await page.getByRole('row').filter({ hasText: '保守契約' }).waitFor();
    expect(await page.getByRole('button', { name: 'Add an end' }).getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByRole('button', { name: /^Take/ }).count()).toBe(0);
    await person.clicks('Check a push certificate');
    await person.reads('How to get or renew it');
    expect(await page.getByRole('button', { name: /^Choose/ }).count()).toBe(0);
  });
});

describe('a push certificate', () => {
  it('is looked at before it is uploaded, and noted', async () => {
    const { page, person } = await tests.open({ language: 'en', theme: 'dark' });
    await page.goto(`${tests.room.origin}/#/calendar`);
    await person.clicks('Check a push certificate');
    await person.sees('Apple Push certificate');
    await page.getByRole('checkbox', { name: /Sign in with the same Apple ID and choose Renew/ }).check();
    await choose(page, 'Choose: Certificate (.pem)', 'certificate.json', Buffer.from('{"ErrorCode":0}'));
    await page.keyboard.press('ControlOrMeta+Enter');
    await person.reads('Do not upload it');
    await person.reads(/Internet Explorer saves it/);

    await page.getByRole('button', { name: 'Take out "certificate.json"' }).click();
    await choose(page, 'Choose: Certificate (.pem)', 'MDM_Certificate.pem', pushCertificate('two', 2));
    await choose(page, 'Choose: Certificate until now', 'old.pem', pushCertificate('one', 1));
    await page.keyboard.press('ControlOrMeta+Enter');
    await person.reads(/created anew, not renewed/);
    await page.getByRole('button', { name: 'Take out "old.pem"' }).click();
    await choose(page, 'Choose: Certificate until now', 'old.pem', pushCertificate('two', 1));
    await page.keyboard.press('ControlOrMeta+Enter');
    await person.reads('It can be uploaded');
    expect(await axeObjections(page)).toEqual([]);

    await page.getByRole('textbox', { name: 'Apple ID' }).fill('mdm@aoba.example');
    await person.clicks('Note it');
    await person.sees('Calendar');
    await page.getByRole('row').filter({ hasText: 'com.apple.mgmt.External.two' }).waitFor();
  });
});

describe('a supervision identity', () => {
  it('is changed by a person who was told of its devices, and others are obeyed beside it', async () => {
    const { page, person } = await tests.open({ language: 'en' });
    await page.goto(`${tests.room.origin}/#/organization`);
    await page.getByRole('button', { name: 'Supervision identity and devices: 青葉市教育委員会' }).click();
    await person.clicks('Add a certificate');
    await page.getByRole('textbox', { name: 'Name' }).fill('Prefecture');
    await choose(page, 'Choose the certificate file', 'their.pem', pushCertificate('prefecture', 1));
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Take out "Prefecture"' }).waitFor();
    expect(await axeObjections(page)).toEqual([]);

    await person.clicks('Make a key for emergencies');
    await page.getByLabel('New passphrase').fill('kanaria-spare');
    await page.getByLabel('Once more').fill('kanaria-spare');
    const [download] = await Promise.all([page.waitForEvent('download'), person.clicks('Make and export')]);
    expect(download.suggestedFilename()).toMatch(/^kitbench-spare-.*\.p12$/);
    await page.getByRole('button', { name: 'Take out "For emergencies"' }).waitFor();

    await person.clicks('Change the identity');
    await page.getByRole('alertdialog').waitFor();
    await person.clicks('Change 1 identity');
    await person.reads('Identities from before');
  });
});
