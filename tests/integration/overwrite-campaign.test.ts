import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Campaigns, createCampaigns } from '../../electron/campaign/campaigns.ts';
import { overwrite } from '../../electron/campaign/procedures/overwrite.ts';
import type { SimulatedDevice } from '../../electron/practice/bench/device/simulated-device.ts';
import { decodeCsv } from '../../electron/practice/mdm/console/csv/encoding.ts';
import { parseRows } from '../../electron/practice/mdm/console/csv/rows.ts';
import { type CampaignRoom, openCampaignRoom } from '../support/campaign-room.ts';
import { type ConsoleClient, openConsoleClient } from '../support/console-client.ts';
import { openScratchStore } from '../support/open-scratch-store.ts';
import { testProfile } from '../support/test-profiles.ts';
import { waitUntil } from '../support/wait-until.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Twenty devices have twenty keys to make. */
const roomMs = 60_000;
const by = '佐藤';
const agreed = { kind: 'feature-set', featureSet: '制限しない', delivery: 'tap' };
const cure = { kind: 'file-download', file: '内部設定', path: '/', delivery: 'silent' };

let room: CampaignRoom;
let mdmConsole: ConsoleClient;
let campaigns: Campaigns;
beforeEach(async () => {
  room = await openCampaignRoom(20);
  mdmConsole = await openConsoleClient(room.mdm);
  campaigns = createCampaigns(openScratchStore({ clock: room.clock }), room.clock);
  for (const { hardware } of room.devices) {
    await mdmConsole.do('changeDevice', { params: { serial: hardware.serial }, body: { method: 'hybrid' } });
  }
  const add = (operation: string, name: string, profile: Buffer) =>
    mdmConsole.do(operation, { body: { name, profile: profile.toString('base64') } });
  await add('addFeatureSets', '制限しない', testProfile('school.open'));
  const internal = { PayloadDisplayName: '内部設定', DurationUntilRemoval: (3 * dayMs) / 1000 };
  await add('addFiles', '', testProfile('inventit.internal', undefined, internal));
}, roomMs);
afterEach(() => room.close());

/** Orders something for devices and waits until every request says 成功; `tap` opens the notification on each. */
async function order(devices: readonly SimulatedDevice[], what: object): Promise<void> {
  const serials = devices.map(({ hardware }) => hardware.serial);
  const { outcomes } = await mdmConsole.do('order', { body: { serials, order: what } });
  if (what === agreed) {
    await waitUntil('the notifications', () => devices.every(({ content }) => content.notifications.length > 0));
    for (const device of devices) device.tap('open-notification', 'test');
    await waitUntil('the downloads', () => devices.every(({ content }) => content.downloadedProfile !== undefined));
  }
  const requests = room.mdm.console.account('practice.example')?.requests;
  const ids = outcomes.map(({ request }: { request: { id: string } }) => request.id);
  await waitUntil('成功', () => ids.every((id: string) => requests?.get(id).status === 'succeeded'));
}

/** 端末基本情報取得 of every device, and the console's CSV. */
async function information(): Promise<{ fileName: string; data: Buffer }> {
  await room.clock.advance(minuteMs);
  await order(room.devices, { kind: 'basic-information' });
  const data = await mdmConsole.do('downloadOverwrite', { query: { encoding: 'shift_jis' } });
  return { fileName: '上書き完了状況.csv', data };
}

async function install(devices: readonly SimulatedDevice[]): Promise<void> {
  for (const device of devices) device.tap('install-profile', 'test');
  await room.clock.advance(0);
}

describe('the overwrite campaign (§9) over 20 devices', () => {
  it(
    'ends with every device proven done, through cancelled taps and missed windows',
    async () => {
      const started = campaigns.start('overwrite', by, { list: await information() });
      const { id } = started;
      const standing = (step: string | undefined) =>
        campaigns.show(id).devices.flatMap((device) => (device.step === step ? [device.device] : []));
      expect(started.expired).toBe(true);
      expect(standing('deliver')).toHaveLength(20);
      expect(() => campaigns.tick(id, { step: 'deliver', by, note: '' })).toThrow(
        expect.objectContaining({ code: 'campaign.not-next' }),
      );
      campaigns.tick(id, { step: 'lift-filter', by, note: '' });

      await order(room.devices, cure);
      campaigns.tick(id, { step: 'deliver', by, note: '' });
      campaigns.importList(id, by, await information());
      expect(standing('tap')).toHaveLength(20);

      // Fifteen are tapped; of these, five people cancel on the device. Five are forgotten in a drawer.
      const tapped = room.devices.slice(0, 15);
      const cancelled = tapped.slice(10);
      const names = new Map(
        parseRows(decodeCsv((await information()).data))
          .slice(1)
          .map((row, at) => [at, row[0] ?? '']),
      );
      const numberOf = (device: SimulatedDevice) =>
        [...names.values()].find((name) => name === macOf(device)) ?? device.hardware.serial;
      await order(tapped, agreed);
      await install(tapped.slice(0, 10));
      campaigns.tick(id, { step: 'tap', devices: tapped.map(numberOf), by, note: '' });
      campaigns.importList(id, by, await information());
      expect(standing(undefined).toSorted()).toEqual(tapped.slice(0, 10).map(numberOf).toSorted());
      expect(standing('tap')).toHaveLength(10);
      expect(campaigns.show(id).devices.filter(({ contradicted }) => contradicted > 0)).toHaveLength(5);
      await install(cancelled);

      // The five that had cancelled install now; the others miss their three days.
      campaigns.tick(id, { step: 'tap', devices: cancelled.map(numberOf), by, note: '' });
      campaigns.importList(id, by, await information());
      expect(standing(undefined)).toHaveLength(15);
      await room.clock.advance(3 * dayMs);
      expect(standing('deliver')).toHaveLength(5);
      const late = campaigns.show(id).devices.filter(({ missed }) => missed > 0);
      expect(late.map(({ device }) => device).toSorted()).toEqual(room.devices.slice(15).map(numberOf).toSorted());

      const again = room.devices.slice(15);
      await order(again, cure);
      campaigns.tick(id, { step: 'deliver', by, note: '2 回目' });
      campaigns.importList(id, by, await information());
      await order(again, agreed);
      await install(again);
      campaigns.tick(id, { step: 'tap', by, note: '' });
      const last = await information();
      const ended = campaigns.importList(id, by, last);
      expect(ended.done).toBe(true);
      expect(ended.devices.every(({ before }) => before?.構成プロファイル上書き完了 === 'FALSE')).toBe(true);

      // The manual's eleven columns, and the console's own rows.
      const exported = parseRows(decodeCsv(campaigns.exportList(id, 'cp932').data));
      expect(exported[0]).toEqual(overwrite.list?.header);
      expect(exported[0]?.join(', ')).toBe(
        '端末番号, 端末状態, グループ, 機種, 氏名, 社員番号, 備考, 端末情報取得日時, OSバージョン, 内部設定適用状況, 構成プロファイル上書き完了',
      );
      expect(exported.toSorted()).toEqual(parseRows(decodeCsv(last.data)).toSorted());
      expect(exported.slice(1).every((row) => row.at(-1) === 'TRUE')).toBe(true);
    },
    roomMs,
  );
});

function macOf({ hardware }: SimulatedDevice): string {
  return hardware.wifiMac.replaceAll(/[^0-9A-Fa-f]/g, '').toLowerCase();
}
