import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../shared/domain/record.ts';
import { type Verdict, verdictSchema } from '../../shared/domain/verdict.ts';
import type { Fact } from './evidence.ts';
import { type BackendLink, contradictions, isFinal, judge, recordKindsOf } from './verdict.ts';
import type { WatchSubject } from './watch-subject.ts';

const subject: WatchSubject = {
  runId: 'run',
  deviceKey: 'ecid:1',
  serial: 'KBTEST000001',
  udid: 'udid',
  serverId: 'server',
  enrollment: 'remote-management',
  verification: 'device-and-mdm',
  supervised: true,
  magics: ['M'],
  profiles: [],
  since: '2026-04-01T00:00:00Z',
};

function evidence(facts: Partial<Record<Fact, string>>): Evidence[] {
  return Object.entries(facts).map(([fact, value]) => ({ fact, value, source: 'device', asOf: subject.since }));
}

const home = {
  'cloud-configuration': 'ours',
  supervised: 'yes',
  profiles: 'complete',
  'setup-finished': 'yes',
} as const;

describe('the verdict on a prepared device', () => {
  it.each<[string, Partial<Record<Fact, string>>, BackendLink, Verdict]>([
    ['nobody was asked yet', {}, 'unknown', 'prepared'],
    ['the backend knows nothing of it', { enrollment: 'no' }, 'up', 'waiting-for-device'],
    ['only its Authenticate came', { enrollment: 'half' }, 'up', 'waiting-for-device'],
    ['an enrollment from before the run is all there is', { enrollment: 'before' }, 'up', 'waiting-for-device'],
    ['the network is down', { enrollment: 'no' }, 'network-down', 'waiting-for-network'],
    ['the backend fails', {}, 'backend-down', 'waiting-for-backend'],
    ['the backend says so', { enrollment: 'yes' }, 'up', 'enrolled'],
    ['the backend said so before its link broke', { enrollment: 'yes' }, 'network-down', 'enrolled'],
    ['only the device says so', { ...home, 'other-profiles': 'mdm' }, 'unknown', 'enrolled'],
    ['both say so', { ...home, enrollment: 'yes', 'other-profiles': 'mdm' }, 'up', 'verified'],
    [
      'both name the same profile',
      { ...home, enrollment: 'yes', 'other-profiles': 'x mdm', 'backend-profiles': 'mdm wifi' },
      'up',
      'verified',
    ],
    [
      'they name different profiles',
      { ...home, enrollment: 'yes', 'other-profiles': 'x', 'backend-profiles': 'mdm wifi' },
      'up',
      'enrolled',
    ],
    [
      'the device was seen before Home',
      { 'cloud-configuration': 'ours', 'other-profiles': 'none' },
      'up',
      'waiting-for-device',
    ],
    ['the configuration is gone', { enrollment: 'yes', 'cloud-configuration': 'none' }, 'up', 'contradicted'],
    ['the configuration is somebody else’s', { 'cloud-configuration': 'other' }, 'up', 'contradicted'],
    ['it is not supervised', { 'cloud-configuration': 'ours', supervised: 'no' }, 'up', 'contradicted'],
    ['a profile is gone', { ...home, profiles: 'school.wifi' }, 'up', 'contradicted'],
    ['it left management', { enrollment: 'gone' }, 'up', 'contradicted'],
    ['another device enrolled under its serial', { enrollment: 'yes', udid: 'other' }, 'up', 'contradicted'],
    ['it reached Home without a profile of an MDM', { ...home, 'other-profiles': 'none' }, 'up', 'contradicted'],
  ])('when %s', (_, facts, link, verdict) => {
    expect(judge(subject, evidence(facts), link)).toBe(verdict);
  });

  it('lets a device reach Home first where it enrolls after set-up', () => {
    const later = { ...subject, enrollment: 'post-setup' as const };
    expect(judge(later, evidence({ ...home, 'other-profiles': 'none' }), 'up')).toBe('waiting-for-device');
  });

  it.each<[WatchSubject['verification'], Partial<Record<Fact, string>>, Verdict]>([
    ['device', { ...home, 'other-profiles': 'mdm' }, 'verified'],
    ['device', { ...home, 'other-profiles': 'mdm', enrollment: 'half' }, 'verified'],
    ['device', {}, 'waiting-for-device'],
    ['device', { enrollment: 'yes' }, 'enrolled'],
    ['device', { ...home, 'other-profiles': 'none' }, 'contradicted'],
    ['mdm', { enrollment: 'yes' }, 'verified'],
    ['mdm', { enrollment: 'half' }, 'waiting-for-device'],
    ['mdm', { ...home, 'other-profiles': 'mdm' }, 'enrolled'],
    ['mdm', { enrollment: 'yes', udid: 'other' }, 'contradicted'],
    ['device-and-mdm', { enrollment: 'yes' }, 'enrolled'],
  ])('asks for no more than the blueprint does: %s with %j is %s', (verification, facts, verdict) => {
    expect(judge({ ...subject, verification }, evidence(facts), 'unknown')).toBe(verdict);
  });

  it('waits for nothing without a server', () => {
    expect(judge({ ...subject, serverId: null }, [], 'unknown')).toBe('supervised-only');
    expect(judge({ ...subject, serverId: null, supervised: false }, [], 'unknown')).toBe('prepared');
    expect(judge({ ...subject, serverId: null }, evidence({ 'cloud-configuration': 'none' }), 'unknown')).toBe(
      'contradicted',
    );
  });

  it('names what speaks against it', () => {
    const facts = evidence({ 'cloud-configuration': 'none', supervised: 'no', enrollment: 'gone' });
    expect(contradictions(subject, facts)).toEqual(['cloud-configuration', 'supervised', 'enrollment']);
  });

  it('calls for records of what was proven, and ends when all is', () => {
    expect(recordKindsOf('verified')).toEqual(['enrolled', 'verified']);
    expect(verdictSchema.options.filter((verdict) => recordKindsOf(verdict).length > 0)).toEqual([
      'enrolled',
      'verified',
      'contradicted',
    ]);
    expect(verdictSchema.options.filter(isFinal)).toEqual(['verified', 'supervised-only']);
  });
});
