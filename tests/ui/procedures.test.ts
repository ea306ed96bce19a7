import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCampaigns } from '../../electron/campaign/campaigns.ts';
import { overwrite } from '../../electron/campaign/procedures/overwrite.ts';
import { issueCertificate, pem } from '../../electron/crypto/certificates.ts';
import { generateRsaKey } from '../../electron/crypto/keys.ts';
import { createTestClock } from '../../electron/ports/test-clock.ts';
import { openStore } from '../../electron/store/store.ts';
import { axeObjections } from './support/axe.ts';
import { browserTests } from './support/browser-tests.ts';
import { type ServeProcess, startServeProcess } from './support/serve-process.ts';

const tests = browserTests();
const dayMs = 86_400_000;
const header = overwrite.list?.header ?? [];

/** The console's list, read by it now: `applied overwritten` by device number. */
function list(devices: Readonly<Record<string, string>>, readAt = new Date()) {
  const japan = new Date(readAt.getTime() + 9 * 3_600_000).toISOString();
  const at = `${japan.slice(2, 10).replaceAll('-', '/')} ${japan.slice(11, 16)}`;
  const rows = Object.entries(devices).map(([number, state]) =>
    [number, '有効', '/1年/', 'iPad', '', '', '', at, '9.1', ...state.split(' ')].join(','),
  );
  return Buffer.from(`\uFEFF${[header.join(','), ...rows].join('\r\n')}\r\n`);
}

async function chooses(page: Page, button: string, name: string, buffer: Buffer): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button, exact: true }).click();
  await (await asked).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** A station at which somebody began a campaign five days ago, and let its three days pass. */
describe('the Procedures view', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kb-proc-'));
  const profile = {
    label: '図書室',
    colour: '#2f6f4f',
    dataDir: join(folder, 'data'),
    usbmuxd: join(folder, 'none.sock'),
    activation: { url: 'https://activation.example', trust: [] },
  };
  let serve: ServeProcess;
  let address: string;

  beforeAll(async () => {
    mkdirSync(profile.dataDir, { mode: 0o700 });
    writeFileSync(join(folder, 'profile.json'), JSON.stringify(profile));
    await beginLongAgo();
    serve = startServeProcess(['--profile', join(folder, 'profile.json')], {
      passphrase: 'procedures',
      scratch: folder,
    });
    address = z.object({ address: z.string() }).parse(await serve.nextLine()).address;
  });
  afterAll(async () => {
    await serve.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function beginLongAgo(): Promise<void> {
    const clock = createTestClock(new Date(Date.now() - 5 * dayMs));
    const store = openStore({ dataDir: profile.dataDir, clock });
    const campaigns = createCampaigns(store, clock);
    const file = (devices: Readonly<Record<string, string>>) => ({
      fileName: 'devices.csv',
      data: list(devices, clock.now()),
    });
    const { id } = campaigns.start('overwrite', '田中', { list: file({ late1: 'FALSE FALSE' }) });
    campaigns.tick(id, { step: 'lift-filter', by: '田中', note: '' });
    campaigns.tick(id, { step: 'deliver', by: '田中', note: '' });
    await clock.advance(60_000);
    campaigns.importList(id, '田中', file({ late1: 'TRUE FALSE' }));
    store.close();
  }

  it('carries chosen devices from the console’s list to the end, by ticks and what the console then tells', async () => {
    const { page, person } = await tests.openAt(address, { language: 'en' });
    await page.getByRole('link', { name: 'Procedures', exact: true }).click();
    await person.sees('Procedures');
    await page.getByRole('button', { name: 'Start… Overwriting the configuration profile' }).click();
    await person.clicks('Start');
    await person.reads('Enter a name.');
    await person.types('Who did it', 'Sato');
    await chooses(
      page,
      'Choose a CSV…',
      'devices.csv',
      list({ a1: 'FALSE FALSE', b2: 'FALSE FALSE', c3: 'FALSE FALSE' }),
    );
    await person.reads('devices.csv is chosen.');
    await person.types('Only these devices', 'A1, b2');
    expect(await axeObjections(page)).toEqual([]);
    await person.clicks('Start');
    await person.sees('Overwriting the configuration profile');
    await person.reads('0 of 2 devices done');
    await person.reads('This procedure stopped working on');

    await person.clicks('Mark as done');
    await person.reads('Enter a name.');
    await page.locator('input:focus[aria-invalid=true]').waitFor();
    await person.types('Who did it', 'Sato');
    await person.clicks('Mark as done');
    await person.clicks('Mark 2 devices as done');
    await person.reads('by ');
    await chooses(page, 'Choose a CSV…', 'after.csv', list({ a1: 'TRUE FALSE', b2: 'TRUE FALSE' }));
    await person.clicks('Mark 2 devices as done');
    // Both were tapped; on one of them the person cancelled.
    await chooses(page, 'Choose a CSV…', 'tapped.csv', list({ a1: 'TRUE TRUE', b2: 'TRUE FALSE' }));
    await person.reads('1 of 2 devices done');
    await person.reads('contradicted 1 time');
    await page.getByRole('checkbox', { name: 'Select b2' }).check();
    await person.reads('1 device is chosen.');
    await person.clicks('b2');
    const drawer = page.getByRole('region', { name: 'b2', exact: true });
    await drawer.getByText('Contradicted by device information').waitFor();
    await drawer.getByText('FALSE → TRUE').waitFor();
    expect(await axeObjections(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await person.clicks('Completion CSV');
    const download = page.waitForEvent('download');
    await person.clicks('UTF-8 (with BOM, for Excel)');
    const exported = await readFile(await (await download).path(), 'utf8');
    expect(exported.split('\r\n')[0]).toBe(`\uFEFF${header.join(',')}`);
    expect(exported).toContain('TRUE,TRUE');

    await person.clicks('End…');
    await person.clicks('Give up and end it');
    await person.reads('Enter a reason.');
    await person.types('Reason', 'b2 went back to the dealer');
    await page.getByRole('alertdialog').getByLabel('Who did it').fill('Sato');
    await person.clicks('Give up and end it');
    await person.reads('Sato ended it on');
    expect(await page.getByRole('button', { name: /^Mark/ }).count()).toBe(0);
  });

  it('shows in Japanese who missed three days, and reads the certificate of a renewal', async () => {
    serve.say('n');
    const { link } = z.object({ link: z.string() }).parse(await serve.nextLine());
    const { page, person } = await tests.openAt(link, { language: 'ja' });
    await page.goto(`${new URL(address).origin}/#/procedures`);
    await page.getByRole('link', { name: '構成プロファイルの上書き' }).last().click();
    await person.reads('期限切れ 1 回');
    await person.clicks('late1');
    await person.reads('期限切れ: やり直し');
    await page.getByText('田中').first().waitFor();

    await page.goto(`${new URL(address).origin}/#/procedures`);
    await page.getByRole('button', { name: '「プッシュ証明書の更新」を始める…' }).click();
    await person.types('行った人', '佐藤');
    await person.clicks('始める');
    await person.reads('5 手順のうち 0 手順が完了');
    await person.types('行った人', '佐藤');
    await chooses(page, '証明書を選ぶ…', 'mdm.pem', Buffer.from('no certificate'));
    await person.reads('プッシュ証明書として読めません。');
    const key = await generateRsaKey();
    const certificate = issueCertificate({
      subject: { cn: 'APSP', uid: 'com.apple.mgmt.External.one' },
      subjectPublicKey: key.publicKey,
      signingKey: key.privateKey,
      notBefore: new Date(),
      notAfter: new Date(Date.now() + 365 * dayMs),
    });
    await chooses(page, '証明書を選ぶ…', 'mdm.pem', Buffer.from(pem(certificate)));
    await person.reads('com.apple.mgmt.External.one');
    await person.reads('5 手順のうち 1 手順が完了');
    expect(await axeObjections(page)).toEqual([]);
  });

  it('lets a display that only looks neither start, mark nor end', async () => {
    serve.say('o');
    const { observer } = z.object({ observer: z.string() }).parse(await serve.nextLine());
    const { page, person } = await tests.openAt(observer, { language: 'en' });
    await page.goto(`${new URL(address).origin}/#/procedures`);
    const start = page.getByRole('button', { name: 'Start… Overwriting the configuration profile' });
    expect(await start.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('link', { name: 'Overwriting the configuration profile' }).last().click();
    await person.reads('missed 1 time');
    for (const name of [
      'End…',
      'Completion CSV',
      'Mark 1 device as done: Deliver UnremovableSignedProfiles.mobileconfig silently',
    ]) {
      expect(await page.getByRole('button', { name, exact: true }).getAttribute('aria-disabled'), name).toBe('true');
    }
  });
});
