import type { Browser, Page } from 'playwright';
import { agreed, type FleetRoom, fleetPin, openFleetRoom } from '../support/fleet-room.ts';
import { type Person, personAt } from '../support/person.ts';
import { openTab } from '../support/tab.ts';
import type { Album } from './album.ts';
import { names } from './names.ts';

const words = {
  ja: {
    look: '調べる',
    stillActive: '「有効」のまま',
    menu: '4 台を操作',
    inactivate: 'インアクティベーション…',
    force: '強制インアクティベーション…',
    remove: '有効にする（MDM プロファイルも消す）',
    leaves: '消去または廃棄する端末',
    preview: '影響を確かめる',
    irreversible: '元に戻せないこと',
    begin: '4 台をインアクティベーション…',
    confirm: '4 台をインアクティベーション',
    pin: 'ステーションの PIN',
    who: '行った人',
    tick: '4 台を「済み」にする',
    seen: '結果の確認待ち',
    done: 'すべて済みました',
    read: '一覧を取り込む',
    why: '通常の方法が使えない理由',
    lost: '紛失した',
    refused: 'この操作を行える端末がありません',
  },
  en: {
    look: 'Look',
    stillActive: 'Still active',
    menu: 'Manage 4 devices',
    inactivate: 'Inactivate…',
    force: 'Force the inactivation…',
    remove: 'Yes, it goes too',
    leaves: 'It is erased or discarded afterwards',
    preview: 'Show what it does',
    irreversible: 'What cannot be undone',
    begin: 'Inactivate 4 devices…',
    confirm: 'Inactivate 4 devices',
    pin: 'Station PIN',
    who: 'Who did it',
    tick: 'Mark 4 as done',
    seen: 'done, not yet seen',
    done: 'Everything is done',
    read: 'Read a list in',
    why: 'Why the normal way cannot work',
    lost: 'it is lost',
    refused: 'There is no device it could be done with',
  },
} as const;

type Fleet = {
  readonly room: FleetRoom;
  readonly page: Page;
  readonly person: Person;
  readonly album: Album;
  readonly say: (typeof words)['ja' | 'en'];
};

/** Devices through the years: the list, an inactivation to its read-back, a refusal, the check before a day. */
export async function takeFleet(browser: Browser, album: Album, language: 'ja' | 'en'): Promise<void> {
  const room = await openFleetRoom(14, names[language].server);
  const { page, close } = await openTab(browser, { language });
  const fleet = { room, page, person: personAt(page, language), album, say: words[language] };
  try {
    await room.station.terminal.call('shift.start', { name: names[language].operator });
    await page.goto(room.station.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await takeInactivation(fleet);
    await takeRefusal(fleet);
    await takeCheck(fleet);
  } finally {
    await close();
    await room.close();
  }
}

async function takeInactivation({ room, page, person, album, say }: Fleet): Promise<void> {
  const chosen = room.serials.slice(2, 6);
  await page.goto(`${room.station.origin}/#/fleet`);
  await page.getByRole('checkbox', { name: chosen[0] ?? '' }).click();
  await page.getByRole('checkbox', { name: chosen.at(-1) ?? '' }).click({ modifiers: ['Shift'] });
  await album.take(page, 'fleet', { narrow: true });
  await page.getByRole('button', { name: new RegExp(chosen[1] ?? '') }).click();
  await page.getByRole('region', { name: chosen[1] ?? '' }).waitFor();
  await album.take(page, 'fleet-device', { narrow: true });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say.menu }).click();
  await album.take(page, 'fleet-operations');
  await page.getByRole('menuitem', { name: say.inactivate, exact: true }).click();
  await page.getByRole('radio', { name: say.remove }).click();
  await page.getByRole('checkbox', { name: say.leaves }).click();
  await album.take(page, 'fleet-form');
  await person.clicks(say.preview);
  await person.reads(say.irreversible);
  await person.clicks(say.begin);
  await page.getByRole('alertdialog').waitFor();
  await album.take(page, 'fleet-preview', { narrow: true });
  await page.getByRole('alertdialog').getByLabel(say.pin, { exact: true }).fill(fleetPin);
  await page.getByRole('alertdialog').getByRole('button', { name: say.confirm }).click();
  await person.clicks(say.tick);
  await person.clicks(say.tick);
  await page.getByText(say.seen).first().waitFor();
  await album.take(page, 'fleet-operation', { narrow: true });
  await room.console.do('forceInactivation', { body: { serials: chosen, ...agreed } });
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say.read, exact: true }).click();
  await (await asked).setFiles(await room.exportList());
  await person.reads(say.done);
  await album.take(page, 'fleet-operation-done');
}

async function takeRefusal({ room, page, person, album, say }: Fleet): Promise<void> {
  await page.goto(`${room.station.origin}/#/fleet`);
  await page.getByRole('checkbox', { name: room.serials.at(-1) ?? '' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('menuitem', { name: say.force }).click();
  await page.getByRole('combobox', { name: say.why }).click();
  await page.getByRole('option', { name: say.lost }).click();
  await person.clicks(say.preview);
  await person.reads(say.refused);
  await album.take(page, 'fleet-refused');
}

async function takeCheck({ room, page, person, album, say }: Fleet): Promise<void> {
  await page.goto(`${room.station.origin}/#/fleet?part=check`);
  await page
    .getByRole('textbox')
    .first()
    .fill([...room.serials.slice(0, 4), 'F9FXK0AAJF99'].join('\n'));
  await person.clicks(say.look);
  await page.getByText(say.stillActive, { exact: true }).first().waitFor();
  await album.take(page, 'fleet-check');
}
