import { beforeAll, describe, expect, it } from 'vitest';
import {
  createLonePracticeDevice,
  type LonePracticeDeviceOptions,
} from '../../../../../tests/support/practice-device.ts';
import { openConversation, type ServiceConversation } from '../../../../../tests/support/service-conversation.ts';
import { testPayload, testProfile } from '../../../../../tests/support/test-profiles.ts';
import { writeBinaryPlist } from '../../../../codecs/plist/write-binary.ts';
import { signCms } from '../../../../crypto/cms.ts';
import { createSupervisionIdentity } from '../../../../crypto/supervision-identity.ts';
import { mcInstall } from './service.ts';

let school: Awaited<ReturnType<typeof createSupervisionIdentity>>;
beforeAll(async () => {
  school = await createSupervisionIdentity({ organization: 'School', now: new Date('2026-01-01T00:00:00Z') });
});

const supervise = () => ({
  AllowPairing: true,
  IsSupervised: true,
  SkipSetup: ['Siri'],
  OrganizationName: 'School',
  OrganizationMagic: 'magic',
  SupervisorHostCertificates: [school.certificate],
});

async function open(options: LonePracticeDeviceOptions = {}) {
  const { device } = await createLonePracticeDevice(options);
  return { device, mc: openConversation(mcInstall, device) };
}

async function openSupervised(options: LonePracticeDeviceOptions = {}) {
  return open({ ...options, content: { cloudConfiguration: supervise(), ...options.content } });
}

async function escalate(mc: ServiceConversation): Promise<void> {
  const { Challenge } = await mc.answer({ RequestType: 'Escalate', SupervisorCertificate: school.certificate });
  const SignedRequest = signCms({ content: Challenge as Buffer, ...school });
  await mc.answer({ RequestType: 'EscalateResponse', SignedRequest });
  expect(await mc.answer({ RequestType: 'ProceedWithKeybagMigration' })).toEqual({ Status: 'Acknowledged' });
}

describe('MCInstall', () => {
  it('acknowledges greetings, and calls all else a format error', async () => {
    const { mc } = await open();
    for (const RequestType of ['HelloHostIdentifier', 'Flush']) {
      expect(await mc.answer({ RequestType })).toEqual({ Status: 'Acknowledged' });
    }
    for (const request of [{}, { RequestType: 4 }, { RequestType: 'Nothing' }, { RequestType: 'constructor' }]) {
      expect(await mc.answer(request)).toEqual({ Status: 'CommandFormatError' });
    }
    expect(await mc.answer({ RequestType: 'Flush', IPCUIdentifier: 1 })).toEqual({ Status: 'CommandFormatError' });
  });

  it('names only request types it knows', async () => {
    const { mc } = await open();
    expect(mc.nameOf({ RequestType: 'ClearPasscode' })).toBe('ClearPasscode');
    expect(mc.nameOf({ RequestType: 'secret' })).toBe('unknown');
  });

  it('stores a cloud configuration once and shows it', async () => {
    const { device, mc } = await open();
    expect(await mc.answer({ RequestType: 'GetCloudConfiguration' })).toEqual({ Status: 'Acknowledged' });
    const set = { RequestType: 'SetCloudConfiguration', CloudConfiguration: supervise() };
    expect(await mc.answer(set)).toEqual({ Status: 'Acknowledged' });
    expect(await mc.answer({ RequestType: 'GetCloudConfiguration' })).toMatchObject({
      CloudConfiguration: { ...supervise(), ConfigurationSource: 2 },
    });
    expect(await mc.answer(set)).toMatchObject({
      Status: 'Error',
      ErrorChain: [{ ErrorCode: 14002, ErrorDomain: 'DMCTunnelErrorDomain' }],
    });
    expect(device.counters.cloudConfigurationWrites).toBe(1);
  });

  it('names the tunnel error domain as the iOS of the device does', async () => {
    const { mc } = await open({ osVersion: '15.7.9', content: { setupDone: true } });
    expect(await mc.answer({ RequestType: 'SetCloudConfiguration', CloudConfiguration: {} })).toMatchObject({
      ErrorChain: [{ ErrorCode: 14002, ErrorDomain: 'MCTunnelErrorDomain' }],
    });
  });

  it('deletes all pair records where pairing is forbidden', async () => {
    const { device, mc } = await open();
    device.content.pairings.set('H', {} as never);
    const CloudConfiguration = { ...supervise(), AllowPairing: false };
    await mc.answer({ RequestType: 'SetCloudConfiguration', CloudConfiguration });
    expect(device.content.pairings.size).toBe(0);
  });

  it('refuses an assigned device with 33004 and keeps the store empty', async () => {
    const { device, mc } = await open({ traits: { adeAssigned: true } });
    const reply = await mc.answer({ RequestType: 'SetCloudConfiguration', CloudConfiguration: supervise() });
    expect(reply).toMatchObject({ ErrorChain: [{ ErrorCode: 33004, ErrorDomain: 'MCCloudConfigErrorDomain' }] });
    expect(device.content.cloudConfiguration).toBeUndefined();
    expect(device.counters.cloudConfigurationWrites).toBe(0);
  });

  it('lists, installs and removes profiles', async () => {
    const { mc } = await open();
    const Payload = testProfile('jp.example.a', undefined, { PayloadUUID: 'U-1', PayloadOrganization: 'O' });
    expect(await mc.answer({ RequestType: 'InstallProfile', Payload })).toEqual({ Status: 'Acknowledged' });
    expect(await mc.answer({ RequestType: 'GetProfileList' })).toEqual({
      Status: 'Acknowledged',
      OrderedIdentifiers: ['jp.example.a'],
      ProfileManifest: { 'jp.example.a': { Description: 'Profile jp.example.a', IsActive: true } },
      ProfileMetadata: {
        'jp.example.a': {
          PayloadDisplayName: 'Profile jp.example.a',
          PayloadOrganization: 'O',
          PayloadRemovalDisallowed: false,
          PayloadUUID: 'U-1',
          PayloadVersion: 1,
        },
      },
    });
    expect(await mc.answer({ RequestType: 'RemoveProfile', ProfileIdentifier: 'jp.example.a' })).toEqual({
      Status: 'Acknowledged',
    });
    expect(await mc.answer({ RequestType: 'GetProfileList' })).toMatchObject({ OrderedIdentifiers: [] });
  });

  it('removes by the classic plist form too, whose UUID must fit', async () => {
    const { device, mc } = await open();
    await mc.answer({ RequestType: 'InstallProfile', Payload: testProfile('a', undefined, { PayloadUUID: 'U-1' }) });
    const remove = (PayloadUUID: string) =>
      mc.answer({
        RequestType: 'RemoveProfile',
        ProfileIdentifier: writeBinaryPlist({
          PayloadType: 'Configuration',
          PayloadIdentifier: 'a',
          PayloadUUID,
          PayloadVersion: 1,
        }),
      });
    expect(await remove('U-2')).toMatchObject({ Status: 'Error', ErrorChain: [{ ErrorCode: 4024 }] });
    expect(await remove('U-1')).toEqual({ Status: 'Acknowledged' });
    expect(device.content.profiles.size).toBe(0);
    expect(await mc.answer({ RequestType: 'RemoveProfile', ProfileIdentifier: Buffer.from('x') })).toEqual({
      Status: 'CommandFormatError',
    });
  });

  it('refuses a malformed profile with its chain', async () => {
    const { mc } = await open();
    expect(await mc.answer({ RequestType: 'InstallProfile', Payload: Buffer.from('<html/>') })).toMatchObject({
      Status: 'Error',
      ErrorChain: [
        { ErrorCode: 4000, ErrorDomain: 'MCInstallationErrorDomain' },
        { ErrorCode: 1000, ErrorDomain: 'MCProfileErrorDomain' },
      ],
    });
  });

  it('removes a locked-in profile only for a supervisor', async () => {
    const { device, mc } = await openSupervised();
    await escalate(mc);
    const Payload = testProfile('a', undefined, { PayloadRemovalDisallowed: true });
    await mc.answer({ RequestType: 'InstallProfileSilent', Payload });
    const plain = openConversation(mcInstall, device);
    expect(await plain.answer({ RequestType: 'RemoveProfile', ProfileIdentifier: 'a' })).toMatchObject({
      Status: 'Error',
    });
    expect(await mc.answer({ RequestType: 'RemoveProfile', Identifier: 'a' })).toEqual({ Status: 'Acknowledged' });
  });

  it('installs silently only after an escalation on this very connection', async () => {
    const { device, mc } = await openSupervised({ content: { setupDone: true, screen: 'home' } });
    const request = { RequestType: 'InstallProfileSilent', Payload: testProfile('a') };
    expect(await mc.answer(request)).toEqual({ Status: 'CommandFormatError' });
    await escalate(mc);
    const other = openConversation(mcInstall, device);
    expect(await other.answer(request)).toEqual({ Status: 'CommandFormatError' });
    expect(await mc.answer(request)).toEqual({ Status: 'Acknowledged' });
    expect(device.counters).toMatchObject({ escalations: 1, silentInstalls: 1 });
  });

  it('erases after the answer, and wants PreserveDataPlan said', async () => {
    const { mc } = await open();
    expect(await mc.ask({ RequestType: 'EraseDevice', DisallowProximitySetup: true })).toMatchObject({
      reply: { Status: 'Error', ErrorChain: [{ ErrorCode: 14000 }] },
    });
    expect(await mc.answer({ RequestType: 'EraseDevice', PreserveDataPlan: 'yes' })).toEqual({
      Status: 'CommandFormatError',
    });
    for (const PreserveDataPlan of [true, 1]) {
      expect(await mc.ask({ RequestType: 'EraseDevice', PreserveDataPlan })).toEqual({
        reply: { Status: 'Acknowledged' },
        afterwards: 'erase',
      });
    }
  });

  it('switches the Wi-Fi power of supervised devices only', async () => {
    const request = { RequestType: 'SetWiFiPowerState', PowerState: true };
    const plain = await open();
    expect(await plain.mc.answer(request)).toMatchObject({ ErrorChain: [{ ErrorCode: 14005 }] });
    const managed = await openSupervised();
    expect(await managed.mc.answer(request)).toEqual({ Status: 'Acknowledged' });
  });
});

describe('a profile stored for the end of Setup Assistant', () => {
  const store = (ProfileData: Buffer) => ({
    RequestType: 'StoreProfile',
    ProfileData,
    Purpose: 'PostSetupInstallation',
  });

  it('is kept, given back, and installed when Home appears', async () => {
    const { device, mc } = await open();
    mcInstall.start?.(device);
    const bytes = testProfile('late');
    expect(await mc.answer(store(bytes))).toEqual({ Status: 'Acknowledged' });
    const get = { RequestType: 'GetStoredProfile', Purpose: 'PostSetupInstallation' };
    expect(await mc.answer(get)).toEqual({ Status: 'Acknowledged', ProfileData: bytes });
    expect(device.content.profiles.size).toBe(0);
    device.content.setupDone = true;
    device.setScreen('home');
    await expect.poll(() => device.content.profiles.has('late')).toBe(true);
    await expect.poll(() => device.content.storedPostSetupProfile).toBeUndefined();
  });

  it('waits for the network when it enrolls', async () => {
    const { device, mc } = await open();
    mcInstall.start?.(device);
    const outcomes = ['cannot-check-in', 'enrolled'] as const;
    let tries = 0;
    device.enroll = async () => outcomes[tries++] ?? 'invalid';
    await mc.answer(store(testProfile('mdm', [testPayload('com.apple.mdm')])));
    device.content.setupDone = true;
    device.setScreen('home');
    await expect.poll(() => tries).toBe(1);
    expect(device.content.storedPostSetupProfile).toBeDefined();
    device.content.joinedWifiByHand = true;
    device.changed('network');
    await expect.poll(() => device.content.storedPostSetupProfile).toBeUndefined();
    expect(tries).toBe(2);
  });

  it('is refused for another purpose, when malformed, and after Setup Assistant', async () => {
    const { device, mc } = await open();
    expect(await mc.answer({ ...store(testProfile('a')), Purpose: 'x' })).toMatchObject({ Status: 'Error' });
    expect(await mc.answer(store(Buffer.from('x')))).toMatchObject({ Status: 'Error' });
    device.content.setupDone = true;
    expect(await mc.answer(store(testProfile('a')))).toMatchObject({ Status: 'Error' });
  });
});

describe('the escalated commands', () => {
  it('tell whether a passcode is set, and what MDM may ask', async () => {
    const { device, mc } = await openSupervised({ content: { passcode: '123456' } });
    await escalate(mc);
    expect(await mc.answer({ RequestType: 'SecurityInfo' })).toMatchObject({ SecurityInfo: { PasscodePresent: true } });
    const Queries = ['SerialNumber', 'IsSupervised', 'Nonsense'];
    expect(await mc.answer({ RequestType: 'DeviceInformation', Queries })).toMatchObject({
      QueryResponses: { SerialNumber: device.hardware.serial, IsSupervised: true },
    });
    expect(await mc.answer({ RequestType: 'DeviceInformation' })).toEqual({ Status: 'CommandFormatError' });
  });

  it('give an unlock token only without a passcode, and clear the passcode with it', async () => {
    const { device, mc } = await openSupervised();
    await escalate(mc);
    const { UnlockToken } = await mc.answer({ RequestType: 'RequestUnlockToken' });
    device.content.passcode = '123456';
    expect(await mc.answer({ RequestType: 'RequestUnlockToken' })).toMatchObject({
      ErrorChain: [{ ErrorDomain: 'DMCKeybagErrorDomain', ErrorCode: 37002 }],
    });
    const wrong = { RequestType: 'ClearPasscode', UnlockToken: Buffer.alloc(64) };
    expect(await mc.answer(wrong)).toMatchObject({ Status: 'Error' });
    expect(device.content.passcode).toBe('123456');
    expect(await mc.answer({ RequestType: 'ClearPasscode', UnlockToken })).toEqual({ Status: 'Acknowledged' });
    expect(device.content.passcode).toBeUndefined();
  });

  it.each([
    ['15.7.9', { lock: true, home: false }],
    ['18.6', { lock: true, home: true }],
  ])('set the wallpaper as iOS %s does', async (osVersion, expected) => {
    const { device, mc } = await openSupervised({ osVersion });
    await escalate(mc);
    const Image = Buffer.from('89504e470d0a1a0a', 'hex');
    const Settings = [{ Item: 'Wallpaper', Where: 1, Image }];
    expect(await mc.answer({ RequestType: 'Settings', Settings })).toEqual({
      Status: 'Acknowledged',
      Settings: [{ Item: 'Wallpaper', Status: 'Acknowledged' }],
    });
    const { lock, home } = device.content.wallpaper;
    expect({ lock: lock !== undefined, home: home !== undefined }).toEqual(expected);
  });

  it('answer a wallpaper that is no picture item by item', async () => {
    const { device, mc } = await openSupervised();
    await escalate(mc);
    const Settings = [{ Item: 'Wallpaper', Where: 3, Image: Buffer.from('gif') }];
    expect(await mc.answer({ RequestType: 'Settings', Settings })).toMatchObject({
      Status: 'Acknowledged',
      Settings: [{ Status: 'Error', ErrorChain: [{ ErrorDomain: 'MCSettingsErrorDomain' }] }],
    });
    expect(device.content.wallpaper).toEqual({});
  });

  it('restart, shut down, and let a waiting device go on', async () => {
    const cloudConfiguration = { ...supervise(), AwaitDeviceConfigured: true };
    const { device, mc } = await open({ content: { cloudConfiguration } });
    await escalate(mc);
    expect(await mc.ask({ RequestType: 'RestartDevice' })).toMatchObject({ afterwards: 'reboot' });
    expect(await mc.ask({ RequestType: 'ShutDownDevice' })).toMatchObject({ afterwards: 'shutdown' });
    expect(await mc.answer({ RequestType: 'DeviceConfigured' })).toEqual({ Status: 'Acknowledged' });
    expect(device.content.cloudConfiguration).toMatchObject({ DeviceConfigured: true });
    expect(await mc.answer({ RequestType: 'DeviceConfigured' })).toMatchObject({ Status: 'Error' });
  });

  it('give the bypass code of this supervision', async () => {
    const { device, mc } = await openSupervised();
    await escalate(mc);
    const first = await mc.answer({ RequestType: 'ActivationLockBypassCode' });
    expect(first.ActivationLockBypassCode).toMatch(/^\w{5}-\w{5}-\w{4}-\w{4}-\w{4}-\w{4}$/);
    device.content.cloudConfiguration = { ...supervise(), OrganizationMagic: 'another' };
    const second = await mc.answer({ RequestType: 'ActivationLockBypassCode' });
    expect(second.ActivationLockBypassCode).not.toBe(first.ActivationLockBypassCode);
  });

  it('list the profiles as MDM does, and push no apps', async () => {
    const { mc } = await openSupervised();
    await escalate(mc);
    await mc.answer({ RequestType: 'InstallProfileSilent', Payload: testProfile('a') });
    expect(await mc.answer({ RequestType: 'ProfileList' })).toMatchObject({
      ProfileList: [{ PayloadIdentifier: 'a', IsManaged: false }],
    });
    expect(await mc.answer({ RequestType: 'InstallApplication' })).toEqual({ Status: 'CommandFormatError' });
  });

  it('are closed to a connection without escalation', async () => {
    const { mc } = await openSupervised();
    for (const RequestType of ['SecurityInfo', 'RequestUnlockToken', 'RestartDevice', 'ProfileList', 'Settings']) {
      expect(await mc.answer({ RequestType })).toEqual({ Status: 'CommandFormatError' });
    }
  });
});
