import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { axeObjections } from './support/axe.ts';
import { browserTests } from './support/browser-tests.ts';
import { agreed, type FleetRoom, fleetPin, openFleetRoom } from './support/fleet-room.ts';

const tests = browserTests();
let room: FleetRoom;
beforeAll(async () => {
  room = await openFleetRoom(10);
});
afterAll(() => room.close());

async function open(language: 'ja' | 'en', address?: string, hash = 'fleet') {
  const tab = await tests.openAt(address ?? (await room.station.operatorAddress()), {
    language,
    width: 1024,
    height: 700,
  });
  await tab.page.emulateMedia({ reducedMotion: 'reduce' });
  await tab.page.getByRole('heading', { level: 1 }).waitFor();
  await tab.page.goto(`${room.station.origin}/#/${hash}`);
  return tab;
}

const line = (page: Page, serial: string) => page.getByRole('row').filter({ hasText: serial });
const choice = (page: Page, serial: string) => page.getByRole('checkbox', { name: serial });
const step = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
/** What is chosen stays chosen until it is used. */
const serial = (index: number) => room.serials[index] ?? '';

async function carryList(page: Page, button: string): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button, exact: true }).click();
  await (await asked).setFiles(await room.exportList());
}

const words = {
  ja: {
    menu: /台を操作$/,
    inactivate: 'インアクティベーション…',
    preview: '影響を確かめる',
    missing: 'どちらかを選んでください。',
    remove: '有効にする（MDM プロファイルも消す）',
    irreversible: '元に戻せないこと',
    cancelled: '待っている管理要求は、すべて取り消されます。',
    confirm: '3 台をインアクティベーション',
    pin: 'ステーションの PIN',
    path: /端末管理 → グループ → 端末にチェック → 端末管理 → 一括インアクティベーション/,
    console: '一括インアクティベーション',
    who: '行った人',
    tick: '3 台を「済み」にする',
    waiting: '結果の確認待ち',
    pick: '一覧を取り込む',
    done: 'すべて済みました',
    readBack: /MDM で確認済み/,
    inactive: '無効',
  },
  en: {
    menu: /^Manage \d+ devices$/,
    inactivate: 'Inactivate…',
    preview: 'Show what it does',
    missing: 'Choose one of the two.',
    remove: 'Yes, it goes too',
    irreversible: 'What cannot be undone',
    cancelled: 'Every request that waits for the device is cancelled.',
    confirm: 'Inactivate 3 devices',
    pin: 'Station PIN',
    path: /端末管理 → group → tick devices/,
    console: 'Inactivate devices',
    who: 'Who did it',
    tick: 'Mark 3 as done',
    waiting: 'done, not yet seen',
    pick: 'Read a list in',
    done: 'Everything is done',
    readBack: /seen at the MDM/,
    inactive: 'inactive',
  },
} as const;

describe('the Fleet view', () => {
  it.each([
    ['ja', 0],
    ['en', 3],
  ] as const)('inactivates three devices with the PIN, and ends when the MDM shows it: %s', async (language, from) => {
    const say = words[language];
    const three = [serial(from), serial(from + 1), serial(from + 2)];
    const { page, person } = await open(language);
    await choice(page, three[0] ?? '').click();
    await choice(page, three[2] ?? '').click({ modifiers: ['Shift'] });
    const isJapanese = language === 'ja';
    if (isJapanese) expect(await axeObjections(page)).toEqual([]);
    await page.getByRole('button', { name: say.menu }).click();
    await page.getByRole('menuitem', { name: say.inactivate, exact: true }).click();
    // Whether the MDM profile goes is a choice that nobody makes by leaving it out.
    await person.clicks(say.preview);
    await person.reads(say.missing);
    await page.getByRole('radio', { name: say.remove }).click();
    await person.clicks(say.preview);
    await person.reads(say.irreversible);
    await person.reads(say.cancelled);
    await person.clicks(`${say.confirm}…`);
    const question = page.getByRole('alertdialog');
    if (isJapanese) {
      await question.getByLabel(say.pin, { exact: true }).fill('0000');
      await question.getByRole('button', { name: say.confirm }).click();
      await person.reads('PIN が違います。');
    }
    await question.getByLabel(say.pin, { exact: true }).fill(fleetPin);
    await question.getByRole('button', { name: say.confirm }).click();

    // A person's turn: the way through the console's menus, and a tick with a name.
    await person.reads(say.path);
    if (isJapanese) expect(await axeObjections(page)).toEqual([]);
    await person.types(say.who, '山田');
    await person.clicks(say.tick);
    await step(page, say.console).getByText(say.waiting).nth(2).waitFor();

    // Ticked and not done: the console's own list speaks against it, until it is done.
    if (isJapanese) {
      await carryList(page, say.pick);
      await person.reads('確かめた結果が違う手順があります');
    }
    await room.console.do('forceInactivation', { body: { serials: three, ...agreed } });
    await carryList(page, say.pick);
    await person.reads(say.done);
    await step(page, say.console).getByRole('button').last().click();
    await person.reads(say.readBack);
    for (const one of three) expect(await room.stateAtConsole(one)).toBe('inactive');
    await page.goto(`${room.station.origin}/#/fleet`);
    await line(page, three[1] ?? '')
      .getByText(say.inactive, { exact: true })
      .waitFor();
  });

  it('refuses to force a device that talks, says why, and offers the normal way first', async () => {
    const talking = serial(9);
    const { page, person } = await open('en');
    await choice(page, talking).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('menuitem', { name: 'Force the inactivation…' }).click();
    await page.getByRole('combobox', { name: 'Why the normal way cannot work' }).click();
    await page.getByRole('option', { name: 'it is lost' }).click();
    await person.clicks('Show what it does');
    await person.reads('There is no device it could be done with');
    await person.reads(/use the normal inactivation\. The forced one leaves every restriction on the device/);
    expect(await axeObjections(page)).toEqual([]);
    await person.clicks('Inactivate it the normal way');
    expect(await page.getByRole('textbox', { name: 'Serial numbers' }).inputValue()).toBe(talking);
    await person.clicks('Cancel');
    expect(await room.station.terminal.call('fleet.operations', { open: true })).toEqual([]);
    await page.getByRole('button', { name: `Details of ${talking}` }).click();
    await person.clicks('It asks for credentials');
    await person.reads(/The enrollment credential may have been changed/);
  });

  it('replaces a device: the old one out first, what the console has not to do is skipped, and it is given up with a reason', async () => {
    const [old, fresh] = [serial(6), 'F9FXK0AAJF77'];
    const { page, person } = await open('ja');
    await page.getByRole('button', { name: `${old} 4A-7 の詳細` }).click();
    await page.getByRole('region', { name: old }).getByRole('button', { name: '1 台を操作' }).click();
    await page.getByRole('menuitem', { name: '機種変更…' }).click();
    await person.types('代わりに使う端末のシリアル番号', fresh);
    await page.getByRole('radio', { name: words.ja.remove }).click();
    await page.getByRole('checkbox', { name: '消去または廃棄する端末' }).click();
    await person.clicks('影響を確かめる');
    await person.clicks('端末を入れ替える…');
    await page.getByRole('alertdialog').getByLabel('ステーションの PIN', { exact: true }).fill(fleetPin);
    await page.getByRole('alertdialog').getByRole('button', { name: '端末を入れ替える' }).click();
    await person.types('行った人', '山田');
    await person.clicks('1 台は不要');
    await step(page, '一括インアクティベーション').getByText('次に行う').waitFor();
    const [operation] = await room.station.terminal.call('fleet.operations', { open: true });
    expect(operation?.steps.map(({ serial: of, step: name, state }) => [of, name, state])).toEqual([
      [old, 'collect-vpp', 'not-needed'],
      [old, 'inactivate', 'open'],
      [fresh, 'credentials', 'later'],
      [fresh, 'register', 'later'],
    ]);
    await person.clicks('取りやめる…');
    await person.clicks('残りの 3 手順をやめる');
    await person.reads('理由を入力してください。');
    const question = page.getByRole('alertdialog');
    await question.getByLabel('行った人').fill('山田');
    await question.getByLabel('理由').fill('端末が見つかったため');
    await person.clicks('残りの 3 手順をやめる');
    await person.reads('山田 が取りやめました');
    await person.clicks('一覧へ');
    await person.reads('山田: 端末が見つかったため');
  });

  it('chooses by a paste, and tells before a kitting day who is still active', async () => {
    const { page, person } = await open('en');
    await choice(page, serial(7)).waitFor();
    await page.evaluate(
      (text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text', text);
        window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
      },
      `${serial(7)}\nF9FXK0AAJF99`,
    );
    await person.reads('1 is not in the list: F9FXK0AAJF99');
    expect(await choice(page, serial(7)).isChecked()).toBe(true);
    await person.picks('What is shown', 'Check before a day');
    await page.getByRole('textbox', { name: 'Serial numbers' }).fill(`${serial(7)} f9fxk0aajf99`);
    await person.clicks('Look');
    await line(page, serial(7)).getByText('Still active').waitFor();
    await line(page, 'F9FXK0AAJF99').getByText('Not known').waitFor();
    expect(await axeObjections(page)).toEqual([]);
  });

  it('lets an observer look and nothing else', async () => {
    room.station.serve.say('o');
    const { observer } = z.object({ observer: z.string() }).parse(await room.station.serve.nextLine());
    const { page, person } = await open('ja', observer);
    await person.reads(serial(0));
    for (const name of ['操作', '最新の状態を見る']) {
      expect(await page.getByRole('button', { name, exact: true }).getAttribute('aria-disabled'), name).toBe('true');
    }
    await page.getByRole('button', { name: '操作', exact: true }).click({ force: true });
    expect(await page.getByRole('menuitem').count()).toBe(0);
    await person.picks('表示する内容', '操作と履歴');
    await page.getByRole('link', { name: 'インアクティベーション' }).first().click();
    await person.reads('すべて済みました');
    expect(await page.locator('main form').count()).toBe(0);
  });
});
