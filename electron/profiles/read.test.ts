import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors/table.ts';
import { testPayload, testProfile, wifiPayload } from '../../tests/support/test-profiles.ts';
import { parsePlist } from '../codecs/plist/parse.ts';
import { writeBinaryPlist } from '../codecs/plist/write-binary.ts';
import { issueCertificate, pem } from '../crypto/certificates.ts';
import { signCms } from '../crypto/cms.ts';
import { generateRsaKey, type RsaKey } from '../crypto/keys.ts';
import { haveOpenssl, openWorkshop } from '../crypto/test-openssl.ts';
import { readProfile } from './read.ts';

let key: RsaKey;
let certificate: Buffer;
const notAfter = new Date('2027-01-31T00:00:00Z');

beforeAll(async () => {
  key = await generateRsaKey();
  certificate = issueCertificate({
    subject: { cn: 'Profile Signer', o: 'Sample' },
    subjectPublicKey: key.publicKey,
    signingKey: key.privateKey,
    notAfter,
  });
});

function failure(bytes: Uint8Array): ErrorCode | undefined {
  try {
    readProfile(bytes);
    return undefined;
  } catch (error) {
    return (error as { code: ErrorCode }).code;
  }
}

const wifi = testProfile('jp.example.wifi', [wifiPayload({ ssid: 'room', password: 'kitbench-room' })], {
  PayloadOrganization: '見本学園',
  PayloadRemovalDisallowed: true,
});

describe('reading a profile', () => {
  it('tells what it is and what it holds', () => {
    expect(readProfile(wifi)).toMatchObject({
      identifier: 'jp.example.wifi',
      displayName: 'Profile jp.example.wifi',
      organization: '見本学園',
      payloads: [{ type: 'com.apple.wifi.managed', identifier: 'test.com.apple.wifi.managed' }],
      removalDisallowed: true,
      hasWifi: true,
      hasMdm: false,
      signed: false,
    });
  });

  it('knows one that enrolls', () => {
    expect(readProfile(testProfile('a', [testPayload('com.apple.mdm')])).hasMdm).toBe(true);
  });

  it('takes the identifier for a name where there is none', () => {
    expect(readProfile(testProfile('a.b', [], { PayloadDisplayName: undefined })).displayName).toBe('a.b');
  });

  it('reads XML behind a byte order mark, and the binary form', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), wifi]);
    const binary = writeBinaryPlist(parsePlist(wifi));
    expect(readProfile(marked)).toEqual(readProfile(wifi));
    expect(readProfile(binary)).toEqual(readProfile(wifi));
  });

  it('reads a signed one, in DER and in PEM, and names the signer', () => {
    const signed = signCms({ content: wifi, certificate, key: key.privateKey });
    for (const bytes of [signed, Buffer.from(pem(signed, 'CMS')), Buffer.from(`\n${pem(signed, 'PKCS7')}`)]) {
      expect(readProfile(bytes)).toEqual({
        ...readProfile(wifi),
        signed: true,
        signer: { subject: 'O=Sample, CN=Profile Signer', notAfter: notAfter.toISOString() },
      });
    }
  });

  it.skipIf(!haveOpenssl)('reads one that openssl signed in streaming BER', () => {
    using shop = openWorkshop();
    const signer = shop.file('c.pem', pem(certificate));
    const keyFile = shop.file('k.pem', key.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const args = ['cms', '-sign', '-binary', '-nodetach', '-stream', '-outform', 'DER', '-signer', signer];
    shop.openssl([...args, '-inkey', keyFile, '-out', shop.path('signed')], wifi);
    const signed = readFileSync(shop.path('signed'));
    expect(signed[1]).toBe(0x80);
    expect(readProfile(signed)).toMatchObject({ identifier: 'jp.example.wifi', signed: true });
  });
});

describe('a file no device would take', () => {
  const text = wifi.toString('utf8');

  it.each<[string, () => Uint8Array, ErrorCode]>([
    ['nothing', () => Buffer.alloc(0), 'profile.empty'],
    ['too much', () => Buffer.alloc(3_000_001, ' '), 'profile.too-large'],
    ['UTF-16 with a mark', () => Buffer.from(`\ufeff${text}`, 'utf16le'), 'profile.encoding'],
    ['UTF-16 without one', () => Buffer.from(text, 'utf16le'), 'profile.encoding'],
    ['big-endian UTF-16', () => Buffer.from(text, 'utf16le').swap16(), 'profile.encoding'],
    ['Shift_JIS by declaration', () => Buffer.from(text.replace('UTF-8', 'Shift_JIS')), 'profile.encoding'],
    ['Shift_JIS by its bytes', () => Buffer.from(text.replace('room', '\x83\x8b'), 'latin1'), 'profile.encoding'],
    ['a web page', () => Buffer.from('<!doctype html><html></html>'), 'profile.not-a-plist'],
    ['a cut file', () => wifi.subarray(0, wifi.length - 40), 'profile.not-a-plist'],
    [
      'too deep a file',
      () => Buffer.from(`<plist>${'<array>'.repeat(100)}${'</array>'.repeat(100)}</plist>`),
      'profile.not-a-plist',
    ],
    ['a list', () => Buffer.from('<plist><array/></plist>'), 'profile.not-a-profile'],
    ['a profile service', () => testProfile('a', [], { PayloadType: 'Profile Service' }), 'profile.not-a-profile'],
    ['no identifier', () => testProfile('a', [], { PayloadIdentifier: undefined }), 'profile.not-a-profile'],
    ['no contents', () => testProfile('a', [], { PayloadContent: undefined }), 'profile.not-a-profile'],
    [
      'encrypted contents',
      () => testProfile('a', [], { EncryptedPayloadContent: Buffer.from('x') }),
      'profile.encrypted',
    ],
    ['DER of something else', () => certificate, 'profile.signature-unreadable'],
    ['PEM that is cut', () => Buffer.from('-----BEGIN PKCS7-----\nMII'), 'profile.signature-unreadable'],
  ])('%s', (_, bytes, code) => {
    expect(failure(bytes())).toBe(code);
  });

  it('a UUID that stands twice', () => {
    const payload = testPayload('com.apple.webClip.managed', { PayloadUUID: 'aaaa' });
    expect(failure(testProfile('a', [payload, { ...payload, PayloadUUID: 'AAAA' }]))).toBe('profile.duplicate-uuid');
  });

  it('a signed one that was changed afterwards', () => {
    const signed = signCms({ content: wifi, certificate, key: key.privateKey });
    const changed = Buffer.from(signed.toString('latin1').replace('kitbench-room', 'kitbench-moor'), 'latin1');
    expect(changed.equals(signed)).toBe(false);
    expect(failure(changed)).toBe('profile.signature-broken');
  });

  it('never fails otherwise than by a code, whatever the bytes', () => {
    const damaged = fc.tuple(fc.nat(wifi.length - 1), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => {
      const copy = Buffer.from(wifi);
      copy[at] = byte;
      return copy;
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged), (bytes) => {
        expect(failure(bytes) ?? 'profile.ok').toMatch(/^profile\./);
      }),
    );
  });
});
