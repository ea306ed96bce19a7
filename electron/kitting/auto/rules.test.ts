import { describe, expect, it } from 'vitest';
import { type DeviceFacts, deviceFactsSchema } from '../../../shared/domain/device.ts';
import { autoObjection } from './rules.ts';

const paired = {
  udid: '00008101-000A1B2C3D4E5F60',
  paired: true,
  findMy: 'no',
  setupDone: 'no',
  supervised: 'no',
  cloudConfiguration: null,
};
const unpaired = { udid: paired.udid, paired: false, findMy: 'unknown', setupDone: 'unknown', supervised: 'unknown' };
const by = (organizationMagic: string, organizationName?: string) => ({
  cloudConfiguration: {
    organizationMagic,
    isSupervised: true,
    supervisorFingerprints: [],
    hasConfigurationUrl: false,
    ...(organizationName === undefined ? {} : { organizationName }),
  },
});

const plain = { cloudConfiguration: { isSupervised: false, supervisorFingerprints: [], hasConfigurationUrl: false } };

function facts(base: object, change: object = {}): DeviceFacts {
  return deviceFactsSchema.parse({ ...base, ...change });
}

describe('what an auto-run has against a device', () => {
  it.each<[string, DeviceFacts, 'never' | 'when-needed' | 'always', string | undefined]>([
    ['at Hello', facts(paired), 'when-needed', undefined],
    [
      'at Hello whose Find My cannot be read, where nothing is erased',
      facts(paired, { findMy: 'unknown' }),
      'when-needed',
      undefined,
    ],
    ['not paired yet, which is looked at again', facts(unpaired), 'always', undefined],
    ['set up, Find My off', facts(paired, { setupDone: 'yes' }), 'when-needed', undefined],
    ['set up, Find My on', facts(paired, { setupDone: 'yes', findMy: 'yes' }), 'when-needed', 'autorun.find-my'],
    [
      'set up, Find My not known',
      facts(paired, { setupDone: 'yes', findMy: 'unknown' }),
      'when-needed',
      'autorun.find-my',
    ],
    [
      'set up, where the blueprint never erases',
      facts(paired, { setupDone: 'yes', findMy: 'yes' }),
      'never',
      undefined,
    ],
    [
      'at Hello, Find My not known, where all are erased',
      facts(paired, { findMy: 'unknown' }),
      'always',
      'autorun.find-my',
    ],
    ['configured by us', facts(paired, by('ours')), 'when-needed', undefined],
    [
      'configured by us, where all are erased, Find My on',
      facts(paired, { ...by('ours'), findMy: 'yes' }),
      'always',
      'autorun.find-my',
    ],
    [
      'configured by somebody else',
      facts(paired, by('theirs', 'よその学校')),
      'when-needed',
      'autorun.configured-elsewhere',
    ],
    [
      'configured by somebody else, where all are erased',
      facts(paired, by('theirs')),
      'always',
      'autorun.configured-elsewhere',
    ],
    [
      'set up by a person, as every device that is holds a configuration',
      facts(paired, { setupDone: 'yes', ...plain }),
      'when-needed',
      undefined,
    ],
    [
      'the same, Find My on',
      facts(paired, { setupDone: 'yes', findMy: 'yes', ...plain }),
      'when-needed',
      'autorun.find-my',
    ],
    [
      'supervised by nobody knows whom',
      facts(unpaired, { supervised: 'yes' }),
      'when-needed',
      'autorun.configured-elsewhere',
    ],
    [
      'that does not tell whether it is set up',
      facts(paired, { cloudConfiguration: undefined, setupDone: 'unknown', supervised: 'unknown' }),
      'when-needed',
      'autorun.unknown-state',
    ],
  ])('%s', (_what, device, policy, code) => {
    expect(autoObjection(device, policy, (magic) => magic === 'ours')?.code).toBe(code);
  });

  it('names the organization whose device it is', () => {
    expect(autoObjection(facts(paired, by('theirs', 'よその学校')), 'always', () => false)?.params).toEqual({
      organization: 'よその学校',
    });
  });
});
