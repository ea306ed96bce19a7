import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectStation } from '../../electron/link/client.ts';
import { readProfileFile, stationSocketPath } from '../../electron/station/profile.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { axeObjections } from './support/axe.ts';
import { setUp } from './support/set-up.ts';
import type { TabOptions } from './support/tab.ts';
import { windowTests } from './support/window-tests.ts';

const pin = '482135';
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

const tests = windowTests();
/** The command line's own connection: what a person does in the terminal. */
let terminal: StationClient;

beforeAll(async () => {
  terminal = await connectStation(stationSocketPath(readProfileFile(join(tests.room.folder, 'profile.json'))));
  await setUp(tests.room);
});
afterAll(() => terminal.close());
afterEach(async () => {
  await terminal.call('shift.end', {});
  await terminal.call('helper.end', {});
});

async function open(options: TabOptions = {}, address?: string) {
  const tab = await tests.open(options, address);
  await tab.page.getByRole('heading', { level: 1 }).waitFor();
  // From here on every frame of its connection is seen.
  const refusals = refusalsIn(tab.page);
  await tab.page.reload();
  await tab.page.getByRole('heading', { level: 1 }).waitFor();
  const goTo = async (view: (typeof views)[number]) => {
    await tab.page.goto(`${tests.room.origin}/#/${view}`);
    await tab.page.getByRole('heading', { level: 1 }).waitFor();
    await tab.page.locator('main [aria-busy=true]').waitFor({ state: 'detached' });
  };
  return { ...tab, refusals, goTo };
}

/** Every answer of the station or its server that says: not you. */
function refusalsIn(page: Page): readonly string[] {
  const found: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const text = String(payload);
      if (/"code":"(?:station|helper)\.not-allowed"/.test(text)) found.push(text);
    }),
  );
  return found;
}

/** Presses everything in every view that can be pressed, one after the other, as a curious person does. */
async function pressEverything({ page, goTo }: Awaited<ReturnType<typeof open>>): Promise<number> {
  let pressed = 0;
  for (const view of views) {
    for (let index = 0; ; index++) {
      await goTo(view);
      const button = page.locator('main').getByRole('button', { disabled: false }).nth(index);
      if (!(await button.isVisible())) break;
      if ((await button.getAttribute('aria-disabled')) === 'true') continue;
      await button.click();
      for (const menu of await page.getByRole('menuitem').all()) {
        if (await menu.isVisible()) await menu.click();
      }
      await page.keyboard.press('Escape');
      pressed += 1;
    }
  }
  return pressed;
}

describe('who is working', () => {
  it.each([
    ['ja', '担当者はどなたですか?', '担当を開始', '担当者: 佐藤', '引き継ぐ…', '次の担当者', '担当を終了'],
    ['en', 'Who is working?', 'Begin the shift', 'At work: 佐藤', 'Hand over…', 'Who works next?', 'End the shift'],
  ] as const)('is asked in the frame, seen in every tab, handed over and ended: %s', async (...words) => {
    const [language, who, begin, working, handOver, next, end] = words;
    const first = await open({ language });
    const second = await open({ language });
    await first.page.getByRole('combobox', { name: who }).fill('佐藤');
    await first.person.clicks(begin);
    await second.page.getByRole('button', { name: working }).waitFor();
    expect(await terminal.call('shift.show', {})).toMatchObject({ shift: { operator: '佐藤' } });

    await second.page.getByRole('button', { name: working }).click();
    await second.page.getByRole('menuitem', { name: handOver }).click();
    await second.page.getByRole('combobox', { name: next }).fill('鈴木');
    await second.page.keyboard.press('Enter');
    await first.page.getByRole('button', { name: working.replace('佐藤', '鈴木') }).click();
    await first.page.getByRole('menuitem', { name: end }).click();
    await second.page.getByRole('combobox', { name: who }).click();
    await second.page.getByRole('option', { name: '佐藤' }).click();
    await first.page.getByRole('button', { name: working }).waitFor();
  });

  it('blocks nothing: the bench can be used while nobody has said so', async () => {
    const { goTo, person } = await open({ language: 'en' });
    await goTo('apply');
    await person.reads('Who is working?');
    await person.clicks('Select all 2 ready');
  });
});

describe('helper mode', () => {
  async function begin(language: 'ja' | 'en' = 'en') {
    const tab = await open({ language });
    await tab.goTo('settings');
    if (!(await terminal.call('station.status', {})).helper.pinSet) await terminal.call('pin.set', { pin });
    await tab.person.clicks(language === 'en' ? 'Start helper mode' : '補助モードにする');
    return tab;
  }

  it('needs a PIN, chosen in Settings', async () => {
    const { page, person, goTo } = await open({ language: 'en' });
    await goTo('settings');
    await person.clicks('Choose a PIN');
    await page.getByLabel('New PIN', { exact: true }).fill('12');
    await page.getByLabel('New PIN once more').fill('12');
    await person.clicks('Save');
    await person.reads('Type 4 to 12 digits.');
    await page.getByLabel('New PIN', { exact: true }).fill(pin);
    await page.getByLabel('New PIN once more').fill(`${pin}0`);
    await person.clicks('Save');
    await person.reads('The two PINs differ.');
    await page.getByLabel('New PIN once more').fill(pin);
    await person.clicks('Save');
    await person.reads('A PIN is set.');
  });

  it('holds every tab, through a reload, until the PIN is typed', async () => {
    const other = await open({ language: 'ja' });
    const { page, person } = await begin();
    await person.reads('Plug in, scan and look');
    await other.person.reads('つなぐ・読み取る・見るだけ');
    await page.reload();
    await person.reads('Plug in, scan and look');
    await person.clicks('Leave…');
    await page.getByRole('dialog').getByLabel('Station PIN').fill('000000');
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('alert').getByText('The PIN is wrong.').waitFor();
    await page.getByRole('dialog').getByLabel('Station PIN').fill(pin);
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await page.getByText('Plug in, scan and look').waitFor({ state: 'detached' });
    await other.page.getByText('つなぐ・読み取る・見るだけ').waitFor({ state: 'detached' });
  });

  it('shows no control that ends in a refusal, whatever a helper presses', async () => {
    const tab = await begin();
    await tab.person.reads('Plug in, scan and look');
    expect(await pressEverything(tab)).toBeGreaterThan(3);
    expect(tab.refusals).toEqual([]);
  });

  it('lets a helper look at a device anew and tap what is on its screen', async () => {
    const { page, person, goTo, refusals } = await begin();
    await person.reads('Plug in, scan and look');
    await goTo('apply');
    await page.getByRole('button', { name: /^Slot/ }).first().click();
    await person.clicks('Read again');
    const screen = page.getByRole('region', { name: 'Practice screen' });
    await screen.getByRole('button').first().click();
    await page.getByRole('button', { name: 'Read again', disabled: false }).waitFor();
    expect(refusals).toEqual([]);
    await expect(terminal.call('devices.list', {})).resolves.toHaveLength(2);
  });
});

describe('view-only links', () => {
  it('are made, counted, opened on a second display and revoked', async () => {
    const { page, person, goTo } = await open({ language: 'en' });
    await goTo('settings');
    await person.clicks('Create view-only link');
    const address = await page.locator('code', { hasText: '#token=' }).innerText();
    const display = await open({ language: 'en' }, address);
    await display.person.reads('View only');
    await person.reads('1 window is looking');
    await page
      .getByRole('list', { name: 'View-only links' })
      .getByRole('button', { name: /^Revoke/ })
      .click();
    await person.clicks('Revoke the link');
    await person.reads('There are no links yet.');
    await display.page.getByRole('alert').getByText('This window is not let in').waitFor();
  });

  it('show no control that ends in a refusal, whatever their owner presses', async () => {
    const display = await open({ language: 'en' }, await tests.room.observerAddress());
    await display.person.reads('View only');
    expect(await pressEverything(display)).toBeGreaterThan(3);
    expect(display.refusals).toEqual([]);
  });

  it('show no form in any view but what finds things', async () => {
    const { page, goTo } = await open({ language: 'ja' }, await tests.room.observerAddress());
    for (const view of views) {
      await goTo(view);
      expect(await page.locator('main form').count(), view).toBe(0);
      expect(
        await page.locator('main input:not([type=search]):not([type=radio]):not([type=checkbox])').count(),
        view,
      ).toBe(0);
    }
  });
});

describe.each(['light', 'dark'] as const)('axe, %s', (theme) => {
  it.each(['ja', 'en'] as const)('finds nothing in Settings, the frame and the way out in %s', async (language) => {
    if (!(await terminal.call('station.status', {})).helper.pinSet) await terminal.call('pin.set', { pin });
    await terminal.call('shift.start', { name: '佐藤 とても長い名前の担当者です' });
    const { page, goTo } = await open({ language, theme, width: 1024, height: 700 });
    await goTo('settings');
    await page
      .getByRole('button', { name: language === 'ja' ? '閲覧専用リンクを作成' : 'Create view-only link' })
      .click();
    await page.locator('code', { hasText: '#token=' }).waitFor();
    expect(await axeObjections(page)).toEqual([]);
    await terminal.call('helper.enter', {});
    await page.getByRole('button', { name: language === 'ja' ? '終了…' : 'Leave…' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await axeObjections(page)).toEqual([]);
  });
});
