import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { words } from './journeys/words.ts';
import { axeObjections } from './support/axe.ts';
import type { OpenTab } from './support/browser-tests.ts';
import { holdRunsAfter } from './support/hold-runs.ts';
import { setUp } from './support/set-up.ts';
import { windowTests } from './support/window-tests.ts';
import { serialsOnTheTable } from './support/witnesses.ts';

const say = words.ja;
const devices = 2;
const tests = windowTests({ devices });

/** Every view in every state that looks different, one after the other; each is named when it stands. */
type Walk = AsyncGenerator<string, void, void>;

async function* emptyStation({ page, person }: OpenTab): Walk {
  await person.sees(say.start);
  yield 'start';
  for (const [key, title] of [say.server, say.organization, say.blueprint, say.apply, say.verify].entries()) {
    await page.keyboard.press(`Control+${key + 1}`);
    await person.sees(title);
    yield `${title}, empty`;
  }
  await person.clicks(say.records);
  yield 'records, empty';
  await person.clicks('手順書');
  await page.getByRole('button', { name: '「構成プロファイルの上書き」を始める…' }).click();
  yield 'procedures, one about to be started';
  await person.clicks('設定');
  await person.reads('USB');
  yield 'settings';
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog').waitFor();
  yield 'keys';
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function* editors({ page, person }: OpenTab): Walk {
  await page.keyboard.press('Control+1');
  await person.clicks(say.usePracticeServer);
  yield 'server editor';
  await person.clicks('キャンセル');
  await page.keyboard.press('Control+2');
  await person.clicks(say.addOrganization);
  await person.clicks(say.save);
  await page.getByText('入力してください').first().waitFor();
  yield 'organization editor with a fault';
  await person.clicks('キャンセル');
}

async function* filled({ page, person }: OpenTab): Walk {
  await page.keyboard.press('Control+1');
  await person.clicks('接続テスト');
  await person.reads(/接続テストの結果|問題は見つかりませんでした/);
  yield 'server list with a test';
  await page.keyboard.press('Control+2');
  await person.reads('青葉市教育委員会');
  yield 'organization list';
  await page.keyboard.press('Control+3');
  await person.clicks('点検');
  await person.reads(/点検の結果|問題は見つかりませんでした/);
  yield 'blueprint list with a check';
  await person.clicks('編集');
  for (const fold of [
    'プロファイル',
    'セットアップの画面',
    '言語と地域',
    '端末名',
    '消去',
    '端末の条件',
    'その他の設定',
  ])
    await page.getByRole('button', { name: new RegExp(`^${fold}`) }).click();
  yield 'blueprint editor, all unfolded';
  await person.picks('表示する画面', '一部のステップのみを表示');
  await person.reads('画面を選択中');
  yield 'blueprint editor, panes';
  await person.clicks('キャンセル');
}

async function* bench({ page, person }: OpenTab): Walk {
  await page.keyboard.press('Control+4');
  const [serial = ''] = await serialsOnTheTable(tests.room);
  await person.clicks(say.selectReady(devices));
  yield 'apply, chosen';
  await person.clicks(say.plan(devices));
  await person.reads('全 2 台');
  yield 'apply, plan';
  const held = await holdRunsAfter('SetCloudConfiguration', tests.room);
  await person.clicks(say.kit(devices));
  yield 'apply, question';
  await person.clicks(say.kit(devices));
  await held.reached(devices);
  await page.getByRole('button', { name: '作業中 2 台' }).waitFor();
  yield 'apply, running';
  await person.clicks(`…${serial.slice(-6)}`);
  await page.getByRole('region', { name: '練習用の画面' }).waitFor();
  yield 'apply, drawer with the device’s screen';
  await page.keyboard.press('Escape');
  held.release();
  await person.clicks(say.toVerify);
  await person.reads('端末の画面で操作してください');
  yield 'verify';
  await person.clicks(serial);
  yield 'verify, drawer';
  await page.getByRole('link', { name: say.records }).click();
  await person.reads(say.delivered(devices));
  yield 'records';
}

/** The themes differ in their colours alone. */
async function objectionsIn(page: Page): Promise<readonly string[]> {
  const light = await axeObjections(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeObjections(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((objection) => `dark: ${objection}`)];
}

describe('axe, in both themes', () => {
  it.each([
    ['a station with nothing set up', [emptyStation, editors], async () => {}],
    ['a station at work', [filled, bench], async () => void (await setUp(tests.room))],
  ])('finds nothing on any view of %s', async (_what, walks, prepare) => {
    await prepare();
    const tab = await tests.open();
    // A colour that is still fading is none that anybody reads.
    await tab.page.emulateMedia({ reducedMotion: 'reduce' });
    const found: Record<string, readonly string[]> = {};
    for (const walk of walks) {
      for await (const view of walk(tab)) {
        const objections = await objectionsIn(tab.page);
        if (objections.length > 0) found[view] = objections;
      }
    }
    expect(found).toEqual({});
  });
});
