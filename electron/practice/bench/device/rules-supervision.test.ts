import { describe, expect, it } from 'vitest';
import { allowsPairing, isSupervised, isSupervisorCertificate, supervisorCertificates } from './rules-supervision.ts';

const certificate = Buffer.from('one');
const supervised = {
  cloudConfiguration: { IsSupervised: true, AllowPairing: false, SupervisorHostCertificates: [certificate] },
};

describe('supervision', () => {
  it('is read from the cloud configuration', () => {
    expect(isSupervised(supervised)).toBe(true);
    expect(isSupervised({ cloudConfiguration: { IsSupervised: false } })).toBe(false);
    expect(isSupervised({ cloudConfiguration: undefined })).toBe(false);
  });

  it('knows supervisors by the bytes of their certificate', () => {
    expect(isSupervisorCertificate(supervised, Buffer.from('one'))).toBe(true);
    expect(isSupervisorCertificate(supervised, Buffer.from('on'))).toBe(false);
  });

  it('has no supervisors on a device that is not supervised', () => {
    const listed = { cloudConfiguration: { SupervisorHostCertificates: [certificate] } };
    expect(supervisorCertificates(listed)).toEqual([]);
  });

  it('forbids pairing only where the configuration says so', () => {
    expect(allowsPairing(supervised)).toBe(false);
    expect(allowsPairing({ cloudConfiguration: { IsSupervised: true } })).toBe(true);
    expect(allowsPairing({ cloudConfiguration: undefined })).toBe(true);
  });
});
