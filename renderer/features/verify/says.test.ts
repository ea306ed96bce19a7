import { describe, expect, it } from 'vitest';
import { evidenceOf } from './evidence.ts';
import { type NextStep, nextStep, sharedStep } from './next-step.ts';
import { anEntry, aRecord, aRun } from './samples.ts';
import { backendSays, deviceSays } from './says.ts';

const watched = (facts: Readonly<Record<string, string>>) =>
  evidenceOf([
    aRecord({
      kind: 'enrolled',
      revision: 2,
      evidence: Object.entries(facts).map(([fact, value]) => anEntry(fact, value)),
    }),
  ]);
const server = aRecord().server;

describe('what the device says', () => {
  it.each([
    [{}, 'nothing'],
    [{ 'cloud-configuration': 'ours' }, 'configured'],
    [{ 'cloud-configuration': 'ours', 'setup-finished': 'no' }, 'in-setup'],
    [{ 'cloud-configuration': 'ours', 'setup-finished': 'yes', 'other-profiles': 'mdm' }, 'home-managed'],
    [{ 'cloud-configuration': 'ours', 'setup-finished': 'yes', 'other-profiles': 'none' }, 'home-unmanaged'],
    [{ 'cloud-configuration': 'none', 'setup-finished': 'yes' }, 'configuration-none'],
    [{ 'cloud-configuration': 'ours', profiles: 'school.wifi' }, 'profiles-missing'],
  ])('with %j is %s', (facts, key) => {
    expect(deviceSays(watched(facts)).key).toBe(key);
  });

  it('counts what the run wrote until a look says otherwise', () => {
    const ran = evidenceOf([aRecord({ evidence: [anEntry('cloud-configuration', 'magic')] })]);
    expect(deviceSays(ran)).toEqual({ key: 'configured', mark: 'pass' });
  });
});

describe('what the MDM says', () => {
  it('is its answer, else why there is none', () => {
    expect(backendSays(watched({ enrollment: 'yes' }), 'enrolled', server).key).toBe('yes');
    expect(backendSays(watched({ enrollment: 'yes', udid: 'other' }), 'contradicted', server).key).toBe('other-device');
    expect(backendSays([], 'waiting-for-network', server).key).toBe('no-network');
    expect(backendSays([], 'waiting-for-device', server).key).toBe('not-seen');
    expect(backendSays([], 'prepared', server).key).toBe('not-asked');
  });

  it('is nothing where there is no MDM', () => {
    expect(backendSays([], 'prepared', null).key).toBe('no-server');
  });
});

describe('the next step', () => {
  const key = (...about: Parameters<typeof nextStep>) => {
    const step = nextStep(...about);
    if (step.kind === 'problem') return step.problem.code;
    return step.kind === 'wait' ? step.reason.code : step.key;
  };
  const waiting = aRun({ verdict: 'waiting-for-device' });

  it('names the buttons of the console in use', () => {
    expect(key(waiting, [], server)).toBe('tap-mobiconnect');
    expect(key(waiting, [], { name: 'x', product: 'clomo', maskedUrl: '' })).toBe('tap-clomo');
    expect(key(waiting, [], undefined)).toBe('tap-other');
    expect(key(waiting, watched({ enrollment: 'half' }), server)).toBe('half');
  });

  it('of an enrolled device is the proof that is missing', () => {
    const enrolled = aRun({ verdict: 'enrolled' });
    expect(key(enrolled, watched({ enrollment: 'yes' }), server)).toBe('attach');
    expect(key(enrolled, watched({ 'setup-finished': 'yes' }), server)).toBe('ask-console');
  });

  it('of a failed run is its problem’s', () => {
    const problem = { code: 'device.locked', params: {}, chain: [] };
    expect(key(aRun({ end: 'failed', problem }), [], server)).toBe('device.locked');
    expect(key(aRun({ end: 'parked' }), [], server)).toBe('failed-unsaid');
  });

  it('of a run that waits for a person is what it waits for', () => {
    const { end: _, ...run } = aRun({ phase: 'waiting', waitingFor: { code: 'wait.trust', params: {} } });
    expect(key(run, [], server)).toBe('wait.trust');
  });

  it('is said once for many runs that share it', () => {
    const tap = { kind: 'say', key: 'tap-clomo' } as const;
    const problem: NextStep = { kind: 'problem', problem: { code: 'x', params: {}, chain: [] } };
    expect(sharedStep([tap, tap])).toBe('tap-clomo');
    expect(sharedStep([tap, { kind: 'say', key: 'half' }])).toBeUndefined();
    expect(sharedStep([problem, problem])).toBeUndefined();
    expect(sharedStep([tap])).toBeUndefined();
  });

  it('of a contradiction says what speaks against it', () => {
    expect(key(aRun({ verdict: 'contradicted' }), watched({ enrollment: 'gone' }), server)).toBe('contradicted-gone');
  });
});
