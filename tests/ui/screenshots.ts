import { join } from 'node:path';
import type { Browser } from 'playwright';
import { buildPageIfNeeded } from '../../resources/build/build-page.ts';
import { root } from '../../resources/build/root.ts';
import { takeApply, takeOutbox, takeRecords, takeSettings, takeVerify } from './screenshots/a-class.ts';
import { type Album, openAlbum } from './screenshots/album.ts';
import { takeCalendar } from './screenshots/calendar-scene.ts';
import { takeConsoles } from './screenshots/consoles.ts';
import { takeFirstDay, takeLists } from './screenshots/first-day.ts';
import { takeFleet } from './screenshots/fleet.ts';
import { openPhotoRoom } from './screenshots/photo-room.ts';
import { takeProcedures } from './screenshots/procedures.ts';
import { takeProfiles } from './screenshots/profiles-scene.ts';
import { takeSixtyFour } from './screenshots/sixty-four.ts';
import { takeVaultGate } from './screenshots/vault-gate.ts';
import { launchChromium } from './support/chromium.ts';
import { personAt } from './support/person.ts';
import { openTab } from './support/tab.ts';

/** `npm run screenshots [-- FOLDER [PATTERN]]`: every view and important state, in both languages and both themes. */
const [folder = join(root, 'docs/screenshots'), pattern] = process.argv.slice(2);

/** A day at one station, from its first minute to the report. */
async function takeDay(browser: Browser, album: Album, language: 'ja' | 'en'): Promise<void> {
  const room = await openPhotoRoom({ devices: 12, pace: 0.25, scenario: 'classroom.json' });
  const { page, close } = await openTab(browser, { language });
  try {
    const address = room.operatorAddress();
    await page.goto(address);
    const scene = { page, person: personAt(page, language), album, room, language };
    await takeFirstDay(scene);
    await takeLists(scene);
    await takeApply(scene);
    await takeOutbox(scene);
    await takeVerify(scene);
    await takeRecords(scene);
    await takeProcedures(scene);
    await takeSettings(scene);
    await takeCalendar(scene);
    await takeProfiles(scene);
    await takeVaultGate(browser, album, new URL(address).origin, language);
  } finally {
    await close();
    await room.close();
  }
}

await buildPageIfNeeded();
const album = openAlbum(folder, pattern === undefined ? undefined : new RegExp(pattern));
// Letters stand where the typeface has them, as on a Mac.
const browser = await launchChromium(['--font-render-hinting=none']);
try {
  await takeDay(browser, album, 'ja');
  await takeDay(browser, album, 'en');
  for (const language of ['ja', 'en'] as const) await takeConsoles(browser, album, language);
  for (const language of ['ja', 'en'] as const) await takeFleet(browser, album, language);
  await takeSixtyFour(browser, album);
} finally {
  await browser.close();
}
process.stdout.write(`${album.close()}\n`);
