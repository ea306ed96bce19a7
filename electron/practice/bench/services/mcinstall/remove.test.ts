import { describe, expect, it } from 'vitest';
import { createLonePracticeDevice } from '../../../../../tests/support/practice-device.ts';
import { testPayload, testProfile, wifiPayload } from '../../../../../tests/support/test-profiles.ts';
import { installProfile } from './install.ts';
import { removeProfile } from './remove.ts';

const byAnybody = { mayRemoveAny: false };
const bySupervisor = { mayRemoveAny: true };

describe('removing a profile', () => {
  it('takes with the enrollment profile all that MDM installed, and the enrollment', async () => {
    const { device } = await createLonePracticeDevice();
    await installProfile(device, testProfile('mdm'), 'silent');
    await installProfile(device, testProfile('managed'), 'mdm');
    await installProfile(device, testProfile('own'), 'silent');
    device.content.mdm = { profileIdentifier: 'mdm' } as NonNullable<typeof device.content.mdm>;
    const changes: string[] = [];
    device.on((event) => event.type === 'changed' && changes.push(event.what));
    removeProfile(device, { identifier: 'mdm' }, byAnybody);
    expect([...device.content.profiles.keys()]).toEqual(['own']);
    expect(device.content.mdm).toBeUndefined();
    expect(changes).toEqual(['mdm', 'profiles']);
  });

  it('leaves what MDM installed to MDM and to supervisors', async () => {
    const { device } = await createLonePracticeDevice();
    await installProfile(device, testProfile('managed'), 'mdm');
    expect(() => removeProfile(device, { identifier: 'managed' }, byAnybody)).toThrow('removal-prohibited');
    removeProfile(device, { identifier: 'managed' }, bySupervisor);
    expect(device.content.profiles.size).toBe(0);
  });

  it('takes the network of the room away with its Wi-Fi profile', async () => {
    const { device } = await createLonePracticeDevice();
    await installProfile(device, testProfile('wifi', [wifiPayload(device.room.wifi)]), 'silent');
    expect(device.online).toBe(true);
    removeProfile(device, { identifier: 'wifi' }, byAnybody);
    expect(device.online).toBe(false);
  });

  it('is for nobody but a supervisor where the profile forbids it, if the device is supervised', async () => {
    const locked = testProfile('locked', undefined, { PayloadRemovalDisallowed: true });
    const content = { cloudConfiguration: { IsSupervised: true } };
    const { device: supervised } = await createLonePracticeDevice({ content });
    await installProfile(supervised, locked, 'silent');
    await installProfile(supervised, testProfile('asked', [testPayload('com.apple.profileRemovalPassword')]), 'silent');
    for (const identifier of ['locked', 'asked']) {
      expect(() => removeProfile(supervised, { identifier }, byAnybody)).toThrow('removal-prohibited');
    }
    const { device: free } = await createLonePracticeDevice();
    await installProfile(free, locked, 'silent');
    removeProfile(free, { identifier: 'locked' }, byAnybody);
    expect(free.content.profiles.size).toBe(0);
  });
});
