import { describe, expect, it } from 'vitest';
import type { DeviceFacts } from '../../shared/domain/device.ts';
import { udidSchema } from '../../shared/domain/ids.ts';
import { decideErase } from './erase-decision.ts';

const fresh: DeviceFacts = {
  udid: udidSchema.parse('00008110-000123456789ABCD'),
  paired: true,
  findMy: 'no',
  setupDone: 'no',
  supervised: 'no',
};
const foreign = {
  organizationName: 'Other School',
  organizationMagic: 'THEIRS',
  isSupervised: true,
  supervisorFingerprints: [],
  hasConfigurationUrl: true,
};
const ours = { ...foreign, organizationMagic: 'OURS' };
const isOurs = (magic: string) => magic === 'OURS';

describe('the erase decision', () => {
  it.each([
    ['when-needed', 'a device at Hello', {}, 'skip', 'erase.not-needed'],
    ['when-needed', 'a device read to hold no configuration', { cloudConfiguration: null }, 'skip', 'erase.not-needed'],
    ['when-needed', 'a set-up device', { setupDone: 'yes' }, 'do', 'erase.set-up'],
    ['when-needed', 'a device of others', { cloudConfiguration: foreign }, 'do', 'erase.configured-by'],
    ['when-needed', 'a device supervised by somebody', { supervised: 'yes' }, 'do', 'erase.set-up'],
    [
      'when-needed',
      'a device with this very configuration',
      { cloudConfiguration: ours },
      'skip',
      'erase.already-ours',
    ],
    ['when-needed', 'a device that tells nothing', { setupDone: 'unknown' }, 'ask', 'erase.unknown'],
    ['never', 'a device at Hello', {}, 'skip', 'erase.policy-never'],
    ['never', 'a set-up device', { setupDone: 'yes' }, 'impossible', 'erase.forbidden'],
    ['never', 'a device of others', { cloudConfiguration: foreign }, 'impossible', 'erase.forbidden-configured-by'],
    ['never', 'a device that tells nothing', { setupDone: 'unknown' }, 'skip', 'erase.policy-never'],
    ['always', 'a device at Hello', {}, 'do', 'erase.policy-always'],
    ['always', 'a device with this very configuration', { cloudConfiguration: ours }, 'do', 'erase.policy-always'],
  ] as const)('under %s for %s', (policy, _, change, decision, code) => {
    const decided = decideErase(policy, { ...fresh, ...change }, isOurs);
    expect([decided.decision, decided.reason.code]).toEqual([decision, code]);
  });

  it('says when only the supervision identity was changed', () => {
    const cloudConfiguration = { ...foreign, supervisorFingerprints: ['old'] };
    const decided = (policy: 'when-needed' | 'never') =>
      decideErase(policy, { ...fresh, cloudConfiguration }, isOurs, ['older', 'old']).reason.code;
    expect([decided('when-needed'), decided('never')]).toEqual([
      'erase.former-identity',
      'erase.forbidden-configured-by',
    ]);
  });

  it('shows whose configuration would be lost', () => {
    const decided = decideErase('when-needed', { ...fresh, cloudConfiguration: foreign }, isOurs);
    expect(decided.reason.params).toEqual({ organization: 'Other School' });
  });
});
