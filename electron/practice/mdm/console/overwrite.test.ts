import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleClient, openConsoleClient } from '../../../../tests/support/console-client.ts';
import { type EnrollmentRoom, openEnrollmentRoom } from '../../../../tests/support/enrollment-room.ts';
import { testPayload, testProfile } from '../../../../tests/support/test-profiles.ts';
import { waitUntil } from '../../../../tests/support/wait-until.ts';
import { decodeCsv } from './csv/encoding.ts';
import { parseRows } from './csv/rows.ts';

const DAY_MS = 86_400_000;
const agreed = { kind: 'feature-set', featureSet: '制限しない', delivery: 'tap' };
const cure = { kind: 'file-download', file: '内部設定', path: '/', delivery: 'silent' };
const cureProfile = testProfile('inventit.internal', undefined, {
  PayloadDisplayName: '内部設定',
  DurationUntilRemoval: (3 * DAY_MS) / 1000,
});

let room: EnrollmentRoom;
let console: ConsoleClient;
beforeEach(async () => {
  room = await openEnrollmentRoom({ traits: { overwriteBlocked: true } });
  console = await openConsoleClient(room.mdm);
  await room.enroll();
  const { serial } = room.device.hardware;
  await console.do('changeDevice', { params: { serial }, body: { method: 'hybrid' } });
  await add('addFeatureSets', '制限しない', testProfile('school.open'));
  await add('addFiles', '', cureProfile);
});
afterEach(() => room.close());

const add = (operation: string, name: string, profile: Buffer) =>
  console.do(operation, { body: { name, profile: profile.toString('base64') } });

/** Orders and waits for 成功; gives the completion CSV's last two cells after reading the device. */
async function order(what: object): Promise<void> {
  const { outcomes } = await console.do('order', { body: { serials: [room.device.hardware.serial], order: what } });
  const { id } = outcomes[0].request;
  if (what === agreed) {
    await waitUntil('the notification', () => room.device.content.notifications.length > 0);
    room.device.tap('open-notification', 'test');
    await waitUntil('the download', () => room.device.content.downloadedProfile !== undefined);
  }
  const requests = room.mdm.console.account('practice.example')?.requests;
  await waitUntil('成功', () => requests?.get(id).status === 'succeeded');
}

async function completion(): Promise<string[]> {
  await order({ kind: 'basic-information' });
  const rows = parseRows(decodeCsv(await console.do('downloadOverwrite', { query: { encoding: 'shift_jis' } })));
  expect(rows[0]?.slice(-2)).toEqual(['内部設定適用状況', '構成プロファイル上書き完了']);
  return rows[1]?.slice(-2) ?? [];
}

/** Accepts what waits in Settings, and lets the device come to rest. */
async function install(): Promise<void> {
  room.device.tap('install-profile', 'test');
  await room.clock.advance(0);
}

describe('a device of the overwrite campaign (§9)', () => {
  it('takes the feature set within the three days only, and stays done when they are over', async () => {
    await order(agreed);
    await install();
    expect(await completion()).toEqual(['FALSE', 'FALSE']);

    await order(cure);
    expect(await completion()).toEqual(['TRUE', 'FALSE']);
    await room.clock.advance(3 * DAY_MS);
    await order(agreed);
    await install();
    expect(await completion()).toEqual(['FALSE', 'FALSE']);

    await order(cure);
    await order(agreed);
    await install();
    expect(await completion()).toEqual(['TRUE', 'TRUE']);
    await room.clock.advance(3 * DAY_MS);
    expect(await completion()).toEqual(['FALSE', 'TRUE']);
  });

  it('takes nothing while a web content filter is on', async () => {
    await add('addFeatureSets', 'フィルタ', testProfile('school.filter', [testPayload('com.apple.webcontent-filter')]));
    await order({ kind: 'feature-set', featureSet: 'フィルタ', delivery: 'silent' });
    await order(cure);
    await order(agreed);
    await install();
    expect(await completion()).toEqual(['TRUE', 'FALSE']);
  });
});
