import { describe, expect, it } from 'vitest';
import { createLonePracticeDevice } from '../../../../../tests/support/practice-device.ts';
import { testPayload, testProfile, wifiPayload } from '../../../../../tests/support/test-profiles.ts';
import { acceptDownloadedProfile, installProfile } from './install.ts';

const supervised = { cloudConfiguration: { IsSupervised: true } };
const setUp = { setupDone: true, screen: 'home' } as const;
const mdmProfile = () => testProfile('mdm', [testPayload('com.apple.mdm')]);

describe('installing a profile', () => {
  it('happens at once in Setup Assistant and brings the network of the room', async () => {
    const { device } = await createLonePracticeDevice();
    expect(device.online).toBe(false);
    await installProfile(device, testProfile('wifi', [wifiPayload(device.room.wifi)]), 'by-hand');
    expect(device.content.profiles.get('wifi')?.displayName).toBe('Profile wifi');
    expect(device.online).toBe(true);
  });

  it('leaves the device offline when the Wi-Fi key is wrong', async () => {
    const { device } = await createLonePracticeDevice();
    const network = { ...device.room.wifi, password: 'wrong' };
    await installProfile(device, testProfile('wifi', [wifiPayload(network)]), 'silent');
    expect(device.online).toBe(false);
  });

  it('waits in Settings on a device that is set up, until a person accepts it', async () => {
    const { device } = await createLonePracticeDevice({ content: setUp });
    await installProfile(device, testProfile('a'), 'by-hand');
    expect(device.content.profiles.size).toBe(0);
    await acceptDownloadedProfile(device);
    expect([...device.content.profiles.keys()]).toEqual(['a']);
    expect(acceptDownloadedProfile(device)).toBeUndefined();
    expect(() => device.tap('install-profile', 'teacher')).toThrow('not on the screen');
  });

  it('forgets a downloaded profile after eight minutes', async () => {
    const { device, clock } = await createLonePracticeDevice({ content: setUp });
    await installProfile(device, testProfile('a'), 'by-hand');
    await clock.advance(8 * 60 * 1000 + 1);
    expect(acceptDownloadedProfile(device)).toBeUndefined();
  });

  it('takes no downloaded profile that is refused by then', async () => {
    const { device } = await createLonePracticeDevice({ content: setUp });
    await installProfile(device, testProfile('a'), 'by-hand');
    device.content.locked = true;
    await acceptDownloadedProfile(device);
    expect(device.content.profiles.size).toBe(0);
  });

  it('needs no person when it is silent', async () => {
    const { device } = await createLonePracticeDevice({ content: setUp });
    await installProfile(device, testProfile('a'), 'silent');
    expect(device.content.profiles.has('a')).toBe(true);
  });

  it('replaces a profile of the same identifier', async () => {
    const { device } = await createLonePracticeDevice();
    await installProfile(device, testProfile('a', undefined, { PayloadDisplayName: 'old' }), 'silent');
    await installProfile(device, testProfile('a', undefined, { PayloadDisplayName: 'new' }), 'silent');
    expect([...device.content.profiles.values()].map((profile) => profile.displayName)).toEqual(['new']);
  });

  it.each([
    ['on a locked device', { locked: true }, testProfile('a'), 'installation-locked'],
    ['after its removal date', {}, testProfile('a', undefined, { RemovalDate: new Date(0) }), 'removal-date-past'],
    ['that needs supervision', {}, testProfile('a', [testPayload('com.apple.app.lock')]), 'needs-supervision'],
    [
      'that must come by MDM',
      supervised,
      testProfile('a', [testPayload('com.apple.extensiblesso')]),
      'must-come-by-mdm',
    ],
  ])('is refused %s', async (_, content, bytes, cause) => {
    const { device } = await createLonePracticeDevice({ content });
    await expect(installProfile(device, bytes, 'silent')).rejects.toThrow(cause);
    expect(device.content.profiles.size).toBe(0);
  });

  it('is refused when another profile has its UUID, or MDM installed it', async () => {
    const { device } = await createLonePracticeDevice();
    await installProfile(device, testProfile('a', undefined, { PayloadUUID: 'U' }), 'mdm');
    await expect(installProfile(device, testProfile('b', undefined, { PayloadUUID: 'U' }), 'silent')).rejects.toThrow(
      'duplicate-uuid',
    );
    await expect(installProfile(device, testProfile('a'), 'silent')).rejects.toThrow('not-acceptable');
  });

  it('takes what needs supervision once supervised', async () => {
    const { device } = await createLonePracticeDevice({ content: supervised });
    await installProfile(device, testProfile('a', [testPayload('com.apple.app.lock')]), 'silent');
    expect(device.content.profiles.has('a')).toBe(true);
  });
});

describe('installing an enrollment profile', () => {
  it('leaves it to the MDM client', async () => {
    const { device } = await createLonePracticeDevice({ content: supervised });
    const seen: Buffer[] = [];
    device.enroll = async (profile) => {
      seen.push(profile);
      return 'enrolled';
    };
    const bytes = mdmProfile();
    await installProfile(device, bytes, 'silent');
    expect(seen).toEqual([bytes]);
  });

  it.each([
    ['cannot-check-in', 'cannot-check-in'],
    ['invalid', 'mdm-configuration'],
  ] as const)('fails with the outcome %s', async (outcome, cause) => {
    const { device } = await createLonePracticeDevice({ content: supervised });
    device.enroll = async () => outcome;
    await expect(installProfile(device, mdmProfile(), 'silent')).rejects.toThrow(cause);
  });

  it('is refused by hand in Setup Assistant, and on a managed device', async () => {
    const { device } = await createLonePracticeDevice();
    device.enroll = async () => 'enrolled';
    await expect(installProfile(device, mdmProfile(), 'by-hand')).rejects.toThrow('ui-installation-prohibited');
    device.content.mdm = {} as NonNullable<typeof device.content.mdm>;
    await expect(installProfile(device, mdmProfile(), 'silent')).rejects.toThrow('second-mdm');
  });
});
