import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleClient, openConsoleClient } from '../../../../tests/support/console-client.ts';
import { type EnrollmentRoom, openEnrollmentRoom } from '../../../../tests/support/enrollment-room.ts';
import { testProfile, wifiPayload } from '../../../../tests/support/test-profiles.ts';
import { waitUntil } from '../../../../tests/support/wait-until.ts';
import type { MdmOptions } from '../config.ts';
import { ENROLLMENT_PROFILE_IDENTIFIER } from '../enrollment/profile.ts';

const DAY_MS = 86_400_000;
const agreed = { password: 'practice-admin', consent: true };
const accounts = [
  {
    account: 'practice.example',
    groups: [
      { group: '教室A', user: 'room-a', password: 'practice-a' },
      { group: '無計画', user: 'room-x', password: 'practice-x', plan: null },
    ],
    licences: 1,
  },
  { account: 'other.example', groups: [{ group: '体験', user: 'trial', password: 'trial' }] },
] satisfies MdmOptions['accounts'];

let room: EnrollmentRoom;
let console: ConsoleClient;
let serial: string;

async function open(options: MdmOptions = {}): Promise<void> {
  room = await openEnrollmentRoom({ mdm: { accounts, ...options } });
  console = await openConsoleClient(room.mdm);
  serial = room.device.hardware.serial;
}
afterEach(() => room.close());

const device = () => console.do('showDevice', { params: { serial } });
const request = (id: string) => console.do('showRequest', { params: { id } });
const urlOf = (account: string, group: string) =>
  room.mdm.ready.enrollment.mobiconnect.find((entry) => entry.account === account && entry.group === group)?.url ?? '';

/** Looks again and again until the console answers what is expected. */
async function until<T>(what: string, look: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  let last: T | undefined;
  let asking = false;
  return waitUntil(what, () => {
    if (last !== undefined && fits(last)) return last;
    if (!asking) {
      asking = true;
      void look().then((value) => {
        last = value;
        asking = false;
      });
    }
    return undefined;
  });
}
const untilState = (state: string) => until(`the device is ${state}`, device, (found) => found.state === state);
const untilStatus = (id: string, status: string) =>
  until(
    `the request is ${status}`,
    () => request(id),
    (found) => found.status === status,
  );

async function eraseAndBoot(): Promise<void> {
  room.device.erase();
  await waitUntil('the boot', () => room.device.running && room.device.content.screen === 'hello');
  room.device.content.activation = 'Activated';
  room.device.content.joinedWifiByHand = true;
  room.device.changed('network');
}

async function inactivate(options: { removeMdmProfile: boolean; scheduledAt?: string }) {
  const { outcomes } = await console.do('inactivate', { body: { serials: [serial], ...options, ...agreed } });
  return outcomes[0];
}

describe('an activation (§7)', () => {
  beforeEach(() => open());

  it('makes a device 有効 in the group of the credential, and reads its basic information by itself', async () => {
    await room.enroll();
    expect(await device()).toMatchObject({
      state: 'active',
      stateLabel: { ja: '有効' },
      group: '/ルートグループ/教室A/',
      plan: 'iOS-Standard',
      number: room.device.hardware.wifiMac.replaceAll(':', ''),
      osVersion: room.device.hardware.osVersion,
    });
    const { requests } = await console.do('listRequests');
    expect(requests).toMatchObject([{ kind: 'basic-information', status: 'succeeded', statusLabel: { ja: '成功' } }]);
    expect((await console.do('showAccount')).licences).toEqual({ total: 1, used: 1, active: 1, inactive: 0 });
  });

  it('without a service plan ends in 「No Plan」: nothing can be requested until one is assigned', async () => {
    room.configure(urlOf('practice.example', '無計画'));
    await room.apply();
    await until(
      'the registration',
      () => console.call('showDevice', { params: { serial } }),
      ({ status }) => status === 200,
    );
    expect((await device()).plan).toBe('No Plan');
    const order = { body: { serials: [serial], order: { kind: 'lock' } } };
    expect((await console.do('order', order)).outcomes).toMatchObject([{ problem: { code: 'no-plan' } }]);

    await console.do('changeDevice', { params: { serial }, body: { plan: 'iOS-Edu' } });
    expect((await console.do('order', order)).outcomes).toMatchObject([{ request: { kind: 'lock' } }]);
  });

  it('is 「無効なプロファイル」 while another account holds the device as 有効, and works once it is deleted there', async () => {
    room.configure(urlOf('other.example', '体験'));
    await room.apply();
    const other = await openConsoleClient(room.mdm, { user: 'admin@other.example' });
    await eraseAndBoot();
    room.configure(urlOf('practice.example', '教室A'));
    expect(await room.apply()).toBe('invalid-profile');
    expect(room.mdm.witness().enrollments.at(-1)).toMatchObject({ outcome: 'active-elsewhere', serial });

    await other.do('forceInactivation', { body: { serials: [serial], ...agreed } });
    await other.do('deleteDevices', { body: { serials: [serial], ...agreed } });
    room.device.tap('cancel', 'test');
    expect(await room.apply()).toBe('home');
  });

  it('is refused when all licences are taken, by 無効 devices too', async () => {
    const account = room.mdm.console.account('practice.example');
    const taken = { serial: 'TAKEN', udid: 'TAKEN' } as Parameters<
      NonNullable<typeof account>['devices']['activate']
    >[0];
    account?.devices.activate(taken, '/ルートグループ/教室A/', 'iOS-Standard');
    await console.do('forceInactivation', { body: { serials: ['TAKEN'], ...agreed } });
    room.configure(room.url);
    expect(await room.apply()).toBe('invalid-profile');
    expect(room.mdm.witness().enrollments.at(-1)).toMatchObject({ outcome: 'licences-exhausted' });

    await console.do('deleteDevices', { body: { serials: ['TAKEN'], ...agreed } });
    room.device.tap('cancel', 'test');
    expect(await room.apply()).toBe('home');
  });
});

describe('a server that insists on an inactivation first', () => {
  it('turns away a device that is 有効 in its own account', async () => {
    await open({ refusesActive: true });
    await room.enroll();
    await eraseAndBoot();
    room.configure(room.url);
    expect(await room.apply()).toBe('invalid-profile');
    expect(room.mdm.witness().enrollments.at(-1)).toMatchObject({ outcome: 'active-here' });
  });
});

describe('an inactivation (§7)', () => {
  beforeEach(async () => {
    await open();
    await room.enroll();
  });

  it('with removal of the MDM profile takes it off the device, which keeps its licence until deleted', async () => {
    const outcome = await inactivate({ removeMdmProfile: true });
    expect(outcome).toMatchObject({ warnings: [], request: { kind: 'inactivation' } });
    await untilState('inactive');
    await waitUntil('the profile is gone', () => room.device.content.mdm === undefined);
    expect(room.device.content.profiles.size).toBe(0);
    expect((await request(outcome.request.id)).status).toBe('succeeded');
    expect((await console.do('showAccount')).licences).toMatchObject({ used: 1, inactive: 1 });

    const refused = await console.do('order', { body: { serials: [serial], order: { kind: 'lock' } } });
    expect(refused.outcomes[0].problem.code).toBe('device-inactive');
    await console.do('deleteDevices', { body: { serials: [serial], ...agreed } });
    expect((await console.do('showAccount')).licences.used).toBe(0);
  });

  it('without it lifts the restrictions, leaves the profile, and warns that it has to be removed by hand', async () => {
    await console.do('addFeatureSets', {
      body: { name: '標準', profile: testProfile('school.restrictions').toString('base64') },
    });
    const order = { kind: 'feature-set', featureSet: '標準', delivery: 'silent' };
    const ordered = await console.do('order', { body: { serials: [serial], order } });
    await untilStatus(ordered.outcomes[0].request.id, 'succeeded');
    expect(room.device.content.profiles.has('school.restrictions')).toBe(true);

    expect(await inactivate({ removeMdmProfile: false })).toMatchObject({ warnings: ['remove-profile-by-hand'] });
    await untilState('inactive');
    expect([...room.device.content.profiles.keys()]).toEqual([ENROLLMENT_PROFILE_IDENTIFIER]);
    expect(room.mdm.witness().devices[serial]?.checkOuts).toBe(0);
  });

  it('warns that a silently applied WLAN profile goes too; a device that loses its network never says it is done', async () => {
    const wifi = testProfile('school.wifi', [wifiPayload(room.device.room.wifi)]);
    await console.do('addFeatureSets', { body: { name: 'WLAN', profile: wifi.toString('base64') } });
    const order = { kind: 'feature-set', featureSet: 'WLAN', delivery: 'silent' };
    const ordered = await console.do('order', { body: { serials: [serial], order } });
    await untilStatus(ordered.outcomes[0].request.id, 'succeeded');
    room.device.content.joinedWifiByHand = false;

    const outcome = await inactivate({ removeMdmProfile: true });
    expect(outcome.warnings).toEqual(['loses-network']);
    await waitUntil('the network is lost', () => !room.device.online);
    expect((await request(outcome.request.id)).status).toBe('running');
    await room.clock.advance(80 * 60_000);
    expect(await request(outcome.request.id)).toMatchObject({
      status: 'session-timeout',
      statusLabel: { ja: 'セッションタイムアウト' },
    });
    expect((await device()).state).toBe('active');
  });

  it('needs the password and the consent', async () => {
    const body = { serials: [serial], removeMdmProfile: true, ...agreed };
    const wrong = await console.call('inactivate', { body: { ...body, password: 'guess' } });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'wrong-password' } });
    const silent = await console.call('inactivate', { body: { ...body, consent: false } });
    expect(silent).toMatchObject({ status: 403, body: { code: 'not-consented' } });
    expect((await device()).state).toBe('active');
  });

  it('cancels every queued request of the device when its time has come, not before', async () => {
    room.setNetwork(false);
    const at = new Date(room.clock.now().getTime() + DAY_MS).toISOString();
    const scheduled = await inactivate({ removeMdmProfile: true, scheduledAt: at });
    expect(scheduled.request.statusLabel.ja).toBe('予約待機中');
    const order = (kind: string) => console.do('order', { body: { serials: [serial], order: { kind } } });
    const [first, second] = [await order('lock'), await order('basic-information')];
    expect(second.outcomes[0].request.statusLabel.ja).toBe('待機中');

    await room.clock.advance(DAY_MS);
    for (const { outcomes } of [first, second])
      expect((await request(outcomes[0].request.id)).status).toBe('cancelled');
    room.setNetwork(true);
    await untilState('inactive');
    expect(room.device.content.locked).toBe(false);
  });

  it('hangs at PUSH送信中 for a device that was wiped, until it times out; only the forced one helps', async () => {
    await eraseAndBoot();
    const outcome = await inactivate({ removeMdmProfile: true });
    expect((await request(outcome.request.id)).statusLabel.ja).toBe('PUSH送信中');
    const early = await console.do('deleteDevices', { body: { serials: [serial], ...agreed } });
    expect(early.outcomes[0].problem.code).toBe('device-active');
    await room.clock.advance(6 * DAY_MS);
    expect((await request(outcome.request.id)).statusLabel.ja).toBe('PUSHタイムアウト');

    const forced = await console.do('forceInactivation', { body: { serials: [serial], ...agreed } });
    expect(forced.outcomes[0].warnings).toEqual([]);
    expect(await device()).toMatchObject({ state: 'inactive' });
  });

  it('forced on a device that answers leaves everything on it, and says that the normal way would have worked', async () => {
    const forced = await console.do('forceInactivation', { body: { serials: [serial], ...agreed } });
    expect(forced.outcomes[0].warnings).toEqual(['device-answers']);
    expect(room.device.content.profiles.has(ENROLLMENT_PROFILE_IDENTIFIER)).toBe(true);
    const again = await console.do('forceInactivation', { body: { serials: [serial], ...agreed } });
    expect(again.outcomes[0].problem.code).toBe('device-inactive');
  });

  it('can be undone: the device activates again from its state, on the same licence', async () => {
    await inactivate({ removeMdmProfile: true });
    await untilState('inactive');
    await room.enroll();
    expect(await device()).toMatchObject({ state: 'active' });
    expect((await console.do('showAccount')).licences.used).toBe(1);
  });

  it('of a Hybrid device tells of the client app, which has to be off it before the deletion', async () => {
    await console.do('changeDevice', { params: { serial }, body: { method: 'hybrid' } });
    const preview = await console.do('previewInactivation', { body: { serials: [serial], removeMdmProfile: true } });
    expect(preview.outcomes[0].warnings).toEqual(['client-app-too']);
    await inactivate({ removeMdmProfile: true });
    await waitUntil('the notification', () => room.device.content.notifications.length > 0);
    expect((await device()).state).toBe('active');
    room.device.tap('open-notification', 'test');
    await untilState('inactive');
    const kept = await console.do('deleteDevices', { body: { serials: [serial], ...agreed } });
    expect(kept.outcomes[0].problem.code).toBe('client-app-present');
    const gone = await console.do('deleteDevices', { body: { serials: [serial], clientAppRemoved: true, ...agreed } });
    expect(gone.outcomes[0].problem).toBeUndefined();
  });
});

describe('a DEP profile that forbids the removal', () => {
  it('leaves the inactivation with removal as the only way', async () => {
    await open();
    const credential = { user: 'room-a', password: 'practice-a' };
    const profile = { name: '貸出', group: '/ルートグループ/教室A/', ...credential };
    const assign = () => console.call('assignDepProfile', { params: { name: '貸出' }, body: { serials: [serial] } });
    expect((await console.call('addDepProfile', { body: { ...profile, password: 'old' } })).body.code).toBe(
      'dep-credential-mismatch',
    );
    await console.do('addDepProfile', { body: profile });
    expect((await assign()).body.code).toBe('dep-token-expired');
    await console.do('renewDepToken');
    expect((await assign()).status).toBe(200);

    await room.enroll();
    expect(room.device.content.profiles.get(ENROLLMENT_PROFILE_IDENTIFIER)).toMatchObject({ removalDisallowed: true });
    const preview = await console.do('previewInactivation', { body: { serials: [serial], removeMdmProfile: false } });
    expect(preview.outcomes[0].warnings).toEqual(['profile-not-removable']);
    await inactivate({ removeMdmProfile: true });
    await untilState('inactive');

    room.mdm.clock.advance(366 * DAY_MS);
    expect((await console.do('showDep')).token.expired).toBe(true);
    expect((await assign()).body.code).toBe('dep-token-expired');
  });
});
