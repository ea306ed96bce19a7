import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { Server } from '../../shared/domain/server.ts';
import { sampleBlueprint } from '../../tests/support/sample-run.ts';
import { testPayload, testProfile, wifiPayload } from '../../tests/support/test-profiles.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { inspectProfile } from '../profiles/inspect.ts';
import { readProfile } from '../profiles/read.ts';
import type { BlueprintCheckContext, CheckedProfile } from './context.ts';
import { checkBlueprint } from './registry.ts';

const server: Server = {
  id: sampleBlueprint().serverId ?? '',
  name: 'School',
  product: 'mobiconnect',
  maskedUrl: 'https://x.jp/***',
  host: 'x.jp',
  anchorFingerprints: [],
};

function profile(name: string, payloadType: string, role: CheckedProfile['role'] = 'silent'): CheckedProfile {
  return { name, role, read: readProfile(testProfile(`jp.example.${name}`, [testPayload(payloadType)])) };
}

const wifi: CheckedProfile = {
  name: 'room',
  role: 'wifi',
  read: readProfile(testProfile('jp.example.room', [wifiPayload({ ssid: 'room', password: 'kitbench-room' })])),
};

async function report(settings: Partial<Blueprint>, overrides: Partial<BlueprintCheckContext> = {}) {
  return checkBlueprint({
    clock: createTestClock(),
    blueprint: sampleBlueprint({ language: 'ja', locale: 'ja_JP', ...settings }),
    organization: {
      id: sampleBlueprint().organizationId,
      name: '桜小学校 03-1234-5678',
      identity: { fingerprint: 'f', notAfter: '2046-01-01T00:00:00Z' },
    },
    server,
    profiles: [wifi],
    identityExported: 'yes',
    ...overrides,
  });
}

async function findings(id: string, settings: Partial<Blueprint>, overrides: Partial<BlueprintCheckContext> = {}) {
  const { results } = await report(settings, overrides);
  return results.filter((result) => result.id === id).map(({ status, finding }) => `${status} ${finding.code}`);
}

it('a blueprint in order passes every check', async () => {
  const { ok, results } = await report({ deviceName: 'iPad-{{serialTail}}' });
  expect(ok).toBe(true);
  expect(results.filter((result) => result.status !== 'pass')).toEqual([]);
});

describe('the organization', () => {
  const identity = { fingerprint: 'f', notAfter: '2046-01-01T00:00:00Z' };
  it.each([
    ['株式会社サンプル商事', 'pass organization.fine'],
    ['テスト', 'warn organization.odd'],
    ['test1', 'warn organization.odd'],
    ['---', 'warn organization.odd'],
    ['admin@example.com', 'warn organization.odd'],
    ['あ'.repeat(61), 'warn organization.odd'],
  ])('%s', async (name, finding) => {
    const organization = { id: sampleBlueprint().organizationId, name, identity };
    expect(await findings('blueprint-organization', {}, { organization })).toEqual([finding]);
  });

  it('that was removed', async () => {
    expect(await findings('blueprint-organization', {}, { organization: undefined })).toEqual([
      'fail organization.missing',
    ]);
  });
});

describe('enrollment and server', () => {
  const mdm = profile('mdm', 'com.apple.mdm');
  it.each<[string, Partial<Blueprint>, Partial<BlueprintCheckContext>, string]>([
    ['no server', { serverId: null }, {}, 'fail enrollment.no-server'],
    ['a server for nothing', { enrollment: 'none' }, {}, 'warn enrollment.unused-server'],
    ['neither', { enrollment: 'none', serverId: null }, { server: undefined }, 'pass enrollment.fits'],
    ['a server that was removed', {}, { server: undefined }, 'fail enrollment.server-missing'],
    ['silent without its profile', { enrollment: 'silent-profile' }, {}, 'fail enrollment.profile-missing'],
    ['silent with it', { enrollment: 'silent-profile' }, { profiles: [wifi, mdm] }, 'pass enrollment.fits'],
    ['twice', {}, { profiles: [wifi, mdm] }, 'fail enrollment.profile-twice'],
  ])('%s', async (_, settings, overrides, finding) => {
    expect(await findings('blueprint-enrollment', settings, overrides)).toEqual([finding]);
  });
});

describe('what verifies an enrollment', () => {
  it.each<[Partial<Blueprint>, Partial<BlueprintCheckContext>, string[]]>([
    [{}, { mdmAnswers: 'by-itself' }, ['pass verification.fits']],
    [{}, { mdmAnswers: 'by-files' }, ['pass verification.by-files']],
    [{}, { mdmAnswers: 'no' }, ['warn verification.half']],
    [{ verification: 'mdm' }, { mdmAnswers: 'by-itself' }, ['pass verification.fits']],
    [{ verification: 'mdm' }, { mdmAnswers: 'no' }, ['fail verification.never']],
    [{ verification: 'device' }, { mdmAnswers: 'no' }, ['pass verification.device']],
    [{ verification: 'device', removeWifiAfterEnrollment: true }, {}, ['fail verification.wifi-stays']],
    [{ verification: 'mdm', serverId: null, enrollment: 'none' }, { server: undefined }, []],
  ])('as %j with %j', async (settings, overrides, expected) => {
    expect(await findings('blueprint-verification', settings, overrides)).toEqual(expected);
  });
});

describe('what needs supervision', () => {
  it('fails without it, each by name', async () => {
    const settings = {
      supervise: false,
      keepUnlockToken: true,
      keepUsbUsable: true,
      enrollment: 'silent-profile',
    } as const;
    expect(await findings('blueprint-supervision', settings)).toEqual([
      'fail supervision.silent-profiles',
      'fail supervision.silent-enrollment',
      'fail supervision.unlock-token',
      'fail supervision.usb',
    ]);
  });

  it('is nothing in a plain blueprint', async () => {
    expect(await findings('blueprint-supervision', { supervise: false }, { profiles: [] })).toEqual([
      'pass supervision.fits',
    ]);
  });
});

describe('pairing', () => {
  it.each<[Partial<Blueprint>, BlueprintCheckContext['identityExported'], string]>([
    [{ allowPairing: true, supervise: false }, 'no', 'pass pairing.allowed'],
    [{ allowPairing: false }, 'yes', 'pass pairing.kept'],
    [{ allowPairing: false }, 'no', 'warn pairing.not-exported'],
    [{ allowPairing: false }, 'unknown', 'unknown pairing.export-unknown'],
    [{ allowPairing: false, supervise: false }, 'yes', 'fail pairing.nobody'],
  ])('%j, exported: %s', async (settings, identityExported, finding) => {
    expect(await findings('blueprint-pairing', settings, { identityExported })).toEqual([finding]);
  });
});

describe('panes', () => {
  it.each<[Blueprint['panes'], string[]]>([
    [{ mode: 'show-all' }, ['pass panes.fine']],
    [{ mode: 'skip-all' }, ['pass panes.not-always']],
    [{ mode: 'show-some', show: ['Keyboard', 'SpokenLanguage', 'TermsOfAddress'] }, ['pass panes.fine']],
    [
      { mode: 'show-some', show: ['Android', 'Typo', 'Keyboard', 'SpokenLanguage', 'TermsOfAddress'] },
      ['warn panes.unknown', 'warn panes.android-alone'],
    ],
  ])('%j', async (panes, expected) => {
    expect(await findings('blueprint-panes', { panes })).toEqual(expected);
  });
});

describe('the network', () => {
  it.each<[Partial<Blueprint>, readonly CheckedProfile[], string]>([
    [{}, [wifi], 'pass network.wifi'],
    [{}, [], 'warn network.none'],
    [{ enrollment: 'none' }, [], 'pass network.not-needed'],
  ])('%j with %j', async (settings, profiles, finding) => {
    expect(await findings('blueprint-network', settings, { profiles })).toEqual([finding]);
  });
});

describe('profiles', () => {
  const unreadable: CheckedProfile = {
    name: 'bad',
    role: 'silent',
    read: { code: 'profile.encrypted', params: {}, chain: [] },
  };
  const unsigned = profile('a', 'com.apple.webClip.managed');
  const expired: CheckedProfile = {
    name: 'old',
    role: 'silent',
    read: {
      ...readProfile(testProfile('old')),
      signed: true,
      signer: { subject: 'CN=x', notAfter: '2020-01-01T00:00:00Z' },
    },
  };

  it.each<[string, readonly CheckedProfile[], string[]]>([
    ['none', [], ['pass profiles.fine']],
    ['an unreadable one', [unreadable], ['fail profiles.unreadable']],
    ['one identifier twice', [unsigned, { ...unsigned, name: 'again' }], ['fail profiles.duplicate']],
    ['Wi-Fi without Wi-Fi', [profile('x', 'com.apple.webClip.managed', 'wifi')], ['warn profiles.no-wifi']],
    ['what only an MDM may send', [profile('x', 'com.apple.dnsProxy.managed')], ['fail profiles.mdm-only']],
    ['an expired signature, which is harmless', [expired], ['pass profiles.signer-expired']],
  ])('%s', async (_, profiles, expected) => {
    expect(await findings('blueprint-profiles', {}, { profiles })).toEqual(expected);
  });
});

describe('the device name', () => {
  it.each([
    ['{{serial}}', 'pass name.fine'],
    ['3-1 {{ slot }} {{model}}', 'pass name.fine'],
    ['iPad', 'warn name.all-the-same'],
    ['iPad {{model}}', 'warn name.all-the-same'],
    ['{{number}}', 'fail name.unknown-field'],
    ['{{constructor}}', 'fail name.unknown-field'],
    ['{{serial}', 'fail name.unbalanced'],
  ])('%s', async (deviceName, finding) => {
    expect(await findings('blueprint-device-name', { deviceName })).toEqual([finding]);
  });

  it('that stays', async () => {
    expect(await findings('blueprint-device-name', {})).toEqual(['pass name.none']);
  });
});

describe('the iOS versions of the devices', () => {
  it.each<[string, Partial<Blueprint>, string[], string]>([
    ['newer than the table', {}, ['18.6', '27.1'], 'warn panes.newer-os'],
    [
      'without a pane that is to show',
      { panes: { mode: 'show-some', show: ['Intelligence'] } },
      ['17.7'],
      'warn panes.not-there',
    ],
    ['with a language pane that nothing sets', { language: undefined }, ['18.6'], 'warn panes.language'],
  ])('%s', async (_, settings, fleetOs, finding) => {
    expect(await findings('blueprint-panes', settings, { fleetOs })).toContain(finding);
  });
});

describe('profiles side by side', () => {
  const of = (name: string, ...payloads: Parameters<typeof testPayload>[]): CheckedProfile => {
    const bytes = testProfile(
      `jp.example.${name}`,
      payloads.map(([type, content]) => testPayload(type, content)),
    );
    return { name, role: 'silent', read: readProfile(bytes), document: inspectProfile(bytes).document };
  };
  const ssid = { SSID_STR: '教室', EncryptionType: 'WPA2', Password: 'kitbench-room' };
  it.each<[string, CheckedProfile[], Partial<Blueprint>, string[], string]>([
    [
      'two networks of one name',
      [of('a', ['com.apple.wifi.managed', ssid]), of('b', ['com.apple.wifi.managed', ssid])],
      {},
      [],
      'warn conflicts.wifi-twice',
    ],
    [
      'two passcode policies',
      [of('a', ['com.apple.mobiledevice.passwordpolicy']), of('b', ['com.apple.mobiledevice.passwordpolicy'])],
      {},
      [],
      'warn conflicts.passcode-twice',
    ],
    [
      'two global proxies',
      [of('a', ['com.apple.proxy.http.global']), of('b', ['com.apple.proxy.http.global'])],
      {},
      [],
      'fail conflicts.one-only',
    ],
    [
      'a restriction both ways',
      [
        of('a', ['com.apple.applicationaccess', { allowCamera: true }]),
        of('b', ['com.apple.applicationaccess', { allowCamera: false }]),
      ],
      {},
      [],
      'warn conflicts.restriction',
    ],
    [
      'supervised only, unsupervised',
      [of('a', ['com.apple.app.lock'])],
      { supervise: false, allowPairing: true },
      [],
      'fail conflicts.supervised-only',
    ],
    ['newer than a device', [of('a', ['com.apple.relay.managed'])], {}, ['16.7', '18.6'], 'warn conflicts.too-old'],
    ['nothing of all that', [of('a', ['com.apple.wifi.managed', ssid])], {}, ['18.6'], 'pass conflicts.none'],
  ])('%s', async (_, profiles, settings, fleetOs, finding) => {
    expect(await findings('blueprint-conflicts', settings, { profiles, fleetOs })).toEqual([finding]);
  });

  it.each([
    [{ ...ssid, AutoJoin: false }, 'fail wifi.no-auto-join'],
    [{ SSID_STR: 'x', EncryptionType: 'WPA3' }, 'fail wifi.no-key'],
    [{ ...ssid, EAPClientConfiguration: { AcceptEAPTypes: [25] } }, 'fail wifi.asks-person'],
    [{ ...ssid, ProxyType: 'Manual' }, 'fail wifi.no-proxy'],
    [{ SSID_STR: 'x', EncryptionType: 'None' }, 'warn wifi.open'],
  ])('a network %j would keep devices from their MDM', async (payload, finding) => {
    const profiles = [of('a', ['com.apple.wifi.managed', payload])];
    expect(await findings('blueprint-wifi-reach', {}, { profiles })).toEqual([finding]);
    expect(await findings('blueprint-wifi-reach', { enrollment: 'none' }, { profiles })).toEqual([]);
  });
});

describe('the roster of the day', () => {
  const row = (position: number, user?: string, assetTag?: string) => ({
    position,
    ...(assetTag === undefined ? {} : { assetTag }),
    fields: user === undefined ? {} : { user },
  });
  const template = '{{roster.user}}-{{assetTag}}';
  it.each<[string, string, ReturnType<typeof row>[] | undefined, string[]]>([
    ['in order', template, [row(1, 'a', '1'), row(2, 'a', '2')], ['pass roster.fits']],
    ['missing', template, undefined, ['fail roster.none']],
    ['not asked for', '{{serial}}', undefined, []],
    ['without the column', template, [row(1, 'a'), row(2, 'b')], ['fail roster.no-column']],
    ['with holes', template, [row(1, 'a', '1'), row(2, undefined, '2')], ['fail roster.holes']],
    ['with one name twice', '{{roster.user}}', [row(1, 'a'), row(2, 'a')], ['fail roster.same-names']],
    ['with names too long', '{{roster.user}}', [row(1, 'あ'.repeat(22))], ['warn roster.long-names']],
    ['longer than the numbers left', '{{counter:3}}', [row(1), row(2), row(3)], ['fail roster.numbers-short']],
  ])('%s', async (_, deviceName, rows, expected) => {
    const roster = rows === undefined ? undefined : { name: '1組', rows };
    const numbers = [{ series: 'main', first: 1, last: 2, given: 0, next: 1 }];
    expect(await findings('blueprint-roster', { deviceName }, { roster, numbers })).toEqual(expected);
  });
});
