import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeObjections } from './support/axe.ts';
import { browserTests } from './support/browser-tests.ts';
import { type EmptyRoom, openEmptyRoom, setUpBlueprint } from './support/empty-room.ts';

const words = {
  ja: {
    turnOn: '新しくつないだ端末を自動でキッティング',
    what: '設定済みの端末は消去します。データは戻せません。',
    start: '自動キッティングを始める',
    armFirst: '先に安全スイッチを「作業可」にしてください。',
    arm: '消去を許可(作業可)',
    question: 'これから初めてつなぐ端末を、確認なしでキッティングしますか?',
    cancel: 'キャンセル',
    on: '自動キッティングがオンです',
    counting: '秒後に構成',
    callOff: '中止',
    ignored: '除外',
    stop: '停止',
  },
  en: {
    turnOn: 'Kit new devices as they are plugged in',
    what: 'Devices that are already set up are erased. Erased data cannot be brought back.',
    start: 'Start auto-run',
    armFirst: 'Arm the station first.',
    arm: 'Allow erasing (armed)',
    question: 'Kit every new device from now on, without asking?',
    cancel: 'Cancel',
    on: 'Auto-run is on',
    counting: 'Writes in',
    callOff: 'Cancel',
    ignored: 'Ignored',
    stop: 'Stop',
  },
} as const;

const tests = browserTests();
let room: EmptyRoom;
beforeAll(async () => {
  room = await openEmptyRoom(4);
  await setUpBlueprint(room.station);
});
afterAll(() => room.close());

describe.each(['ja', 'en'] as const)('auto-run in %s', (language) => {
  const say = words[language];
  const [mine, ignored] = language === 'ja' ? [0, 1] : [2, 3];

  it('says what it will do, starts on one consent, shows each countdown with a brake, and stops', async () => {
    const udids = [room.devices[mine]?.udid ?? '', room.devices[ignored]?.udid ?? ''];
    await room.station.call('station.arm', { armed: false });
    await room.station.call('ignored.add', { device: udids[1]?.slice(9) ?? '', note: '校長' });
    const { page, person } = await tests.openAt(`${room.operatorAddress()}`, { language });
    await person.clicks(say.turnOn);
    await person.reads(say.what);
    await person.reads(say.armFirst);
    expect(await axeObjections(page)).toEqual([]);
    await person.clicks(say.arm);
    await person.clicks(say.start);
    const question = page.getByRole('alertdialog', { name: say.question });
    const harmless = question.getByRole('button', { name: say.cancel });
    await expect.poll(() => harmless.evaluate((node) => node === document.activeElement)).toBe(true);
    await question.getByRole('button', { name: say.start }).click();
    const banner = page.getByRole('region', { name: say.on });
    await banner.waitFor();
    expect(room.asked()).toBeGreaterThan(0);

    await room.bench.call('attach', { udids });
    await person.reads(say.counting);
    await page.getByRole('article').getByText(say.ignored, { exact: true }).first().waitFor();
    expect(await axeObjections(page)).toEqual([]);
    await page
      .getByRole('article')
      .getByRole('button', { name: new RegExp(say.callOff) })
      .click();
    await page.getByText(say.counting).waitFor({ state: 'detached' });
    expect(await room.bench.call('counters', {})).toMatchObject({
      [udids[0] ?? '']: { erases: 0, cloudConfigurationWrites: 0 },
      [udids[1] ?? '']: { pairs: 0, erases: 0, cloudConfigurationWrites: 0 },
    });

    await banner.getByRole('button', { name: say.stop }).click();
    await banner.waitFor({ state: 'detached' });
    expect((await room.station.call('autorun.show', {})).status).toMatchObject({
      state: 'off',
      last: { started: 1, leftAlone: 1 },
    });
  });
});
