import { beforeAll, describe, expect, it } from 'vitest';
import { testPayload, testProfile } from '../../../../../tests/support/test-profiles.ts';
import { parsePlist } from '../../../../codecs/plist/parse.ts';
import { writeBinaryPlist } from '../../../../codecs/plist/write-binary.ts';
import { pem } from '../../../../crypto/certificates.ts';
import { signCms } from '../../../../crypto/cms.ts';
import { createSupervisionIdentity } from '../../../../crypto/supervision-identity.ts';
import { ProfileRefused, readMobileConfig } from './mobileconfig.ts';

let signer: Awaited<ReturnType<typeof createSupervisionIdentity>>;
beforeAll(async () => {
  signer = await createSupervisionIdentity({ organization: 'Signer', now: new Date('2026-01-01T00:00:00Z') });
});

function refusalOf(bytes: Buffer): readonly string[] {
  try {
    readMobileConfig(bytes);
  } catch (error) {
    if (error instanceof ProfileRefused) return error.chain;
    throw error;
  }
  return [];
}

describe('a profile as a device reads it', () => {
  it('has its identity and payloads', () => {
    const payload = testPayload('com.apple.webClip.managed', { URL: 'https://example.jp' });
    const bytes = testProfile('jp.example.clip', [payload], {
      PayloadDisplayName: 'クリップ',
      PayloadOrganization: '学校',
      PayloadRemovalDisallowed: true,
    });
    expect(readMobileConfig(bytes)).toMatchObject({
      identifier: 'jp.example.clip',
      displayName: 'クリップ',
      organization: '学校',
      removalDisallowed: true,
      signed: false,
      payloads: [{ type: 'com.apple.webClip.managed', content: { URL: 'https://example.jp' } }],
    });
  });

  it('may be binary, signed in DER or PEM, and begin with blank lines', () => {
    const xml = testProfile('a');
    const signed = signCms({ content: xml, ...signer });
    expect(readMobileConfig(writeBinaryPlist(parsePlist(xml))).identifier).toBe('a');
    expect(readMobileConfig(signed)).toMatchObject({ identifier: 'a', signed: true });
    expect(readMobileConfig(Buffer.from(pem(signed, 'PKCS7')))).toMatchObject({ identifier: 'a', signed: true });
    expect(readMobileConfig(Buffer.concat([Buffer.from('\n'), xml])).identifier).toBe('a');
  });

  it('is named by its identifier when it has no name', () => {
    expect(readMobileConfig(testProfile('a', undefined, { PayloadDisplayName: undefined })).displayName).toBe('a');
  });

  it('is refused when its signature is broken', () => {
    const signed = signCms({ content: testProfile('a'), ...signer });
    const tampered = Buffer.from(signed);
    const at = tampered.indexOf('Profile a');
    tampered.write('Profile b', at);
    expect(refusalOf(tampered)).toEqual(['profile-unreadable', 'profile-signature']);
    expect(refusalOf(signed.subarray(0, 200))).toEqual(['profile-unreadable', 'profile-signature']);
  });

  it.each([
    ['that is no plist', Buffer.from('<html></html>'), 'profile-malformed'],
    ['that is empty', Buffer.alloc(0), 'profile-malformed'],
    ['of another type', testProfile('a', undefined, { PayloadType: 'Profile Service' }), 'profile-field-value'],
    ['without identifier', testProfile('a', undefined, { PayloadIdentifier: undefined }), 'profile-field-missing'],
    ['with a number for its UUID', testProfile('a', undefined, { PayloadUUID: 7 }), 'profile-field-type'],
    ['of version 2', testProfile('a', undefined, { PayloadVersion: 2 }), 'profile-version'],
    ['without payloads', testProfile('a', []), 'profile-empty'],
    ['without content', testProfile('a', undefined, { PayloadContent: undefined }), 'profile-empty'],
    ['whose content is no list', testProfile('a', undefined, { PayloadContent: 'x' }), 'profile-field-type'],
    [
      'with a payload without type',
      testProfile('a', [testPayload('x', { PayloadType: undefined })]),
      'payload-field-missing',
    ],
    [
      'with a payload whose identifier is no text',
      testProfile('a', [testPayload('x', { PayloadIdentifier: 1 })]),
      'payload-field-type',
    ],
    [
      'with one UUID twice',
      testProfile('a', [testPayload('x', { PayloadUUID: 'U' }), testPayload('y', { PayloadUUID: 'U' })]),
      'profile-uuids',
    ],
  ])('is not read: one %s', (_, bytes, cause) => {
    expect(refusalOf(bytes)).toEqual(['profile-unreadable', cause]);
  });
});
