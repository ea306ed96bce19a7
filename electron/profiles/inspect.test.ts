import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isKitError } from '../../shared/errors/kit-error.ts';
import { oddProfiles } from '../../tests/support/odd-profiles.ts';
import { plistBombs } from '../../tests/support/plist-bombs.ts';
import { testPayload, testProfile, wifiPayload } from '../../tests/support/test-profiles.ts';
import { issueCertificate } from '../crypto/certificates.ts';
import { signCms } from '../crypto/cms.ts';
import { generateRsaKey, type RsaKey } from '../crypto/keys.ts';
import { writeDocument } from './build-document.ts';
import { inspectProfile } from './inspect.ts';
import { readProfile } from './read.ts';

let key: RsaKey;
let certificate: Buffer;

beforeAll(async () => {
  key = await generateRsaKey();
  certificate = issueCertificate({
    subject: { cn: 'Profile Signer' },
    subjectPublicKey: key.publicKey,
    signingKey: key.privateKey,
    notAfter: new Date('2040-01-01T00:00:00Z'),
    ca: true,
  });
});

const sign = (content: Buffer) => signCms({ content, certificate, key: key.privateKey });
const plain = testProfile(
  'jp.example.odd',
  [
    wifiPayload({ ssid: 'salle', password: 'kitbench-room' }),
    testPayload('com.example.future', { Future: { Deep: [1, 2.5, true, new Date(0), Buffer.from('x')] } }),
  ],
  { PayloadDisplayName: 'Élève', 'Unknown Key': 'kept' },
);

describe('a profile in any guise', () => {
  it('says the same, and what devices get can be read by them', () => {
    const expected = inspectProfile(plain).document;
    for (const { name, file } of oddProfiles(plain, sign)) {
      const found = inspectProfile(file);
      expect(found.document, name).toEqual(expected);
      expect(readProfile(found.deviceBytes).identifier, name).toBe('jp.example.odd');
      expect(found.signer !== undefined, name).toBe(name.startsWith('signed'));
    }
  });

  it('is sent as it came unless no device could read it', () => {
    const changed = oddProfiles(plain, sign).filter(({ file }) => !inspectProfile(file).deviceBytes.equals(file));
    expect(changed.map(({ name }) => name)).toEqual([
      'in UTF-16 LE',
      'in UTF-16 BE',
      'in UTF-16 LE without a mark',
      'in Latin-1',
      'behind a mail',
      'before something else',
      'signed, bare base64',
      'signed around UTF-16',
    ]);
  });

  it('keeps keys that nobody knows through JSON and back', () => {
    const { document } = inspectProfile(plain);
    expect(document).toMatchObject({
      'Unknown Key': 'kept',
      PayloadContent: [{}, { Future: { Deep: expect.arrayContaining([1, 2.5, true]) } }],
    });
    expect(inspectProfile(writeDocument(JSON.parse(JSON.stringify(document)))).document).toEqual(document);
  });

  it('reads Japanese in Shift_JIS that claims to be UTF-8', () => {
    // 「校」 in Shift_JIS.
    const mark = Buffer.from('MARK');
    const file = Buffer.from(testProfile('a', undefined, { PayloadDisplayName: 'MARK' }));
    const at = file.indexOf(mark);
    const sjis = Buffer.concat([file.subarray(0, at), Buffer.from([0x8d, 0x5a]), file.subarray(at + 4)]);
    expect(inspectProfile(sjis)).toMatchObject({
      document: { PayloadDisplayName: '校' },
      oddities: [{ code: 'file.encoding', params: { encoding: 'Shift_JIS' } }],
    });
  });

  it('names the line of XML that cannot be read', () => {
    const lines = plain.toString('utf8').split('\n');
    lines[6] = '<strin>broken</string>';
    try {
      inspectProfile(Buffer.from(lines.join('\n')));
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'profile.line', params: { line: '7' } });
    }
  });
});

describe('hostile files', () => {
  it('end as one clear error, whatever one byte is changed', () => {
    const files = oddProfiles(plain, sign);
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(255), ({ file }, at, byte) => {
        const changed = Buffer.from(file);
        changed[at % changed.length] = byte;
        expectAnswerOrError(changed);
      }),
      { numRuns: 300 },
    );
  });

  it('end as one clear error, cut short anywhere or made of nothing', () => {
    const files = oddProfiles(plain, sign);
    const cut = fc
      .tuple(fc.constantFrom(...files), fc.nat())
      .map(([{ file }, at]) => file.subarray(0, at % file.length));
    fc.assert(
      fc.property(
        fc.oneof(
          cut,
          fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
        ),
        expectAnswerOrError,
      ),
      {
        numRuns: 200,
      },
    );
  });

  it('take neither time nor memory, however they are nested', () => {
    const before = process.memoryUsage().heapUsed;
    for (const bomb of Object.values(plistBombs)) expectAnswerOrError(bomb());
    expectAnswerOrError(Buffer.from('<plist>'.repeat(100_000)));
    expectAnswerOrError(Buffer.from(`-----BEGIN PKCS7-----${'A'.repeat(2_000_000)}`));
    expectAnswerOrError(Buffer.from('M'.concat('I'.repeat(2_900_000))));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(300_000_000);
  });
});

function expectAnswerOrError(file: Buffer): void {
  try {
    inspectProfile(file);
  } catch (error) {
    if (!isKitError(error)) throw error;
    expect(error.code).toMatch(/^profile\./);
  }
}
