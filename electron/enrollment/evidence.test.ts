import { describe, expect, it } from 'vitest';
import { type DeviceFacts, deviceFactsSchema } from '../../shared/domain/device.ts';
import type { Evidence, Lookup } from '../../shared/domain/record.ts';
import { backendEvidence, deviceEvidence, factOf, isNews, mergeEvidence } from './evidence.ts';
import type { WatchSubject } from './watch-subject.ts';

const since = '2026-04-01T00:00:00.000Z';
const before = '2026-03-31T23:00:00.000Z';
const after = '2026-04-01T00:10:00.000Z';
const later = '2026-04-01T00:20:00.000Z';

const subject: WatchSubject = {
  runId: 'run',
  deviceKey: 'ecid:1',
  serial: 'KBTEST000001',
  udid: '00008101-0000000000000001',
  serverId: 'server',
  enrollment: 'remote-management',
  verification: 'device-and-mdm',
  supervised: true,
  magics: ['OLD', 'NEW'],
  profiles: [
    { identifier: 'school.settings', lifetime: 'stays' },
    { identifier: 'school.wifi', lifetime: 'may-go' },
    { identifier: 'mdm.enrollment', lifetime: 'enrolls' },
  ],
  since,
};

function facts(overrides: Record<string, unknown>): DeviceFacts {
  return deviceFactsSchema.parse({
    udid: subject.udid,
    paired: true,
    findMy: 'unknown',
    setupDone: 'unknown',
    supervised: 'unknown',
    ...overrides,
  });
}

function seen(overrides: Record<string, unknown>): Record<string, string> {
  const evidence = deviceEvidence(facts(overrides), subject, new Date(after));
  return Object.fromEntries(evidence.map((entry) => [entry.fact, entry.value]));
}

function configuration(organizationMagic?: string) {
  return { organizationMagic, isSupervised: true, supervisorFingerprints: [], hasConfigurationUrl: true };
}

describe('what a look at the device proves', () => {
  it('nothing about what could not be read, and never which screens were seen', () => {
    expect(seen({})).toEqual({ 'setup-screens': 'not-readable' });
  });

  it.each([
    ['a configuration of this run', configuration('NEW'), 'ours'],
    ['one of an earlier attempt', configuration('OLD'), 'ours'],
    ['one of somebody else', configuration('X'), 'other'],
    ['one without a magic', configuration(), 'other'],
    ['none', null, 'none'],
  ])('%s', (_, cloudConfiguration, value) => {
    expect(seen({ cloudConfiguration })['cloud-configuration']).toBe(value);
  });

  it.each([
    ['all of ours', ['school.settings', 'school.wifi'], 'complete', 'none'],
    ['Wi-Fi that removed itself', ['school.settings'], 'complete', 'none'],
    ['settings that are gone', ['school.wifi', 'mdm.x'], 'school.settings', 'mdm.x'],
    [
      'the setting every station may install',
      ['school.settings', 'com.apple.configurator.usbrestrictedmode'],
      'complete',
      'none',
    ],
    ['the enrollment we installed', ['school.settings', 'mdm.enrollment'], 'complete', 'mdm.enrollment'],
  ])('%s', (_, profileIdentifiers, profiles, others) => {
    expect(seen({ profileIdentifiers })).toMatchObject({ profiles, 'other-profiles': others });
  });
});

function hear(lookup: Partial<Lookup>, older: Evidence[] = []): Evidence[] {
  const answer: Lookup = {
    serial: subject.serial,
    enrolled: 'yes',
    halfEnrolled: false,
    source: 's',
    asOf: later,
    ...lookup,
  };
  return mergeEvidence(older, backendEvidence(answer, subject, older));
}

function answers(...lookups: Partial<Lookup>[]): string | undefined {
  return factOf(
    lookups.reduce<Evidence[]>((older, lookup) => hear(lookup, older), []),
    'enrollment',
  );
}

describe('what the backend proves', () => {
  it.each<[string, Partial<Lookup>[], string]>([
    ['a yes dated after the run', [{ lastSeenAt: after }], 'yes'],
    ['a yes dated before it', [{ lastSeenAt: before }], 'before'],
    ['a yes without a date', [{}], 'before'],
    ['a yes without a date, again', [{}, {}], 'before'],
    ['a yes that this watch saw begin', [{ enrolled: 'no' }, {}], 'yes'],
    ['an old yes that was seen again', [{ lastSeenAt: before }, { lastSeenAt: after }], 'yes'],
    ['an old yes, unchanged', [{ lastSeenAt: before }, { lastSeenAt: before }], 'before'],
    ['half an enrollment', [{ enrolled: 'no', halfEnrolled: true, lastSeenAt: after }], 'half'],
    ['half an enrollment from before', [{ enrolled: 'no', halfEnrolled: true, lastSeenAt: before }], 'no'],
    ['a half that became whole', [{ enrolled: 'no', halfEnrolled: true }, {}], 'yes'],
    ['a no after a yes', [{ lastSeenAt: after }, { enrolled: 'no' }], 'gone'],
    ['a yes after that', [{ lastSeenAt: after }, { enrolled: 'no' }, {}], 'yes'],
    ['a shrug', [{ enrolled: 'unknown' }], 'unknown'],
    ['a shrug after a yes', [{ lastSeenAt: after }, { enrolled: 'unknown' }], 'yes'],
    ['a shrug between no and yes', [{ enrolled: 'no' }, { enrolled: 'unknown' }, {}], 'yes'],
    ['a yes without a date after a shrug', [{ enrolled: 'unknown' }, {}], 'before'],
  ])('%s', (_, lookups, answer) => {
    expect(answers(...lookups)).toBe(answer);
  });

  it('tells since when an enrollment is half done', () => {
    const evidence = hear({ enrolled: 'no', halfEnrolled: true, lastSeenAt: after });
    expect(factOf(evidence, 'half-enrolled-since')).toBe(after);
  });

  it('tells another device by its UDID, with or without the dash', () => {
    expect(factOf(hear({ lastSeenAt: after, udid: subject.udid.replace('-', '').toUpperCase() }), 'udid')).toBe('ours');
    expect(factOf(hear({ lastSeenAt: after, udid: 'ab'.repeat(20) }), 'udid')).toBe('other');
  });

  it('is no news when only the time moved on', () => {
    const older = hear({ lastSeenAt: after });
    expect(isNews(older, hear({ lastSeenAt: later }))).toBe(false);
    expect(isNews(older, hear({ enrolled: 'no' }, older))).toBe(true);
  });
});
