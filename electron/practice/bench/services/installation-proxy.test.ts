import { describe, expect, it } from 'vitest';
import { createLonePracticeDevice } from '../../../../tests/support/practice-device.ts';
import { openConversation } from '../../../../tests/support/service-conversation.ts';
import { installationProxy } from './installation-proxy.ts';

async function open() {
  const { device } = await createLonePracticeDevice();
  return openConversation(installationProxy, device);
}

describe('installation_proxy', () => {
  it('lists the system apps in one portion, with the attributes asked for', async () => {
    const proxy = await open();
    const ClientOptions = { ApplicationType: 'System', ReturnAttributes: ['CFBundleVersion'] };
    expect(await proxy.answer({ Command: 'Browse', ClientOptions })).toEqual({ Status: 'Complete' });
    expect(proxy.pushed).toHaveLength(1);
    expect(proxy.pushed[0]).toMatchObject({ CurrentAmount: 3, Status: 'BrowsingApplications' });
    expect(proxy.pushed[0]?.CurrentList).toContainEqual({
      CFBundleIdentifier: 'com.apple.AppStore',
      CFBundleVersion: '1',
    });
  });

  it('has no apps of the user', async () => {
    const proxy = await open();
    await proxy.answer({ Command: 'Browse', ClientOptions: { ApplicationType: 'User' } });
    expect(proxy.pushed).toEqual([]);
  });

  it('looks up by identifier', async () => {
    const proxy = await open();
    const ClientOptions = { BundleIDs: ['com.apple.mobilesafari', 'jp.example.none'] };
    const { LookupResult } = await proxy.answer({ Command: 'Lookup', ClientOptions });
    expect(Object.keys(LookupResult as object)).toEqual(['com.apple.mobilesafari']);
  });

  it('takes no apps', async () => {
    const proxy = await open();
    expect(await proxy.answer({ Command: 'Install', PackagePath: 'PublicStaging/a.ipa' })).toHaveProperty('Error');
  });
});
