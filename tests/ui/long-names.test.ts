import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { enter, setUp } from './support/set-up.ts';
import { windowTests } from './support/window-tests.ts';

const tests = windowTests({ devices: 2 });
const longName =
  '青葉市立桜ヶ丘東小学校第一校舎二階視聴覚準備室キッティング用iPad第9世代令和八年度一括導入分（予備機を含む）その他の端末一式';
const views = [
  'start',
  'server',
  'organization',
  'blueprint',
  'apply',
  'verify',
  'profiles',
  'records',
  'fleet',
  'procedures',
  'calendar',
  'settings',
] as const;

/** What can be pressed and lies wholly or partly beside the window, and whether the page scrolls sideways. */
function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const beside = [...document.querySelectorAll<HTMLElement>('button, a, input, [role="button"]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > window.innerWidth + 1);
      })
      .map((element) => element.innerText || element.getAttribute('aria-label') || element.outerHTML.slice(0, 80));
    const isWide = document.documentElement.scrollWidth > window.innerWidth;
    return isWide ? [...beside, 'the page scrolls sideways'] : beside;
  });
}

describe('names as long as a school gives them, at 1024×700', () => {
  it('leave everything within reach, on every view', async () => {
    await setUp(tests.room, { name: longName });
    const { ask, face } = await enter(tests.room);
    await ask('organizations.save', { name: longName });
    await ask('shift.start', { name: longName.slice(0, 40) });
    face.close();
    const { page } = await tests.open({ width: 1024, height: 700 });
    const found: Record<string, readonly string[]> = {};
    for (const view of views) {
      await page.goto(`${tests.room.origin}/#/${view}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.evaluate(() => document.fonts.ready);
      const out = await outOfReach(page);
      if (out.length > 0) found[view] = out;
    }
    expect(found).toEqual({});
  });

  it('is a check that can fail', async () => {
    const { page } = await tests.open({ width: 1024, height: 700 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('heading', { level: 1 }).evaluate((heading) => {
      const button = document.createElement('button');
      button.textContent = 'beside';
      button.style.cssText = 'position: absolute; left: 1000px; width: 100px';
      heading.before(button);
    });
    expect(await outOfReach(page)).toContain('beside');
  });
});
