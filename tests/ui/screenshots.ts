import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPageIfNeeded } from '../../resources/build/build-page.ts';
import { root } from '../../resources/build/root.ts';
import { launchChromium } from './support/chromium.ts';
import { openServedRoom } from './support/served-room.ts';
import { openTab } from './support/tab.ts';

/** `npm run screenshots [-- FOLDER [WIDTHxHEIGHT]]`: every view in both languages and both themes. */
const [folder = join(root, 'docs/screenshots'), size = '1440x900'] = process.argv.slice(2);
const [width = 1440, height = 900] = size.split('x').map(Number);
const views = ['start', 'server', 'organization', 'blueprint', 'apply', 'verify', 'records', 'settings'] as const;

await buildPageIfNeeded();
mkdirSync(folder, { recursive: true });
const [browser, room] = await Promise.all([launchChromium(), openServedRoom({ devices: 12 })]);
try {
  for (const language of ['ja', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      const { page, close } = await openTab(browser, { language, theme, width, height });
      await page.goto(await room.operatorAddress());
      await page.getByRole('heading', { level: 1 }).waitFor();
      for (const view of views) {
        await page.goto(`${room.origin}/#/${view}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.evaluate(() => document.fonts.ready);
        await page.waitForTimeout(250);
        await page.screenshot({ path: join(folder, `${view}-${language}-${theme}.png`) });
      }
      await close();
    }
  }
} finally {
  await browser.close();
  await room.close();
}
