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
    expect(await focused(page)).toBe(first);
    await keyboard.press('Enter');
    await page.getByRole('region', { name: 'Practice screen' }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('region', { name: 'Practice screen' }).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(first);

    await keyboard.press('Control+Enter');
    await page.getByRole('button', { name: say.kit(2) }).waitFor();
    await keyboard.press('Control+Enter');
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    expect(await focused(page)).toBe('Cancel');
    await keyboard.press('Tab');
    expect(await focused(page)).toBe(say.kit(2));
    await keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: /^Show only: (running|waiting), [12]$/ })
      .first()
      .waitFor();
  });
});
