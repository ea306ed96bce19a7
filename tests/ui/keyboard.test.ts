import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { words } from './journeys/words.ts';
import { setUp } from './support/set-up.ts';
import { windowTests } from './support/window-tests.ts';

const say = words.en;
const tests = windowTests({ devices: 4 });
beforeAll(() => setUp(tests.room));

/** What the keyboard is on, by its name. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Waits until the keyboard is on `name`: a dialog is drawn a moment before it takes the keyboard. */
async function keyboardReaches(page: Page, name: string): Promise<void> {
  await expect.poll(() => focused(page), { timeout: 10_000 }).toBe(name);
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never leads to ${name}`);
}

describe('with the keyboard alone', () => {
  it('devices are chosen, kept through a reload, opened, planned and started', async () => {
    const { page, person } = await tests.open({ language: 'en' });
    const { keyboard } = page;
    await person.sees(say.apply);
    await person.reads('4 attached');
    await tabTo(page, /Ready$/);
    const first = await focused(page);
    await keyboard.press('Space');
    await keyboard.press('ArrowRight');
    await keyboard.press('Space');
    await person.reads('2 selected');
    await page.reload();
    await person.reads('2 selected');

    await tabTo(page, /Ready$/);
    await keyboardReaches(page, first);
    await keyboard.press('Enter');
    await page.getByRole('region', { name: 'Practice screen' }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('region', { name: 'Practice screen' }).waitFor({ state: 'detached' });
    await keyboardReaches(page, first);

    await keyboard.press('Control+Enter');
    await page.getByRole('button', { name: say.kit(2) }).waitFor();
    await keyboard.press('Control+Enter');
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    await keyboardReaches(page, 'Cancel');
    await keyboard.press('Tab');
    await keyboardReaches(page, say.kit(2));
    await keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: /^Show only: (running|waiting), [12]$/ })
      .first()
      .waitFor();
  });
});
