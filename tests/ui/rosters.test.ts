import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deviceSnapshotSchema } from '../../shared/domain/device.ts';
import { planPreviewSchema } from '../../shared/domain/plan.ts';
import { rosterSchema } from '../../shared/domain/roster.ts';
import { setupPanes } from '../../shared/tables/setup-panes-data.ts';
import { axeObjections } from './support/axe.ts';
import { enter, setUp } from './support/set-up.ts';
import { windowTests } from './support/window-tests.ts';

const tests = windowTests({ devices: 2 });
const list = 'シリアル番号,管理番号,氏名,好きな色\nDMPXK0AAJF88,001,山田 花子,青\n351234567890123,002,佐藤 一郎,赤\n';

/** One operator, from a spreadsheet to names; what is kept there is there for the tests that follow. */
describe('rosters in the window', () => {
  it('are looked at, kept, scanned to devices and put right', async () => {
    await setUp(tests.room);
    const { page, person } = await tests.open({ language: 'en' });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await page.goto(`${tests.room.origin}/#/blueprint`);
    await person.clicks('Rosters');
    await person.reads('Import a roster');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Import CSV')]);
    await chooser.setFiles({ name: '1組.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await person.sees('Look at the roster');
    await person.reads('The serial number is an IMEI: 351234567890123');
    expect(await axeObjections(page)).toEqual([]);
    await press('Import without 1 row');
    await person.reads('In use');
    await press('Show rows: 1組');
    await page.getByRole('cell', { name: '山田 花子' }).waitFor();
    // As a scanner types: the serial number of the box, Enter, the asset tag, Enter.
    await page.getByLabel('Serial number', { exact: true }).fill('SDMPXK0AAJF88');
    await page.keyboard.press('Enter');
    await page.keyboard.type('A-900');
    await page.keyboard.press('Enter');
    await person.reads('Joined to row 1: DMPXK0AAJF88 A-900');
    await press('Edit row 1');
    const form = page.getByRole('form', { name: 'Edit row 1' });
    await form.getByLabel('User').fill('山田 はな');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('cell', { name: '山田 はな' }).waitFor();
    await press('Undo the last change: 1組');
    await page.getByRole('cell', { name: '山田 花子' }).waitFor();
    expect(await axeObjections(page)).toEqual([]);
  });

  it('give device names their columns, and the check of a day its names', async () => {
    const { page, person } = await tests.open({ language: 'ja', theme: 'dark', width: 1024, height: 700 });
    await page.goto(`${tests.room.origin}/#/blueprint?part=roster`);
    await person.reads('使用中');
    expect(await axeObjections(page)).toEqual([]);
    await page.goto(`${tests.room.origin}/#/blueprint`);
    await page.getByRole('button', { name: /^編集/ }).click();
    await page.getByRole('button', { name: /^端末名/ }).click();
    await page.getByLabel('端末名のひな形').fill('');
    await page.getByRole('button', { name: '氏名 を入れる' }).click();
    await page.getByRole('button', { name: '連番（3 桁） を入れる' }).click();
    await person.reads(/例: \(user\).*007|例: 007/);
    await page.getByRole('button', { name: /^その他の設定/ }).click();
    await page.getByText('電源を切る', { exact: true }).click();
    await page.getByRole('combobox', { name: '登録の検証' }).click();
    await page.getByRole('option', { name: 'MDM の回答だけ' }).click();
    await person.reads('端末をもう一度つなぐ必要はありません。');
    expect(await axeObjections(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByText('MDM の回答だけ', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^点検/ }).click();
    await person.reads('登録は、ブループリントのとおりに確かめられます。');
    await page.getByLabel('端末の iOS').fill('27.0');
    await person.reads('まだ知られていない設定画面');
    await person.reads('名簿「1組」の 1 行すべてに名前を付けられます。');
    expect(await axeObjections(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  it('stand beside every pane of the table, each of which can be shown or skipped', async () => {
    const { page } = await tests.open({ language: 'en' });
    await page.goto(`${tests.room.origin}/#/blueprint`);
    await page.getByRole('button', { name: /^Edit/ }).click();
    await page.getByRole('button', { name: /^Setup panes/ }).click();
    await page.getByText('Show only some steps').click();
    await page.getByRole('checkbox').first().waitFor();
    const rows = await page.getByRole('row').allInnerTexts();
    const missing = setupPanes.filter(({ key }) => !rows.some((row) => row.split(/\s+/).includes(key)));
    expect(missing).toEqual([]);
    expect(await page.getByRole('checkbox').count()).toBeGreaterThanOrEqual(setupPanes.length);
  });

  it('take in a device that a run found on no list, before anything is done to it', async () => {
    const { ask } = await enter(tests.room);
    const told = async <T>(shape: z.ZodType<T>, kind: string, input: unknown) =>
      shape.parse((await ask(kind, input)).output);
    const blueprintId = await setUp(tests.room, { name: '名簿の教室', deviceName: '{{roster.user}}' });
    const data = Buffer.from('氏名\n鈴木 次郎\n').toString('base64');
    const kept = await told(rosterSchema, 'rosters.import', { fileName: 'b.csv', name: '2組', data });
    await ask('rosters.use', { id: kept.id });
    await tests.room.bench.call('attach', {});
    const { page, person } = await tests.open({ language: 'ja', width: 1024, height: 700 });
    await page.goto(`${tests.room.origin}/#/apply`);
    await page.getByText('準備完了').nth(1).waitFor();
    const [device] = await told(z.array(deviceSnapshotSchema), 'devices.list', {});
    const devices = [device?.key ?? ''];
    await ask('station.arm', { armed: true });
    const { planHash, nonce } = await told(planPreviewSchema, 'kitting.plan', { blueprintId, devices });
    await ask('kitting.apply', { planHash, nonce, devices });
    await page.goto(`${tests.room.origin}/#/apply?device=${encodeURIComponent(devices[0] ?? '')}`);
    await person.types('管理番号', 'A-77');
    await person.clicks('空いている行に結び付ける');
    await person.reads('鈴木 次郎');
  });
});
