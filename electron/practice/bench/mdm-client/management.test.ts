import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EnrollmentRoom, openEnrollmentRoom } from '../../../../tests/support/enrollment-room.ts';
import { testPayload, testProfile, wifiPayload } from '../../../../tests/support/test-profiles.ts';
import { waitUntil } from '../../../../tests/support/wait-until.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { ENROLLMENT_PROFILE_IDENTIFIER } from '../../mdm/enrollment/profile.ts';
import type { WitnessedDevice } from '../../mdm/witness.ts';

type SeenCommand = WitnessedDevice['commands'][number];

let room: EnrollmentRoom;
beforeEach(async () => {
  room = await openEnrollmentRoom();
  await room.enroll();
});
afterEach(() => room.close());

const serial = () => room.device.hardware.serial;
const commandOf = (uuid: string) => room.seen().commands.find((command) => command.uuid === uuid);

/** Queues a command and waits until the server holds it for done. */
async function run(command: PlistDict): Promise<SeenCommand> {
  const uuid = room.mdm.enqueue(serial(), command);
  return waitUntil(`an answer to ${command.RequestType}`, () => {
    const seen = commandOf(uuid);
    return seen?.status === 'queued' || seen?.status === 'sent' ? undefined : seen;
  });
}

describe('an enrolled device', () => {
  it('gives the basic information that the server asks for by itself', () => {
    expect(room.seen()).toMatchObject({
      enrolled: true,
      supervised: true,
      deviceName: 'iPad',
      profileList: [ENROLLMENT_PROFILE_IDENTIFIER],
      authenticates: 1,
      tokenUpdates: 1,
      pushes: 1,
    });
    expect(room.seen().commands.map(({ requestType }) => requestType)).toEqual([
      'DeviceInformation',
      'SecurityInfo',
      'ProfileList',
    ]);
  });

  it('installs a profile, lists it as managed, and removes it', async () => {
    await run({ RequestType: 'InstallProfile', Payload: testProfile('school.restrictions') });
    expect(room.device.content.profiles.get('school.restrictions')).toMatchObject({ byMdm: true });

    await run({ RequestType: 'ProfileList', ManagedOnly: true });
    expect(room.seen().profileList).toEqual(['school.restrictions']);

    expect(await run({ RequestType: 'RemoveProfile', Identifier: 'school.restrictions' })).toMatchObject({
      status: 'acknowledged',
    });
    expect(room.device.content.profiles.has('school.restrictions')).toBe(false);
  });

  it('answers 12075 to the removal of a profile that MDM did not bring', async () => {
    const removed = await run({ RequestType: 'RemoveProfile', Identifier: 'school.restrictions' });
    expect(removed).toMatchObject({ status: 'error', errorCodes: [12075] });
  });

  it('refuses a broken profile by the chain of MCInstall', async () => {
    const refused = await run({ RequestType: 'InstallProfile', Payload: Buffer.from('no profile') });
    expect(refused).toMatchObject({ status: 'error', errorCodes: [4000, 1000] });
  });

  it.each([
    [{ RequestType: 'MakeCoffee' }, { status: 'error', errorCodes: [12021] }],
    [{ RequestType: 'DeviceInformation', Queries: 'UDID' }, { status: 'format-error' }],
    [{ RequestType: 'InstallProfile' }, { status: 'format-error' }],
    [{ Queries: ['UDID'] }, { status: 'format-error' }],
    [{ RequestType: 'InstalledApplicationList' }, { status: 'acknowledged' }],
    [{ RequestType: 'DeviceLock' }, { status: 'acknowledged' }],
  ])('answers %j', async (command, expected) => {
    expect(await run(command)).toMatchObject(expected);
  });

  it('takes a new name when it is supervised', async () => {
    const rename = { RequestType: 'Settings', Settings: [{ Item: 'DeviceName', DeviceName: '教室A-01' }] };
    await run(rename);
    expect(room.device.content.name).toBe('教室A-01');

    room.device.content.cloudConfiguration = { IsSupervised: false };
    await run({ ...rename, Settings: [{ Item: 'DeviceName', DeviceName: 'another' }] });
    expect(room.device.content.name).toBe('教室A-01');
  });

  it('puts an installation off while it is locked, answers queries, and polls by itself once unlocked', async () => {
    room.device.content.passcode = '123456';
    room.device.lock();
    const installation = { RequestType: 'InstallProfile', Payload: testProfile('later') };
    const putOff = await run(installation);
    expect(putOff.status).toBe('not-now');
    expect((await run({ RequestType: 'DeviceInformation', Queries: ['DeviceName'] })).status).toBe('acknowledged');

    room.device.unlock();
    const done = await waitUntil('the installation', () => {
      const seen = commandOf(putOff.uuid);
      return seen?.status === 'acknowledged' && seen;
    });
    expect(done.deliveries).toBeGreaterThan(1);
    expect(room.device.content.profiles.has('later')).toBe(true);
  });

  it('sleeps until it is pushed: a network that comes and goes does not make it poll', async () => {
    const { connects } = room.seen();
    room.setNetwork(false);
    room.setNetwork(true);
    await room.clock.advance(3_600_000);
    expect(room.seen().connects).toBe(connects);
  });

  it('gets the push that came while it was offline when the network is back', async () => {
    room.setNetwork(false);
    const uuid = room.mdm.enqueue(serial(), { RequestType: 'ProfileList' });
    await waitUntil('the push', () => room.seen().pushes === 2);
    await room.clock.advance(60_000);
    expect(commandOf(uuid)).toMatchObject({ status: 'queued' });

    room.setNetwork(true);
    await waitUntil('the answer', () => commandOf(uuid)?.status === 'acknowledged');
  });

  it('comes back after a minute when the server was away', async () => {
    await room.mdm.setLink('device', 'down');
    const uuid = room.mdm.enqueue(serial(), { RequestType: 'ProfileList' });
    await waitUntil('the push', () => room.seen().pushes === 2);
    await room.mdm.setLink('device', 'up');

    await waitUntil('the answer', () => {
      void room.clock.advance(60_000);
      return commandOf(uuid)?.status === 'acknowledged';
    });
  });

  it('checks out when its enrollment profile is removed, and loses what MDM installed', async () => {
    await run({ RequestType: 'InstallProfile', Payload: testProfile('school.restrictions') });
    room.mdm.enqueue(serial(), { RequestType: 'RemoveProfile', Identifier: ENROLLMENT_PROFILE_IDENTIFIER });

    await waitUntil('the check-out', () => room.seen().checkOuts === 1);
    expect(room.seen().enrolled).toBe(false);
    expect(room.device.content.mdm).toBeUndefined();
    expect([...room.device.content.profiles.keys()]).toEqual([]);
  });

  it('forgets everything in silence when it is erased, and can enroll anew', async () => {
    room.device.erase();
    await waitUntil('the boot', () => room.device.running && room.device.content.screen === 'hello');
    expect(room.seen()).toMatchObject({ checkOuts: 0, enrolled: true });
    expect(room.device.content.mdm).toBeUndefined();

    room.device.content.activation = 'Activated';
    room.device.content.joinedWifiByHand = true;
    await room.enroll();
    expect(room.seen()).toMatchObject({ enrolled: true, authenticates: 2 });
  });

  it('answers an EraseDevice once, then erases', async () => {
    expect((await run({ RequestType: 'EraseDevice', PreserveDataPlan: true })).status).toBe('acknowledged');
    await waitUntil('the erase', () => room.device.counters.erases === 1);
  });
});

describe('a return to service', () => {
  const erase = (returnToService: PlistDict) => ({ RequestType: 'EraseDevice', ReturnToService: returnToService });

  it('erases the device, which comes back to the network, the MDM and Home without a person', async () => {
    const enrollment = room.device.content.profiles.get(ENROLLMENT_PROFILE_IDENTIFIER)?.bytes;
    const wifi = testProfile('room.wifi', [wifiPayload(room.device.room.wifi)]);
    const back = { Enabled: true, WiFiProfileData: wifi, MDMProfileData: enrollment };
    expect((await run(erase(back))).status).toBe('acknowledged');

    await waitUntil('Home', () => room.device.counters.erases === 1 && room.device.content.screen === 'home');
    await waitUntil('the enrollment', () => room.seen().authenticates === 2 && room.seen().enrolled);
    expect(room.device.content.joinedWifiByHand).toBe(false);
    expect(room.device.counters.taps).toBe(1);
  });

  it('is refused without the profile to enroll with', async () => {
    expect(await run(erase({ Enabled: true }))).toMatchObject({ status: 'error', errorCodes: [12011] });
    expect(await run(erase({ Enabled: 'yes' }))).toMatchObject({ status: 'format-error' });
    expect(room.device.counters.erases).toBe(0);
  });

  it('that cannot enroll leaves the device to a person', async () => {
    const enrollment = room.device.content.profiles.get(ENROLLMENT_PROFILE_IDENTIFIER)?.bytes;
    await run(erase({ Enabled: true, MDMProfileData: enrollment }));
    await waitUntil(
      'Setup Assistant',
      () => room.device.counters.erases === 1 && room.device.content.screen === 'setup',
    );
    expect(room.device.content.mdm).toBeUndefined();
  });
});

describe('an enrollment by profile', () => {
  const silent = (payloads: PlistDict[]) => room.device.enroll?.(testProfile('enroll', payloads));
  const mdmPayload = {
    IdentityCertificateUUID: 'none',
    Topic: 'com.apple.mgmt.External.x',
    ServerURL: 'https://localhost:9/connect',
    AccessRights: 8191,
  };

  it.each([
    ['an http server', { ...mdmPayload, ServerURL: 'http://localhost:9/connect' }],
    ['another topic', { ...mdmPayload, Topic: 'com.example.push' }],
    ['no identity', mdmPayload],
    ['no access rights', { ...mdmPayload, AccessRights: undefined }],
  ])('is invalid with %s', async (_, payload) => {
    expect(await silent([testPayload('com.apple.mdm', payload)])).toBe('invalid');
  });
});
