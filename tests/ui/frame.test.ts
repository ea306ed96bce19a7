import { describe, expect, it } from 'vitest';
import { killStation } from './support/served-room.ts';
import { windowTests } from './support/window-tests.ts';

const tests = windowTests();
const { open } = tests;

const words = {
  ja: {
    start: 'はじめに',
    steps: ['サーバ', '組織', 'ブループリント', '適用', '検証'],
    beside: ['プロファイル', '記録', '端末管理', '手順書', 'カレンダー', '設定'],
    day: ['完了', '作業中', '対応が必要', '待機中'],
  },
  en: {
    start: 'Getting started',
    steps: ['Server', 'Organization', 'Blueprint', 'Apply', 'Verify'],
    beside: ['Profiles', 'Records', 'Fleet', 'Procedures', 'Calendar', 'Settings'],
    day: ['done', 'running', 'need you', 'waiting'],
  },
} as const;

describe.each(['ja', 'en'] as const)('the frame in %s', (language) => {
  const { start, steps, beside, day } = words[language];

  it('begins with teaching where nothing is set up, and shows profile, steps in order and the day', async () => {
    const { page, person } = await open({ language });
    await person.sees(start);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.title()).toBe(`${start} – Kitbench`);
    await person.reads('練習 Practice');
    const names = await page.getByRole('navigation').getByRole('link').allInnerTexts();
    expect(names.map((name) => name.replace(/^\d\s*/, '').split('\n')[0])).toEqual([...steps, ...beside]);
    for (const group of day) await page.getByRole('button', { name: group }).waitFor();
  });

  it('goes to each step by keyboard, and shows its keys when asked', async () => {
    const { page, person } = await open({ language });
    await person.sees(start);
    for (const [index, step] of steps.entries()) {
      await page.keyboard.press(`Control+${index + 1}`);
      await person.sees(step);
    }
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('the session of a tab', () => {
  it('survives a reload on the view that was open, and leaves no token in the address', async () => {
    const { page, person } = await open();
    await person.sees('はじめに');
    expect(page.url()).toBe(`${tests.room.origin}/#/start`);
    await page.keyboard.press('Control+4');
    await person.sees('適用');
    await page.reload();
    await person.sees('適用');
    await person.reads('練習 Practice');
    expect(page.url()).not.toContain('token');
  });

  it('is refused with a link that was used already', async () => {
    const address = await tests.room.operatorAddress();
    const { person } = await open({}, address);
    await person.sees('はじめに');
    const second = await open({}, address);
    await second.page.getByRole('alert').getByText('リンクは使用済みか、無効になっています').waitFor();
  });

  it('is refused without any link, in words', async () => {
    const { page } = await open({ language: 'en' }, `${tests.room.origin}/`);
    await page.getByRole('alert').getByText('This window is not let in').waitFor();
  });

  it('only looks through an observer link, which opens again until it is revoked', async () => {
    const address = await tests.room.observerAddress();
    const first = await open({ language: 'en' }, address);
    await first.person.reads('View only');
    const second = await open({ language: 'en' }, address);
    await second.person.reads('View only');
  });
});

describe('a window whose station dies', () => {
  it('says so, keeps what it showed, and goes on by itself', async () => {
    const { page, person } = await open({ language: 'en' });
    await person.sees('Getting started');
    await page.keyboard.press('Control+4');
    await person.sees('Apply');
    killStation(tests.room);
    await page.getByRole('status').getByText('lost the connection to the station').waitFor();
    await person.sees('Apply');
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.getByText('lost the connection to the station').waitFor({ state: 'detached' });
  });
});
