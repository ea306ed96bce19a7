import { describe, expect, it } from 'vitest';
import type { Organization } from './organization.ts';
import { supervisionState } from './supervision-state.ts';

const notAfter = '2046-01-01T00:00:00Z';
const organization: Organization = {
  id: '5b6c1a3e-0a80-4f3e-8a8e-1f6f5f1f2b02',
  name: '青葉小学校',
  identity: { fingerprint: 'own', notAfter },
  accepts: [{ name: '非常用', fingerprint: 'spare', notAfter, certificate: 'AAAA' }],
  former: [{ fingerprint: 'old', notAfter, replacedAt: '2026-01-01T00:00:00Z' }],
};
const known = {
  organizations: [organization],
  held: [{ fingerprint: 'own' }, { fingerprint: 'old' }, { fingerprint: 'kept' }],
};

describe('whom a device obeys', () => {
  it.each<[readonly string[], string]>([
    [['own'], 'ours'],
    [['stranger', 'own'], 'ours'],
    [['old'], 'former'],
    [['spare', 'old'], 'former'],
    [['kept'], 'removed'],
    [['spare'], 'accepted'],
    [['stranger'], 'foreign'],
  ])('with the certificates %j', (supervisorFingerprints, kind) => {
    const cloudConfiguration = {
      isSupervised: true,
      supervisorFingerprints: [...supervisorFingerprints],
      hasConfigurationUrl: false,
    };
    expect(supervisionState({ supervised: 'yes', cloudConfiguration }, known)).toMatchObject({ kind });
  });

  it('is not guessed', () => {
    expect(supervisionState({ supervised: 'no', cloudConfiguration: null }, known)).toEqual({ kind: 'none' });
    expect(supervisionState({ supervised: 'yes', cloudConfiguration: undefined }, known)).toEqual({ kind: 'unknown' });
  });
});
