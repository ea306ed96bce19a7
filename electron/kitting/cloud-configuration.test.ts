import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { blueprintSchema } from '../../shared/domain/blueprint.ts';
import {
  type ConfigurationSource,
  configurationDigest,
  desiredConfiguration,
  readBackDifferences,
  withMagic,
} from './cloud-configuration.ts';

const blueprint = blueprintSchema.parse({
  id: '11111111-1111-4111-8111-111111111111',
  revision: 1,
  name: 'B',
  organizationId: '22222222-2222-4222-8222-222222222222',
  serverId: null,
  enrollment: 'remote-management',
  supervise: true,
  allowPairing: false,
  panes: { mode: 'show-some', show: ['Passcode'] },
  erase: 'never',
  profiles: [],
});
const source: ConfigurationSource = {
  blueprint,
  organization: {
    id: 'o',
    name: '桜小学校',
    phone: '',
    email: 'it@example.jp',
    identity: { fingerprint: '', notAfter: '' },
  },
  enrollment: { url: 'https://mdm.example/dep?t=c2VjcmV0', anchors: [Buffer.from('anchor')] },
  hostCertificates: [Buffer.from('station'), Buffer.from('break glass')],
};
const keyed = (text: string) => createHmac('sha256', 'key').update(text).digest('hex');

describe('the cloud configuration', () => {
  it('says what the blueprint and the organization say, and nothing empty', () => {
    const { SkipSetup, ...rest } = desiredConfiguration(source);
    expect(rest).toEqual({
      IsSupervised: true,
      IsMultiUser: false,
      AllowPairing: false,
      SupervisorHostCertificates: source.hostCertificates,
      OrganizationName: '桜小学校',
      OrganizationEmail: 'it@example.jp',
      ConfigurationURL: 'https://mdm.example/dep?t=c2VjcmV0',
      AnchorCertificates: [Buffer.from('anchor')],
      IsMandatory: true,
    });
    expect(SkipSetup).not.toContain('Passcode');
  });

  it('leaves supervision and enrollment out where they are not wanted', () => {
    const { enrollment: _, ...unenrolled } = source;
    const desired = desiredConfiguration({ ...unenrolled, blueprint: { ...blueprint, supervise: false } });
    expect(Object.keys(desired)).not.toEqual(
      expect.arrayContaining(['SupervisorHostCertificates', 'ConfigurationURL', 'AnchorCertificates']),
    );
    expect(desired.IsSupervised).toBe(false);
  });
});

describe('its digest', () => {
  const digest = (change: Partial<ConfigurationSource> = {}) =>
    configurationDigest(desiredConfiguration({ ...source, ...change }), keyed);

  it('does not show the URL, and changes with it', () => {
    expect(digest()).toMatch(/^[0-9a-f]{64}$/);
    expect(
      digest({ enrollment: { url: 'https://mdm.example/dep?t=other', anchors: [Buffer.from('anchor')] } }),
    ).not.toBe(digest());
  });

  it('changes with the supervisors', () => {
    expect(digest({ hostCertificates: [Buffer.from('another')] })).not.toBe(digest());
    expect(digest()).toBe(digest());
  });
});

describe('reading back', () => {
  const written = withMagic(desiredConfiguration(source), 'MAGIC');

  it('is content with what a device adds or normalises', () => {
    const read = { ...written, IsMandatory: true, ConfigurationSource: 2, SkipSetup: ['AppleID'] };
    expect(readBackDifferences(written, read)).toEqual([]);
    expect(
      readBackDifferences(written, {
        ...read,
        SupervisorHostCertificates: source.hostCertificates.map((c) => new Uint8Array(c)),
      }),
    ).toEqual([]);
  });

  it.each([
    ['ConfigurationURL', 'https://elsewhere.example/'],
    ['SupervisorHostCertificates', [Buffer.from('station')]],
    ['SupervisorHostCertificates', undefined],
    ['IsSupervised', false],
    ['AllowPairing', true],
  ])('names %s when it differs, without its value', (key, value) => {
    expect(readBackDifferences(written, { ...written, [key]: value })).toEqual([key]);
  });
});
