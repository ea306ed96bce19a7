import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FleetRequest } from '../../shared/domain/fleet.ts';
import { type ConsoleClient, openConsoleClient } from '../support/console-client.ts';
import { type EnrollmentRoom, openEnrollmentRoom } from '../support/enrollment-room.ts';
import { type FleetOffice, openFleetOffice } from '../support/fleet-office.ts';
import { testPayload, testProfile } from '../support/test-profiles.ts';
import { waitUntil } from '../support/wait-until.ts';

/** Mission §7 by the way a device was registered, and by who looks at it: station on one side, practice console on the other. */
const agreed = { password: 'practice-admin', consent: true };
const credential = { user: 'room-a', password: 'practice-a' };
const group = '/ルートグループ/教室A/';

let room: EnrollmentRoom;
let office: FleetOffice;
let operator: ConsoleClient;
let serial: string;
let server: string;

beforeEach(async () => {
  const groups = [
    { group: '教室A', ...credential },
    { group: '教室B', user: 'room-b', password: 'practice-b' },
  ];
  const administrators = [
    { user: 'admin', password: 'practice-admin' },
    { user: 'part', password: 'of the tree', group: '/ルートグループ/教室B/' },
  ];
  room = await openEnrollmentRoom({ mdm: { accounts: [{ account: 'practice.example', groups, administrators }] } });
  office = await openFleetOffice(room.clock);
  operator = await openConsoleClient(room.mdm);
  serial = room.device.hardware.serial;
  const { id } = await office.call('servers.save', {
    name: 'practice.example',
    enrollment: { product: 'pasted', url: room.url },
    anchors: [...room.mdm.ready.anchors],
  });
  server = id;
  await office.call('backends.set', {
    serverId: server,
    backend: { kind: 'mobiconnect', account: 'practice.example' },
  });
});
afterEach(() => room.close());

async function carryList(console = operator): Promise<void> {
  const csv: Buffer = await console.do('downloadDevices', { query: {} });
  await room.clock.advance(1);
  const columns = { serial: 'シリアル番号' };
  const data = csv.toString('base64');
  await office.call('backends.import', { serverId: server, fileName: 'devices.csv', data, columns });
}
const tick = (id: string, step: string, seen = false) =>
  office.call('fleet.tick', { id, step: `${serial}/${step}`, by: '山田', seen });
const verify = (id: string) => office.call('fleet.verify', { id });
const inactivation = (): FleetRequest => ({
  kind: 'inactivate',
  serials: [serial],
  removeMdmProfile: true,
  leaves: false,
});
const activate = () => office.start(server, { kind: 'activate', serials: [serial] });
const stepsOf = ({ steps }: Awaited<ReturnType<typeof activate>>) => steps.map(({ step, means }) => `${step} ${means}`);

async function enrollOnlyBySetUp(): Promise<void> {
  room.configure(room.url);
  await room.apply();
}

/** The console's own account of the device; absent until it is registered. */
const registered = () => room.mdm.console.account('practice.example')?.devices.find(serial);

async function inactivateOnConsole(onDevice: () => Promise<void> = async () => {}): Promise<void> {
  await operator.do('inactivate', { body: { serials: [serial], removeMdmProfile: true, ...agreed } });
  await onDevice();
  await waitUntil('the device is 無効', () => registered()?.state === 'inactive');
}

async function openNotification(): Promise<void> {
  await waitUntil('the notification', () => room.device.content.notifications.length > 0);
  room.device.tap('open-notification', 'test');
  await waitUntil('the download', () => room.device.content.downloadedProfile !== undefined);
}

describe('§7 activation', () => {
  it('by DEP renews the token first, needs the group’s own credential in the profile, and is proven by the list', async () => {
    await office.call('fleet.setMethod', { serials: [serial], method: 'dep' });
    const operation = await activate();
    expect(stepsOf(operation)).toEqual(['credentials console', 'renew-dep-token console', 'register-dep device']);
    const assign = () => operator.call('assignDepProfile', { params: { name: '貸出' }, body: { serials: [serial] } });
    await operator.do('addDepProfile', { body: { name: '貸出', group, ...credential } });
    expect((await assign()).body.code).toBe('dep-token-expired');
    await operator.do('renewDepToken');
    expect((await assign()).status).toBe(200);
    await tick(operation.id, 'credentials');
    await tick(operation.id, 'renew-dep-token');
    await enrollOnlyBySetUp();
    await waitUntil('the registration', () => registered()?.state === 'active');
    await carryList();
    expect(await verify(operation.id)).toMatchObject({ state: 'done', steps: [{}, {}, { proof: 'read-back' }] });
  });

  it('by Apple Configurator is a kitting run; the first time it begins at the server', async () => {
    await office.call('fleet.setMethod', { serials: [serial], method: 'configurator' });
    const operation = await activate();
    expect(stepsOf(operation)).toEqual(['credentials console', 'register kitting']);
    expect(operation.steps[1]?.path.ja).toContain('初めて・別の Mac・別のグループのときは、サーバの設定から');
  });

  it('by hand is done on the device within eight minutes of the download', async () => {
    await office.call('fleet.setMethod', { serials: [serial], method: 'by-hand' });
    const operation = await activate();
    expect(stepsOf(operation)).toEqual(['credentials console', 'register-by-hand device']);
    expect(operation.steps[1]?.warnings[0]?.ja).toContain('8 分');
  });
});

describe('§7 inactivation', () => {
  beforeEach(async () => {
    await room.enroll();
    await carryList();
  });

  it('cancels every queued request of the device, and the station said so before', async () => {
    room.setNetwork(false);
    const order = { body: { serials: [serial], order: { kind: 'lock' } } };
    const { outcomes } = await operator.do('order', order);
    const { devices } = await office.call('fleet.preview', { serverId: server, request: inactivation() });
    expect(devices[0]?.irreversible).toContainEqual({ code: 'fleet.cancels-requests', params: {} });
    await operator.do('inactivate', { body: { serials: [serial], removeMdmProfile: true, ...agreed } });
    const { id } = outcomes[0].request;
    expect(await operator.do('showRequest', { params: { id } })).toMatchObject({ statusLabel: { ja: 'キャンセル' } });
    room.setNetwork(true);
    await waitUntil('the device is 無効', () => registered()?.state === 'inactive');
    expect(room.device.content.locked).toBe(false);
  });

  it('of a Hybrid device ends on the device, and its deletion waits until the client app is gone', async () => {
    await office.call('fleet.setMethod', { serials: [serial], method: 'hybrid' });
    await operator.do('changeDevice', { params: { serial }, body: { method: 'hybrid' } });
    const { id, steps } = await office.start(server, inactivation());
    // 成功 says no more than that Safari was opened: whoever does it is told so before.
    expect(steps[1]).toMatchObject({ step: 'client-app', means: 'device', state: 'later' });
    expect(steps[1]?.warnings.map(({ ja }) => ja).join()).toContain('もう一度登録してやり直してください');
    await inactivateOnConsole(openNotification);
    await carryList();
    expect((await verify(id)).steps.map(({ state }) => state)).toEqual(['done', 'open']);
    expect(await tick(id, 'client-app', true)).toMatchObject({ state: 'done', steps: [{}, { by: '山田' }] });

    const deletion = await office.start(server, { kind: 'delete', serials: [serial] });
    expect(deletion.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'client-app-gone open',
      'delete later',
    ]);
    const body = { serials: [serial], ...agreed };
    const kept = await operator.do('deleteDevices', { body });
    expect(kept.outcomes[0].problem.code).toBe('client-app-present');
    await tick(deletion.id, 'client-app-gone', true);
    await operator.do('deleteDevices', { body: { ...body, clientAppRemoved: true } });
    expect(await tick(deletion.id, 'delete', true)).toMatchObject({ state: 'done' });
    expect(registered()).toBeUndefined();
  });
});

describe('§7 the device side of a Hybrid inactivation', () => {
  const limits = 'school.limits';
  const restricts = () => room.device.content.profiles.get(limits)?.bytes.includes('allowCamera');
  const install = async () => {
    room.device.tap('install-profile', 'test');
    await room.clock.advance(0);
  };

  beforeEach(async () => {
    await room.enroll();
    await operator.do('changeDevice', { params: { serial }, body: { method: 'hybrid' } });
    const profile = testProfile(limits, [testPayload('com.apple.applicationaccess', { allowCamera: false })]).toString(
      'base64',
    );
    await operator.do('addFeatureSets', { body: { name: '制限', profile } });
    const order = { kind: 'feature-set', featureSet: '制限', delivery: 'tap' };
    await operator.do('order', { body: { serials: [serial], order } });
    await openNotification();
    await install();
    expect(restricts()).toBe(true);
  });

  it('is 成功 and 無効 though the installation was cancelled; registered again and repeated, it lifts what was there', async () => {
    await inactivateOnConsole(openNotification);
    const { requests } = await operator.do('listRequests');
    expect(requests[0]).toMatchObject({ kind: 'inactivation', delivery: 'tap', status: 'succeeded' });
    // Nobody installs it: after eight minutes it is gone, and the restriction still there.
    await room.clock.advance(9 * 60_000);
    expect(() => room.device.tap('install-profile', 'test')).toThrow();
    expect(restricts()).toBe(true);

    await waitUntil('the MDM profile is gone', () => room.device.content.mdm === undefined);
    await room.enroll();
    await inactivateOnConsole(openNotification);
    await install();
    expect(restricts()).toBe(false);
  });
});

describe('§7 groups', () => {
  it('are seen by an administrator in their own subtree only: a list without the device then proves no deletion', async () => {
    await room.enroll();
    const peers = room.mdm.console.account('practice.example')?.devices;
    peers?.activate({ serial: 'DMPXK0AAJF99', udid: 'PEER' } as never, '/ルートグループ/教室B/', 'iOS-Standard');
    await carryList();
    await inactivateOnConsole();
    await carryList();
    const { id } = await office.start(server, { kind: 'delete', serials: [serial] });
    await tick(id, 'delete');
    const part = await openConsoleClient(room.mdm, { user: 'part@practice.example', password: 'of the tree' });
    await carryList(part);
    expect(await verify(id)).toMatchObject({ state: 'open' });
    await operator.do('deleteDevices', { body: { serials: [serial], ...agreed } });
    peers?.activate({ serial: 'DMPXK0AAJF98', udid: 'PEER2' } as never, group, 'iOS-Standard');
    await carryList();
    expect(await verify(id)).toMatchObject({ state: 'done', steps: [{ proof: 'read-back', seen: { state: 'gone' } }] });
  });
});
