import { describe, expect, it } from 'vitest';
import { deviceErrorMeaning, explainChain } from './device-errors.ts';

describe('device errors', () => {
  it('knows a code under both names of the tunnel domain', () => {
    expect(deviceErrorMeaning('MCTunnelErrorDomain', 14002)?.problem).toBe('mcinstall.already-configured');
    expect(deviceErrorMeaning('DMCTunnelErrorDomain', 14002)?.problem).toBe('mcinstall.already-configured');
  });

  it('does not take a code for known under a foreign domain', () => {
    expect(deviceErrorMeaning('MCCloudConfigErrorDomain', 14002)).toBeUndefined();
    expect(deviceErrorMeaning('constructor', 14002)).toBeUndefined();
  });

  it('reads ranges to their ends and no further', () => {
    expect(deviceErrorMeaning('MCProfileErrorDomain', 1010)?.problem).toBe('mcinstall.bad-profile');
    expect(deviceErrorMeaning('MCProfileErrorDomain', 1011)).toBeUndefined();
  });

  it('explains a chain by its deepest known link', () => {
    const chain = [
      { domain: 'MCInstallationErrorDomain', code: 4001 },
      { domain: 'MCProfileErrorDomain', code: 1009 },
      { domain: 'NSURLErrorDomain', code: -1009 },
    ];
    expect(explainChain(chain)?.problem).toBe('mcinstall.bad-profile');
  });

  it('lets the wrapper speak only when nothing inside it is known', () => {
    const wrapper = { domain: 'MCInstallationErrorDomain', code: 4001 };
    expect(explainChain([{ domain: 'MCChaperoneErrorDomain', code: 29000 }, wrapper])?.problem).toBe(
      'mcinstall.not-supervised',
    );
    expect(explainChain([wrapper, { domain: 'NSURLErrorDomain', code: 1 }])?.problem).toBe('mcinstall.profile-failed');
    expect(explainChain([])).toBeUndefined();
  });
});
