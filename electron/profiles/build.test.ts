import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors/table.ts';
import { parsePlist } from '../codecs/plist/parse.ts';
import { usbRestrictedModeProfile, type WifiNetwork, wifiProfile } from './build.ts';
import { nameUuid } from './name-uuid.ts';
import { readProfile } from './read.ts';

const seed = 'c0a8f0b2-6b1e-4b8e-9d53-0d6f2f7c1a11';
const room: WifiNetwork = { ssid: '教室 1', password: 'kitbench-room', encryption: 'WPA2' };

function failure(network: WifiNetwork): ErrorCode | undefined {
  try {
    wifiProfile(network);
    return undefined;
  } catch (error) {
    return (error as { code: ErrorCode }).code;
  }
}

describe('building profiles', () => {
  it('lets USB accessories in', () => {
    const bytes = usbRestrictedModeProfile({ seed });
    expect(readProfile(bytes).identifier).toBe('com.apple.configurator.usbrestrictedmode');
    expect(parsePlist(bytes)).toMatchObject({
      PayloadContent: [{ PayloadType: 'com.apple.applicationaccess', allowUSBRestrictedMode: false }],
    });
  });

  it('joins a network', () => {
    const bytes = wifiProfile(room, { seed });
    expect(readProfile(bytes)).toMatchObject({ hasWifi: true, displayName: 'Wi-Fi (教室 1)' });
    expect(parsePlist(bytes)).toMatchObject({
      PayloadContent: [{ SSID_STR: '教室 1', Password: 'kitbench-room', EncryptionType: 'WPA2', AutoJoin: true }],
    });
  });

  it('makes the same bytes of the same seed, and new UUIDs without one', () => {
    expect(wifiProfile(room, { seed })).toEqual(wifiProfile(room, { seed }));
    expect(readProfile(wifiProfile(room)).uuid).not.toBe(readProfile(wifiProfile(room)).uuid);
  });

  it('gives each network an identifier of its own', () => {
    const other = readProfile(wifiProfile({ ...room, ssid: '教室 2' })).identifier;
    expect(readProfile(wifiProfile(room)).identifier).not.toBe(other);
  });

  it.each<[string, WifiNetwork, ErrorCode | undefined]>([
    ['an open network', { ssid: 'open', encryption: 'None' }, undefined],
    ['64 hex digits', { ...room, password: 'ab'.repeat(32) }, undefined],
    ['a WEP key', { ...room, encryption: 'WEP', password: '12345' }, undefined],
    ['any kind, without a password', { ssid: 'x', encryption: 'Any' }, undefined],
    ['an SSID of 33 bytes', { ...room, ssid: 'あ'.repeat(11) }, 'profile.wifi-ssid'],
    ['no SSID', { ...room, ssid: '' }, 'profile.wifi-ssid'],
    ['seven characters', { ...room, password: '1234567' }, 'profile.wifi-password'],
    ['a Japanese password', { ...room, password: 'パスワードパスワード' }, 'profile.wifi-password'],
    ['a password on an open network', { ...room, encryption: 'None' }, 'profile.wifi-password'],
    ['none on a closed one', { ssid: 'x', encryption: 'WPA3' }, 'profile.wifi-password'],
  ])('judges the settings: %s', (_, network, code) => {
    expect(failure(network)).toBe(code);
  });
});

describe('nameUuid', () => {
  it('agrees with the published example of version 5', () => {
    expect(nameUuid('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
      '2ED6657D-E927-568B-95E1-2665A8AEA6A2',
    );
  });

  it('refuses a namespace that is no UUID', () => {
    expect(() => nameUuid('x', 'y')).toThrow(TypeError);
  });
});
