import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testPayload, testProfile, wifiPayload } from '../../../../../tests/support/test-profiles.ts';
import { pem } from '../../../../crypto/certificates.ts';
import { createSupervisionIdentity } from '../../../../crypto/supervision-identity.ts';
import { readMobileConfig } from './mobileconfig.ts';
import { installedAnchors, isEnrollmentProfile, toInstalledProfile } from './payload-rules.ts';

const install = (bytes: Buffer) => toInstalledProfile(readMobileConfig(bytes), { byMdm: false });

describe('an installed profile', () => {
  it('gives the networks of its Wi-Fi payloads', () => {
    const open = testPayload('com.apple.wifi.managed', { SSID_STR: 'guest', EncryptionType: 'None', Password: 'x' });
    const profile = install(testProfile('wifi', [wifiPayload({ ssid: '教室', password: 'himitsu' }), open]));
    expect(profile.wifi).toEqual([
      { ssid: '教室', password: 'himitsu' },
      { ssid: 'guest', password: '' },
    ]);
  });

  it('is refused when a Wi-Fi payload names no network', () => {
    expect(() => install(testProfile('wifi', [testPayload('com.apple.wifi.managed')]))).toThrow(
      'payload-field-missing',
    );
  });

  it('makes the device trust its root certificates, DER or PEM', async () => {
    const { certificate } = await createSupervisionIdentity({ organization: 'CA', now: new Date() });
    const payloads = [
      testPayload('com.apple.security.root', { PayloadContent: certificate }),
      testPayload('com.apple.security.pem', { PayloadContent: Buffer.from(pem(certificate)) }),
    ];
    const profiles = new Map([['ca', install(testProfile('ca', payloads))]]);
    const anchors = installedAnchors({ profiles });
    expect(anchors.map((anchor) => new X509Certificate(anchor).raw)).toEqual([certificate, certificate]);
  });

  it('trusts nothing of other profiles, and takes no certificate that is none', () => {
    expect(installedAnchors({ profiles: new Map([['a', install(testProfile('a'))]]) })).toEqual([]);
    const bad = testPayload('com.apple.security.root', { PayloadContent: Buffer.from('nonsense') });
    expect(() => install(testProfile('ca', [bad]))).toThrow('payload-malformed');
  });

  it('enrolls when it holds an MDM payload', () => {
    expect(isEnrollmentProfile(readMobileConfig(testProfile('mdm', [testPayload('com.apple.mdm')])))).toBe(true);
    expect(isEnrollmentProfile(readMobileConfig(testProfile('a')))).toBe(false);
  });
});
