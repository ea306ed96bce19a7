import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { axeObjections } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { personAt } from './support/person.ts';
import { openServedRoom, type ServedRoom } from './support/served-room.ts';
import { openTab, type Tab } from './support/tab.ts';

const password = 'kanaria-window+/=';
const group = { name: 'Export the supervision identity' };
let browser: Browser;
let room: ServedRoom;
let tab: Tab;

beforeAll(async () => {
  [browser, room] = await Promise.all([launchChromium(), openServedRoom()]);
  tab = await openTab(browser, { language: 'en' });
  await tab.page.goto(await room.operatorAddress());
});
afterAll(async () => {
  await tab?.close();
  await browser?.close();
  await room?.close();
});
afterEach(() => expect(tab.wrong).toEqual([]));

async function open(view: 'server' | 'organization' | 'blueprint', title: string) {
  const { page } = tab;
  await page.goto(`${room.origin}/#/${view}`);
  const person = personAt(page, 'en');
  await person.sees(title);
  return { page, person };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const type = (page: Page, label: string, text: string) => page.getByRole('textbox', { name: label }).fill(text);

async function downloadOf(page: Page, act: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** One person sets a station up and carries its things over, step by step. */
describe('the library of a station', () => {
  it('nags until a supervision identity was exported under a password, and then no more', async () => {
    const { page, person } = await open('organization', 'Organization');
    await press(page, 'Add an organization');
    await type(page, 'Name', 'Aoba');
    await page.keyboard.press('ControlOrMeta+Enter');
    const nag = page.getByText('Export the supervision identity of "Aoba"');
    await nag.waitFor();
    await press(page, 'Export');
    expect(await axeObjections(page)).toEqual([]);
    const form = page.getByRole('group', group);
    await form.getByLabel('New passphrase').fill(password);
    await form.getByLabel('Once more').fill(password);
    const file = await downloadOf(page, () => form.getByRole('button', { name: 'Export' }).click());
    expect(file.name).toMatch(/^kitbench-identity-Aoba-[0-9a-f]{8}\.p12$/);
    await person.reads('Copy: exported on');
    await form.waitFor({ state: 'detached' });
    expect(await nag.count()).toBe(0);
  });

  it('carries a blueprint over in one file', async () => {
    const { page, person } = await open('blueprint', 'Blueprint');
    await press(page, 'Add a blueprint');
    await type(page, 'Blueprint name', 'Classroom');
    await page.keyboard.press('ControlOrMeta+Enter');
    await press(page, 'Preview: Classroom');
    await person.reads('What would be done to this device');
    await page.getByRole('listitem').getByText('The device is identified.').waitFor();
    expect(await axeObjections(page)).toEqual([]);
    await press(page, 'Export: Classroom');
    const file = await downloadOf(page, () => press(page, 'Export'));
    expect(
      z
        .object({ kitbench: z.string(), settings: z.object({ name: z.string() }) })
        .parse(JSON.parse(file.bytes.toString('utf8'))),
    ).toEqual({
      kitbench: 'blueprint',
      settings: { name: 'Classroom' },
    });

    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'Import')]);
    await chooser.setFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
    await person.sees('Import a blueprint');
    expect(await axeObjections(page)).toEqual([]);
    await type(page, 'Blueprint name', 'Classroom, brought over');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('heading', { level: 2, name: 'Classroom, brought over' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Classroom', exact: true }).waitFor();
  });

  it('keeps what is typed over a reload until it is discarded', async () => {
    const { page, person } = await open('blueprint', 'Blueprint');
    await press(page, 'Edit: Classroom');
    await type(page, 'Blueprint name', 'Classroom 2');
    await page.reload();
    await person.reads('You have unsaved changes');
    expect(await page.getByRole('textbox', { name: 'Blueprint name' }).inputValue()).toBe('Classroom 2');
    expect(await axeObjections(page)).toEqual([]);
    await press(page, 'Discard');
    await page.getByRole('heading', { level: 2, name: 'Classroom', exact: true }).waitFor();
  });

  it('tests a server before it is saved, and trusts the certificate that a person picks', async () => {
    const { page, person } = await open('server', 'Server');
    await press(page, 'Use the practice MDM');
    await page
      .getByRole('button', { name: /^Take out certificate/ })
      .first()
      .click();
    await press(page, 'Test connection');
    await person.reads(/The certificate of localhost:\d+ is not trusted/);
    expect(await axeObjections(page)).toEqual([]);
    await press(page, 'Trust this certificate: CN=localhost');
    await person.reads('trusted by your trust anchor');
    await page.keyboard.press('ControlOrMeta+Enter');
    await press(page, 'Test connection: Practice MDM (教室A)');
    await person.reads('trusted by your trust anchor');
    await press(page, 'Remove: Practice MDM (教室A)');
    await press(page, 'Remove 1 server');
    await person.reads('Add your MDM server');
  });

  it('keeps no password over a reload', async () => {
    const { page, person } = await open('server', 'Server');
    await press(page, 'Add a server');
    await type(page, 'Account ID', 'aoba.example');
    await page.getByLabel('Enrollment password').fill(password);
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(kept).toContain('aoba.example');
    expect(kept).not.toContain(password);
    await page.reload();
    await person.reads('Passwords and chosen files were not kept');
    expect(await page.getByRole('textbox', { name: 'Account ID' }).inputValue()).toBe('aoba.example');
    expect(await page.getByLabel('Enrollment password').inputValue()).toBe('');
  });
});
