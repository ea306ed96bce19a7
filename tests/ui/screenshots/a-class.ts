import { playOperator } from '../../../electron/practice/rehearse/operator.ts';
import { words } from '../journeys/words.ts';
import { names } from './names.ts';
import { takeCare, takeParked } from './record-care.ts';
import { atRest, type Scene } from './scene.ts';

/** Of the twelve devices of `classroom.json`: those that nobody used before, and those that need a hand first. */
const fresh = 8;
const locked = 5;
const needy = 4;

/** Step 4 with a class of twelve, from the bench at rest to eight finished devices. */
export async function takeApply(scene: Scene): Promise<void> {
  const { page, person, album, language } = scene;
  const say = { ...words[language], ...names[language] };
  await page.keyboard.press('Control+4');
  await person.sees(say.apply);
  await page.getByRole('button', { name: say.selectReady(fresh + needy) }).waitFor();
  await album.take(page, 'apply-ready', { narrow: true });
  await person.clicks(say.selectReady(fresh + needy));
  await album.take(page, 'apply-chosen');
  await person.clicks(say.plan(fresh + needy));
  await page.getByRole('switch', { name: say.arm }).waitFor();
  await album.take(page, 'apply-plan', { narrow: true });
  await page.getByRole('switch', { name: say.arm }).click();
  await person.clicks(say.eraseAndKit(fresh + needy));
  await page.getByRole('alertdialog').waitFor();
  await album.take(page, 'apply-question');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say.eraseAndKit(fresh + needy) })
    .click();
  await page
    .getByText(say.countdown)
    .nth(fresh - 1)
    .waitFor();
  await album.take(page, 'apply-countdown');
  await page.getByRole('button', { name: say.running(fresh) }).waitFor();
  await album.take(page, 'apply-running', { narrow: true });
  await openSlot(scene, locked);
  await album.take(page, 'apply-needs-you', { narrow: true });
  await page.keyboard.press('Escape');
}

/** Step 5 while devices wait for taps, then Apply and Records as they look after them. */
export async function takeVerify(scene: Scene): Promise<void> {
  const { page, person, album, room, language } = scene;
  const say = { ...words[language], ...names[language] };
  const [first, second, third, ...others] = room.offer.ports;
  await page.getByRole('button', { name: say.needsYou(fresh + needy) }).waitFor({ timeout: 60_000 });
  await openSlot(scene, 1);
  await album.take(page, 'apply-screen');
  await page.keyboard.press('Escape');
  const operator = await playOperator(room.bench);
  for (const device of [first, second, third]) if (device !== undefined) await operator.begin(device.udid);
  await page.keyboard.press('Control+5');
  await person.sees(say.verify);
  await page.getByRole('button', { name: say.done(3) }).waitFor();
  await album.take(page, 'verify', { narrow: true });
  await page.getByRole('button', { name: new RegExp(others[4]?.serial ?? '') }).click();
  await page.getByRole('region', { name: say.screen }).waitFor();
  await album.take(page, 'verify-device', { narrow: true });
  await page.keyboard.press('Escape');
  for (const { udid } of others) await operator.begin(udid);
  await page.getByRole('button', { name: say.done(fresh) }).waitFor();
  await page.keyboard.press('Control+4');
  await person.sees(say.apply);
  await album.take(page, 'apply-done');
}

/** Records while the MDM is away; it comes back afterwards. */
export async function takeOutbox(scene: Scene): Promise<void> {
  const { page, person, album, room, language } = scene;
  const say = { ...words[language], ...names[language] };
  await room.mdm.call('links', { records: 'down' });
  await person.clicks(say.records);
  await page.getByText(say.unsent(fresh)).first().waitFor({ timeout: 60_000 });
  await atRest(page);
  await album.take(page, 'records-waiting');
  await takeParked(scene, async () => void (await room.mdm.call('links', { records: 'up' })));
  await room.station.call('records.sync', {});
  await page.keyboard.press('Control+4');
  await person.sees(say.apply);
}

/** What was delivered, and the day on paper. */
export async function takeRecords(scene: Scene): Promise<void> {
  const { page, person, album, room, language } = scene;
  const say = words[language];
  await person.clicks(say.records);
  await person.sees(say.records);
  await person.reads(say.delivered(3 * fresh));
  await album.take(page, 'records', { narrow: true });
  await takeCare(scene);
  const { data } = await room.station.call('records.report', { language });
  const report = await page.context().newPage();
  await report.setContent(Buffer.from(data, 'base64').toString('utf8'));
  await album.takePaper(report, 'report');
  await report.close();
}

/** What the station says of itself, and the bench in a helper's hands. */
export async function takeSettings({ page, person, album, room, language }: Scene): Promise<void> {
  const say = names[language];
  await person.clicks(say.settings);
  await person.reads(say.checked);
  await album.take(page, 'settings', { narrow: true });
  await takeMove({ page, person, album, room, language });
  await room.station.call('pin.set', { pin: '482910' });
  await room.station.call('helper.enter', {});
  await page.keyboard.press('Control+4');
  await person.reads(say.helperMode);
  await atRest(page);
  await album.take(page, 'helper');
  await room.station.call('helper.leave', { pin: '482910' });
}

/** From this Mac to another, where somebody has already begun. */
async function takeMove({ page, person, album, room, language }: Scene): Promise<void> {
  const say = names[language];
  await room.station.call('backups.take', {});
  await person.clicks(say.move);
  await person.reads(say.sixWords);
  await album.take(page, 'move');
  const [download] = await Promise.all([page.waitForEvent('download'), person.clicks(say.exportAll)]);
  await page.locator('main ol code').first().waitFor();
  const words = await page.locator('main ol code').allInnerTexts();
  await person.clicks(say.noted);
  for (const { id, name } of await room.station.call('organizations.list', {})) {
    await room.station.call('organizations.save', { id, name, department: 'ICT 支援室' });
  }
  await person.clicks(say.setUp);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), person.clicks(say.chooseBundle)]);
  await chooser.setFiles(await download.path());
  await page.getByLabel(say.passphrase, { exact: true }).fill(words.join(' '));
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').first().waitFor();
  await album.take(page, 'set-up');
  await person.clicks(say.cancel);
  await person.clicks(say.cancel);
  await page.getByRole('heading', { level: 2, name: say.backups }).scrollIntoViewIfNeeded();
  await atRest(page);
  await album.take(page, 'backups');
}

async function openSlot({ page, language }: Scene, slot: number): Promise<void> {
  await page.getByRole('button', { name: names[language].slot(slot) }).click();
  await page.getByRole('region', { name: names[language].screen }).waitFor();
}
