import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeObjections } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { personAt } from './support/person.ts';
import { killStation, openServedRoom, type ServedRoom } from './support/served-room.ts';
import { openTab, type Tab, type TabOptions } from './support/tab.ts';

let browser: Browser;
let room: ServedRoom;
const tabs: Tab[] = [];

beforeAll(async () => {
  [browser, room] = await Promise.all([launchChromium(), openServedRoom()]);
});
afterAll(async () => {
  await browser.close();
  await room.close();
});
afterEach(async () => {
  const wrong = tabs.flatMap((tab) => tab.wrong);
  for (const tab of tabs.splice(0)) await tab.close();
  expect(wrong).toEqual([]);
});

async function open(options: TabOptions = {}, address?: string) {
  const tab = await openTab(browser, options);
  tabs.push(tab);
  await tab.page.goto(address ?? (await room.operatorAddress()));
  return { ...tab, person: personAt(tab.page) };
}

const words = {
  ja: {
    start: 'はじめに',
    steps: ['サーバ', '組織', 'ブループリント', '適用', '検証'],
    beside: ['記録', '設定'],
    day: ['完了', '作業中', '対応が必要', '待機中'],
  },
  en: {
    start: 'Getting started',
    steps: ['Server', 'Organization', 'Blueprint', 'Apply', 'Verify'],
    beside: ['Records', 'Settings'],
    day: ['done', 'running', 'need you', 'waiting'],
  },
} as const;

describe.each(['ja', 'en'] as const)('the frame in %s', (language) => {
  const { start, steps, beside, day } = words[language];

  it('begins with teaching on a station where nothing is set up', async () => {
    const { page, person } = await open({ language });
    await person.sees(start);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.title()).toBe(`${start} – Kitbench`);
  });

  it('shows profile, five steps in order, what lies beside them, and the day', async () => {
    const { page, person } = await open({ language });
    await person.sees(start);
    await person.reads('練習 Practice');
    const names = await page.getByRole('navigation').getByRole('link').allInnerTexts();
    expect(names.map((name) => name.replace(/^\d\s*/, '').split('\n')[0])).toEqual([...steps, ...beside]);
    for (const group of day) await page.getByRole('button', { name: group }).waitFor();
  });

  it('goes to each step by keyboard', async () => {
    const { page, person } = await open({ language });
    await person.sees(start);
    for (const [index, step] of steps.entries()) {
      await page.keyboard.press(`Control+${index + 1}`);
      await person.sees(step);
    }
  });

  it('shows its keys when asked', async () => {
    const { page, person } = await open({ language });
    await person.sees(start);
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog').waitFor();
    expect(await axeObjections(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('the session of a tab', () => {
  it('survives a reload on the view that was open, and leaves no token in the address', async () => {
    const { page, person } = await open();
    await person.sees('はじめに');
    expect(page.url()).toBe(`${room.origin}/#/start`);
    await page.keyboard.press('Control+4');
    await person.sees('適用');
    await page.reload();
    await person.sees('適用');
    await person.reads('練習 Practice');
    expect(page.url()).not.toContain('token');
  });

  it('is refused with a link that was used already', async () => {
    const address = await room.operatorAddress();
    const { person } = await open({}, address);
    await person.sees('はじめに');
    const second = await open({}, address);
    await second.page.getByRole('alert').getByText('リンクは使用済みか、無効になっています').waitFor();
  });

  it('is refused without any link, in words', async () => {
    const { page } = await open({ language: 'en' }, `${room.origin}/`);
    await page.getByRole('alert').getByText('This window is not let in').waitFor();
  });

  it('only looks through an observer link, which opens again until it is revoked', async () => {
    const address = await room.observerAddress();
    const first = await open({ language: 'en' }, address);
    await first.person.reads('View only');
    const second = await open({ language: 'en' }, address);
    await second.person.reads('View only');
  });
});

describe('a window whose station dies', () => {
  it('says so, keeps what it showed, and goes on by itself', async () => {
    const { page, person, wrong } = await open({ language: 'en' });
    await person.sees('Getting started');
    await page.keyboard.press('Control+4');
    await person.sees('Apply');
    killStation(room);
    await page.getByRole('status').getByText('lost the connection to the station').waitFor();
    await person.sees('Apply');
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.getByText('lost the connection to the station').waitFor({ state: 'detached' });
    expect(wrong).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('axe on the frame, %s', (theme) => {
  it.each(['ja', 'en'] as const)('finds nothing in %s', async (language) => {
    const { page, person } = await open({ language, theme });
    await person.sees(words[language].start);
    expect(await axeObjections(page)).toEqual([]);
  });
});
