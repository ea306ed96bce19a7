import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleClient, openConsoleClient } from '../../../../tests/support/console-client.ts';
import { type EnrollmentRoom, openEnrollmentRoom } from '../../../../tests/support/enrollment-room.ts';
import { testPayload, testProfile } from '../../../../tests/support/test-profiles.ts';
import { waitUntil } from '../../../../tests/support/wait-until.ts';

import type { ConsoleRequest } from './requests.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let room: EnrollmentRoom;
let console: ConsoleClient;
let serial: string;
beforeEach(async () => {
  room = await openEnrollmentRoom();
  console = await openConsoleClient(room.mdm);
  serial = room.device.hardware.serial;
  await room.enroll();
});
afterEach(() => room.close());

const requestOf = (id: string) => room.mdm.console.account('practice.example')?.requests.get(id);

async function order(what: object): Promise<string> {
  const { outcomes } = await console.do('order', { body: { serials: [serial], order: what } });
  return outcomes[0].request.id;
}
const untilStatus = (id: string, status: string): Promise<ConsoleRequest> =>
  waitUntil(`the request is ${status}`, () => {
    const request = requestOf(id);
    return request?.status === status && request;
  });
const perform = async (what: object): Promise<ConsoleRequest> => untilStatus(await order(what), 'succeeded');

async function addProfile(operation: 'addFeatureSets' | 'addFiles', name: string, profile: Buffer): Promise<void> {
  await console.do(operation, { body: { name, profile: profile.toString('base64') } });
}

async function tapNotification(): Promise<void> {
  await waitUntil('the notification', () => room.device.content.notifications.length > 0);
  room.device.tap('open-notification', 'test');
}

async function overwriteRow(): Promise<string[]> {
  const csv = String(await console.do('downloadOverwrite'));
  return csv.split('\r\n')[1]?.split(',') ?? [];
}

describe('a silent request', () => {
  it('is リトライ待機中(1) on a locked device, and runs once it is unlocked', async () => {
    await addProfile('addFeatureSets', '標準', testProfile('school.restrictions'));
    room.device.content.passcode = '123456';
    room.device.lock();
    const id = await order({ kind: 'feature-set', featureSet: '標準', delivery: 'silent' });
    expect(await untilStatus(id, 'retry-wait')).toMatchObject({ retries: 1 });
    room.device.unlock();
    await untilStatus(id, 'succeeded');
    expect(room.device.content.profiles.has('school.restrictions')).toBe(true);
  });

  it('is 端末エラー with the device’s codes when the profile cannot be installed', async () => {
    const needsPassword = testPayload('com.apple.wifi.managed', { EncryptionType: 'WPA2' });
    await addProfile('addFeatureSets', '壊れた設定', testProfile('broken', [needsPassword]));
    const id = await order({ kind: 'feature-set', featureSet: '壊れた設定', delivery: 'silent' });
    expect((await untilStatus(id, 'device-error')).detail).toMatch(/^4001 > /);
  });

  const orders: readonly (readonly [what: object, isDone: () => boolean])[] = [
    [{ kind: 'basic-information' }, () => room.seen().supervised === true],
    [{ kind: 'rename', deviceName: '教室A-07' }, () => room.device.content.name === '教室A-07'],
    [{ kind: 'lost-mode', enable: true, message: '返却を' }, () => room.device.content.lostMode !== undefined],
    [{ kind: 'install-app', iTunesStoreId: 361285480 }, () => room.device.content.managedApps.has('id361285480')],
    [{ kind: 'os-update', productVersion: '18.6.2' }, () => true],
    [{ kind: 'lock' }, () => room.device.content.locked],
    [{ kind: 'erase' }, () => room.device.counters.erases === 1],
  ];
  it.each(orders)('does %j', async (what, isDone) => {
    await perform(what);
    await waitUntil('it is done on the device', isDone);
  });

  it('clears the passcode with the token of the last TokenUpdate', async () => {
    room.device.content.passcode = '123456';
    await perform({ kind: 'clear-passcode' });
    expect(room.device.content.passcode).toBeUndefined();
  });

  it('ends Lost Mode, and is 端末エラー where there is none', async () => {
    await perform({ kind: 'lost-mode', enable: true, phoneNumber: '03-0000-0000' });
    await perform({ kind: 'lost-mode', enable: false });
    expect(room.device.content.lostMode).toBeUndefined();
    await untilStatus(await order({ kind: 'lost-mode', enable: false }), 'device-error');
  });

  it('of a group that applies a feature set at activation comes by itself', async () => {
    await addProfile('addFeatureSets', '初期設定', testProfile('school.first'));
    await console.do('changeGroup', { body: { path: '/ルートグループ/教室A/', featureSet: '初期設定' } });
    room.device.erase();
    await waitUntil('the boot', () => room.device.running && room.device.content.screen === 'hello');
    room.device.content.activation = 'Activated';
    room.device.content.joinedWifiByHand = true;
    room.configure(room.url);
    await room.apply();
    await waitUntil('the feature set', () => room.device.content.profiles.has('school.first'));
  });
});

describe('a tap request', () => {
  beforeEach(async () => {
    await addProfile('addFeatureSets', '制限しない', testProfile('school.open'));
  });
  const tap = { kind: 'feature-set', featureSet: '制限しない', delivery: 'tap' };

  it('needs the client app', async () => {
    const { outcomes } = await console.do('order', { body: { serials: [serial], order: tap } });
    expect(outcomes[0].problem.code).toBe('client-app-missing');
  });

  it('is 成功 as soon as the app was opened, whether the profile is installed or not', async () => {
    await console.do('changeDevice', { params: { serial }, body: { method: 'hybrid' } });
    const id = await order(tap);
    await untilStatus(id, 'awaiting-device');
    await tapNotification();
    await untilStatus(id, 'succeeded');
    await waitUntil('the download', () => room.device.content.downloadedProfile !== undefined);
    expect(room.device.content.profiles.has('school.open')).toBe(false);
    await perform({ kind: 'basic-information' });
    expect((await overwriteRow()).at(-1)).toBe('FALSE');

    await room.clock.advance(9 * MINUTE_MS);
    expect(() => room.device.tap('install-profile', 'test')).toThrow();

    await order(tap);
    await tapNotification();
    await waitUntil('the download', () => room.device.content.downloadedProfile !== undefined);
    room.device.tap('install-profile', 'test');
    await waitUntil('the profile', () => room.device.content.profiles.has('school.open'));
    expect((await overwriteRow()).at(-1)).toBe('FALSE');
    await perform({ kind: 'basic-information' });
    expect((await overwriteRow()).at(-1)).toBe('TRUE');
  });

  it('gives its profile once', async () => {
    await console.do('changeDevice', { params: { serial }, body: { method: 'hybrid' } });
    await order(tap);
    await waitUntil('the notification', () => room.device.content.notifications.length > 0);
    const [url = ''] = room.device.content.notifications;
    room.device.content.notifications.push(url);
    await tapNotification();
    await waitUntil('the download', () => room.device.content.downloadedProfile !== undefined);
    delete room.device.content.downloadedProfile;
    await tapNotification();
    await waitUntil('the second attempt', () => room.device.content.notifications.length === 0);
    expect(room.device.content.downloadedProfile).toBeUndefined();
  });
});

describe('a file download', () => {
  const internalSettings = () =>
    testProfile('inventit.internal', undefined, {
      PayloadDisplayName: '内部設定',
      DurationUntilRemoval: (3 * DAY_MS) / 1000,
    });

  it('goes to the path / only, and a profile with a duration removes itself when it has passed', async () => {
    await addProfile('addFiles', '', internalSettings());
    const download = { kind: 'file-download', file: '内部設定', delivery: 'silent' };
    const wrong = await console.do('order', { body: { serials: [serial], order: { ...download, path: '/tmp' } } });
    expect(wrong.outcomes[0].problem.code).toBe('bad-download-path');

    await perform({ ...download, path: '/' });
    await perform({ kind: 'basic-information' });
    expect((await overwriteRow()).at(-2)).toBe('TRUE');
    await room.clock.advance(3 * DAY_MS);
    expect(room.device.content.profiles.has('inventit.internal')).toBe(false);
    await perform({ kind: 'basic-information' });
    expect((await overwriteRow()).at(-2)).toBe('FALSE');
  });
});

describe('what the console knows of a device', () => {
  it('shows as 「-」 a year after it was read', async () => {
    room.mdm.clock.advance(366 * DAY_MS);
    expect(await console.do('showDevice', { params: { serial } })).toMatchObject({ osVersion: '-', name: '-' });
  });

  it('is not that its MDM profile was removed by hand: it stays 有効', async () => {
    room.device.content.mdm = undefined;
    room.device.changed('mdm');
    await waitUntil('the check-out', () => room.seen().checkOuts === 1);
    expect(await console.do('showDevice', { params: { serial } })).toMatchObject({ state: 'active' });
  });
});
