import { beforeAll, describe, expect, it } from 'vitest';
import { setUp } from '../support/set-up.ts';
import { windowTests } from '../support/window-tests.ts';
import { hear, serialsOnTheTable } from '../support/witnesses.ts';
import { journeySize } from './size.ts';
import { words } from './words.ts';

const { devices, patienceMs } = journeySize;
const say = words.ja;
const tests = windowTests(journeySize);
beforeAll(() => setUp(tests.room));

describe('a room that is offline for the whole run', () => {
  it('prepares its devices, waits calmly, and verifies them later without kitting them again', async () => {
    const { room } = tests;
    const { bench, mdm } = room;
    await bench.call('network', { up: false });
    await mdm.call('links', { records: 'down' });

    const { page, person } = await tests.open({ patienceMs });
    await person.sees(say.apply);
    await person.clicks(say.selectReady(devices));
    await person.clicks(say.plan(devices));
    await person.clicks(say.kit(devices));
    await person.clicks(say.kit(devices));
    await person.clicks(say.toVerify);
    await person.reads('ネットワーク待ち');
    await person.reads('通信を待っています(自動で続きます)');
    await person.reads('戻りしだい自動で問い合わせます');
    await person.reads(`未送信 ${devices} 件`);
    // Nobody is called: nothing here needs a hand.
    await page.getByRole('button', { name: '対応が必要 0 台' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await hear(room)).toMatchObject({ enrolled: 0, records: {}, mostConfigurationWrites: 1 });

    await mdm.call('links', { records: 'up' });
    await person.clicks(`${devices} 台を今すぐ確認`);
    await person.reads('端末の画面で操作してください');
    await page.getByText(`未送信 ${devices} 件`).first().waitFor({ state: 'detached' });
    expect(await hear(room)).toMatchObject({ enrolled: 0, records: { prepared: devices } });

    const serials = await serialsOnTheTable(room);
    for (const serial of serials) {
      await person.clicks(serial);
      await person.taps(say.next);
    }
    await bench.call('network', { up: true });
    for (const serial of serials) {
      await person.clicks(serial);
      await person.taps(say.applyConfiguration);
    }
    await person.clicks(say.toRecords);
    await person.reads(say.delivered(3 * devices));
    expect(await hear(room)).toEqual({
      enrolled: devices,
      records: { prepared: devices, enrolled: devices, verified: devices },
      duplicates: 0,
      mostErases: 0,
      mostConfigurationWrites: 1,
    });
  });
});
