import { describe, expect, it } from 'vitest';
import { likelyRole, looksLikeProfile, profileNameOf, wifiFaults } from './profile-drafts.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a file', () => {
  it.each([
    ['<?xml version="1.0"?><plist version="1.0">', true],
    ['bplist00', true],
    ['hello', false],
    ['', false],
  ])('%j is a profile: %j', (text, is) => expect(looksLikeProfile(bytes(text))).toBe(is));

  it('may be signed', () => expect(looksLikeProfile(Uint8Array.of(0x30, 0x82))).toBe(true));

  it('goes first when it joins a Wi-Fi network', () => {
    expect(likelyRole(bytes('<string>com.apple.wifi.managed</string>'))).toBe('wifi');
    expect(likelyRole(bytes('<plist/>'))).toBe('silent');
  });

  it('gives the profile its name', () => expect(profileNameOf('教室.mobileconfig')).toBe('教室'));
});

describe('wifiFaults', () => {
  it.each([
    [{ ssid: 'school', password: '12345678', encryption: 'WPA2' }, []],
    [{ ssid: 'school', encryption: 'None' }, []],
    [{ ssid: '', password: '1234567', encryption: 'WPA2' }, ['ssid', 'password']],
    [{ ssid: '学校の無線ネットワーク名', encryption: 'None' }, ['ssid']],
  ] as const)('of %j', (network, faults) => expect(wifiFaults(network)).toEqual(faults));
});
