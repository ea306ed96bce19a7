import { describe, expect, it } from 'vitest';
import { judgeCloudConfiguration, storedCloudConfiguration } from './rules-cloud-configuration.ts';

const fresh = {
  cloudConfiguration: undefined,
  setupDone: false,
  activation: 'Activated',
  locked: false,
} as const;
const supervise = {
  AllowPairing: true,
  IsSupervised: true,
  SkipSetup: ['Siri'],
  OrganizationName: '情報システム部',
  OrganizationMagic: 'A',
  SupervisorHostCertificates: [Buffer.from('der')],
};

function judge(content: Partial<Parameters<typeof judgeCloudConfiguration>[0]['content']>, requested: object) {
  return judgeCloudConfiguration({ content: { ...fresh, ...content }, adeAssigned: false }, { ...requested });
}

describe('a cloud configuration set over USB', () => {
  it('is stored with the keys the device forces', () => {
    const verdict = judge({}, { ...supervise, IsMandatory: false, IsMDMUnremovable: true, ConfigurationSource: 1 });
    expect(verdict).toEqual({
      deletesPairings: false,
      stored: {
        ...supervise,
        IsMandatory: true,
        IsMDMUnremovable: false,
        ConfigurationSource: 2,
        CloudConfigurationUIComplete: true,
        ConfigurationWasApplied: true,
      },
    });
  });

  it('leaves the remote management pane to come when an enrollment URL is named', () => {
    const verdict = judge({}, { ...supervise, ConfigurationURL: 'https://mdm.example/enroll' });
    expect(verdict).toMatchObject({ stored: { ConfigurationURL: 'https://mdm.example/enroll' } });
    expect(verdict).not.toHaveProperty('stored.CloudConfigurationUIComplete');
  });

  it('deletes the pairings when pairing is forbidden', () => {
    expect(judge({}, { ...supervise, AllowPairing: false })).toMatchObject({ deletesPairings: true });
  });

  it('drops AwaitDeviceConfigured without supervision and keeps it with', () => {
    expect(judge({}, { AwaitDeviceConfigured: true })).not.toHaveProperty('stored.AwaitDeviceConfigured');
    expect(judge({}, { ...supervise, AwaitDeviceConfigured: true })).toHaveProperty('stored.AwaitDeviceConfigured');
  });

  it('keeps keys it does not know', () => {
    expect(judge({}, { NewKey: 1 })).toHaveProperty('stored.NewKey', 1);
  });

  it.each([
    ['when the device is locked', { locked: true }, supervise, 'device-locked'],
    ['when one is stored', { cloudConfiguration: {} }, supervise, 'already-configured'],
    ['when a person finished Setup Assistant', { setupDone: true }, supervise, 'already-configured'],
    ['before activation', { activation: 'Unactivated' }, supervise, 'not-activated'],
    ['with a string for a boolean', {}, { IsSupervised: 'yes' }, 'cloud-invalid'],
    ['with a number for a boolean', {}, { AllowPairing: 1 }, 'cloud-invalid'],
    ['with a boolean for a number', {}, { MDMProtocolVersion: true }, 'cloud-invalid'],
    ['with data for a string', {}, { OrganizationName: Buffer.from('x') }, 'cloud-invalid'],
    ['with a number among the panes', {}, { SkipSetup: ['Siri', 4] }, 'cloud-invalid'],
    ['with PEM text among the certificates', {}, { SupervisorHostCertificates: ['-----BEGIN'] }, 'cloud-invalid'],
  ] as const)('is refused %s', (_, content, requested, refused) => {
    expect(judge(content, requested)).toEqual({ refused });
  });

  it('is refused on a device that Apple assigns to a server', () => {
    const device = { content: fresh, adeAssigned: true };
    expect(judgeCloudConfiguration(device, supervise)).toEqual({ refused: 'ade-assigned' });
  });

  it('is refused when the request holds none', () => {
    expect(judgeCloudConfiguration({ content: fresh, adeAssigned: false }, undefined)).toEqual({
      refused: 'invalid-field',
    });
  });
});

describe('the stored cloud configuration', () => {
  it('is absent on a fresh device and marks a finished Setup Assistant', () => {
    expect(storedCloudConfiguration(fresh)).toBeUndefined();
    expect(storedCloudConfiguration({ ...fresh, setupDone: true })).toMatchObject({ IsSupervised: false });
  });
});
