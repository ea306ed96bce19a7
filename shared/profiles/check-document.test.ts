import { describe, expect, it } from 'vitest';
import type { ProfileTarget } from '../domain/profile.ts';
import { type ProfileDocument, type ProfileValue, secretMark } from '../domain/profile-document.ts';
import { languages } from '../texts/language.ts';
import { profileFindingText } from '../texts/profiles/findings.ts';
import { checkDocument } from './check-document.ts';

const now = new Date('2026-11-20T00:00:00Z');
let number = 0;

function payload(type: string, content: { readonly [key: string]: ProfileValue } = {}): ProfileDocument {
  number += 1;
  const identity = { PayloadIdentifier: `p${number}`, PayloadUUID: `U${number}`, PayloadVersion: 1 };
  return { PayloadType: type, ...identity, ...content };
}

function profile(
  payloads: readonly ProfileDocument[],
  root: { readonly [key: string]: ProfileValue } = {},
): ProfileDocument {
  return {
    PayloadType: 'Configuration',
    PayloadIdentifier: 'root',
    PayloadUUID: 'ROOT',
    PayloadVersion: 1,
    PayloadContent: payloads,
    ...root,
  };
}

function codes(document: ProfileDocument, target: Partial<ProfileTarget> = {}): readonly string[] {
  const found = checkDocument(document, { platform: 'ios', ...target }, now);
  for (const one of found) {
    for (const language of languages)
      expect(profileFindingText(one, language), one.code).not.toMatch(/[{}]|^[a-z-]+\.[a-z-]+$/);
  }
  return found.map(({ level, code }) => `${level} ${code}`);
}

const wifi = (content: { readonly [key: string]: ProfileValue }) =>
  profile([
    payload('com.apple.wifi.managed', { SSID_STR: 'a', EncryptionType: 'WPA2', Password: 'long-enough', ...content }),
  ]);

describe('a profile', () => {
  it('that is fine has nothing said of it', () => {
    expect(codes(wifi({}))).toEqual([]);
  });

  it('without what every profile needs is refused by devices', () => {
    expect(codes({ PayloadContent: [] })).toEqual([
      'error profile.type',
      'error profile.empty',
      'error key.missing',
      'error key.missing',
      'error key.missing',
    ]);
    expect(codes(profile([payload('com.apple.font')]))).toContain('error key.missing');
  });

  it('with a UUID twice, or two of what only one may be, is refused', () => {
    const lock = { App: { Identifier: 'a' } };
    expect(codes(profile([payload('com.apple.app.lock', lock), payload('com.apple.app.lock', lock)]))).toContain(
      'error payload.several',
    );
    expect(codes(profile([payload('x', { PayloadUUID: 'root' })]))).toContain('error profile.duplicate-uuid');
  });

  it('past its removal date is refused', () => {
    expect(codes(profile([payload('x')], { RemovalDate: { $date: '2026-11-19T00:00:00Z' } }))).toContain(
      'error profile.removal-past',
    );
  });

  it('of unknown payloads and keys is kept, and said to be', () => {
    expect(codes(profile([payload('com.example.own', { Anything: 1 })]))).toEqual(['info payload.unknown']);
    expect(codes(wifi({ FutureKey: true }))).toEqual(['info key.unknown']);
  });
});

describe('a value', () => {
  it.each([
    [{ HIDDEN_NETWORK: 'yes' }, 'error key.type'],
    [{ EncryptionType: 'WPA9' }, 'error key.values'],
    [{ ProxyServerPort: 70_000 }, 'error key.range'],
    [{ PayloadCertificateUUID: 'x' }, 'error key.pattern'],
    [{ Password: 'short' }, 'error wifi.password'],
    [{ SSID_STR: '名'.repeat(11) }, 'error wifi.ssid'],
    [{ ProxyType: 'Manual', ProxyServer: 'a' }, 'error proxy.no-server'],
    [{ EAPClientConfiguration: { AcceptEAPTypes: [13] } }, 'error wifi.no-identity'],
  ])('%j is wrong', (content, code) => {
    expect(codes(wifi(content))).toContain(code);
  });

  it('that the station keeps, or that only a device completes, is right', () => {
    expect(
      codes(wifi({ Password: secretMark(['PayloadContent', 0, 'Password']), SSID_STR: '{{roster.room}}' })),
    ).toEqual([]);
  });

  it('that refers to a certificate which is not there is wrong', () => {
    const uuid = '11111111-1111-1111-1111-111111111111';
    expect(codes(wifi({ PayloadCertificateUUID: uuid }))).toEqual(['error reference.missing']);
    const certificate = payload('com.apple.security.pem', { PayloadUUID: uuid, PayloadContent: { $data: 'eA==' } });
    const both = profile([
      certificate,
      payload('com.apple.wifi.managed', { SSID_STR: 'a', EncryptionType: 'None', PayloadCertificateUUID: uuid }),
    ]);
    expect(codes(both)).toEqual([]);
  });
});

describe('a target', () => {
  const restrict = (key: string, value: ProfileValue = false) =>
    profile([payload('com.apple.applicationaccess', { [key]: value })]);

  it('that is not supervised refuses payloads and passes over keys that need it', () => {
    const lock = profile([payload('com.apple.app.lock', { App: { Identifier: 'a' } })]);
    expect(codes(lock)).toEqual(['info payload.supervised']);
    expect(codes(lock, { supervised: true })).toEqual([]);
    expect(codes(lock, { supervised: false })).toEqual(['error payload.unsupervised']);
    expect(codes(restrict('allowAirDrop'), { supervised: false })).toEqual(['warning key.supervised']);
    expect(codes(restrict('allowCamera'), { supervised: false })).toEqual([]);
  });

  it('of an iOS version is told what came later and what is gone', () => {
    const relay = profile([payload('com.apple.relay.managed', { Relays: [{}] })]);
    expect(codes(relay, { osVersion: '16.7' })).toContain('error payload.too-new');
    expect(codes(restrict('allowSafariPrivateBrowsing'), { osVersion: '18.6', supervised: true })).toEqual([
      'warning key.too-new',
    ]);
    expect(codes(restrict('allowPhotoStream'), { osVersion: '17.0' })).toEqual(['info key.deprecated']);
    expect(codes(restrict('allowPhotoStream'), { osVersion: '16.0' })).toEqual([]);
    expect(
      codes(profile([payload('com.apple.osxserver.account', { HostName: 'a', UserName: 'b' })]), { osVersion: '17.0' }),
    ).toContain('error payload.removed');
  });

  it('is not told of an MDM what comes over USB', () => {
    expect(codes(profile([payload('com.apple.dnsProxy.managed', { AppBundleIdentifier: 'a' })]))).toContain(
      'error payload.mdm-only',
    );
  });

  it('that is an Apple TV takes other payloads', () => {
    const room = profile([payload('com.apple.conferenceroomdisplay')]);
    expect(codes(room)).toContain('error payload.not-here');
    expect(codes(room, { platform: 'tvos', supervised: true })).toEqual([]);
  });
});
