import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeXmlPlist } from '../codecs/plist/write-xml.ts';
import { issueCertificate, pem } from '../crypto/certificates.ts';
import { generateRsaKey, privateKeyPem, type RsaKey } from '../crypto/keys.ts';
import { writePkcs12 } from '../crypto/pkcs12.ts';
import { readPushCertificate } from '../crypto/push-certificate.ts';
import { haveOpenssl, openWorkshop } from '../crypto/test-openssl.ts';
import { inspectPush, knownPush } from './push-report.ts';

const topic = 'com.apple.mgmt.External.0d1f6a52-7a6e-4a5e-9a53-0d4f6f0f4a01';
const now = new Date('2026-11-20T03:00:00Z');
const password = 'kanaria-push';

let own: RsaKey;
let other: RsaKey;
beforeAll(async () => {
  [own, other] = await Promise.all([generateRsaKey(), generateRsaKey()]);
});

/** As Apple's portal issues them, but for the authority (mdm §5). */
function pushCertificate(year: number, about: { key?: KeyObject; uid?: string } = {}): Buffer {
  return issueCertificate({
    subject: { uid: about.uid ?? topic, cn: 'APSP:0d1f6a52', c: 'JP' },
    issuer: { cn: 'Apple Application Integration 2 Certification Authority', o: 'Apple Inc.' },
    subjectPublicKey: about.key ?? own.publicKey,
    signingKey: other.privateKey,
    notBefore: new Date(`${year - 1}-10-01T00:00:00Z`),
    notAfter: new Date(`${year}-10-01T00:00:00Z`),
  });
}

const inPem = (...args: Parameters<typeof pushCertificate>) => Buffer.from(pem(pushCertificate(...args)));

async function report(certificate: Buffer, more: { previous?: Buffer; key?: Buffer; keyPassword?: string } = {}) {
  const { previous, key, keyPassword = '' } = more;
  const told = await inspectPush(
    {
      certificate,
      previous: previous && knownPush(previous),
      key: key && { file: key, password: keyPassword },
    },
    now,
  );
  return { ...told, findings: told.results.map(({ status, finding }) => `${status} ${finding.code}`) };
}

describe('a push certificate', () => {
  it('tells its topic and how long it holds', async () => {
    const { ok, certificate, findings } = await report(inPem(2027));
    expect({ ok, certificate }).toMatchObject({
      ok: true,
      certificate: {
        topic,
        notAfter: '2027-10-01T00:00:00.000Z',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(findings).toEqual(['pass push.topic', 'pass push.valid', 'unknown push.nothing-before']);
  });

  it('is read as DER, and among the authorities of a whole chain', async () => {
    const ca = issueCertificate({
      subject: { cn: 'CA' },
      subjectPublicKey: other.publicKey,
      signingKey: other.privateKey,
      notAfter: new Date('2040-01-01'),
    });
    const chain = Buffer.from(`${pem(ca)}${pem(pushCertificate(2027))}`);
    for (const file of [pushCertificate(2027), chain]) expect((await report(file)).certificate?.topic).toBe(topic);
  });

  it.each([
    [2026, 'fail push.expired'],
    [2028, 'warn push.not-yet'],
  ])('of the wrong year %i is told', async (year, finding) => {
    expect((await report(inPem(year))).findings).toContain(finding);
  });

  it('that ends soon is told', async () => {
    const soon = await inspectPush(
      { certificate: inPem(2027), previous: undefined, key: undefined },
      new Date('2027-09-25T00:00:00Z'),
    );
    expect(soon.results[1]).toMatchObject({
      status: 'warn',
      finding: { code: 'push.expires', params: { days: '6' } },
      cure: { code: 'push.expires.cure' },
    });
  });
});

describe('beside the one before it', () => {
  it.each<[string, () => Buffer, () => Buffer, string, boolean]>([
    ['renewed', () => inPem(2027), () => inPem(2026), 'pass push.renewed', true],
    ['renewed', () => inPem(2027, { key: other.publicKey }), () => inPem(2026), 'pass push.renewed', true],
    ['older', () => inPem(2026), () => inPem(2027), 'fail push.older', false],
    [
      'created-anew',
      () => inPem(2027, { uid: 'com.apple.mgmt.External.another' }),
      () => inPem(2026),
      'fail push.created-anew',
      false,
    ],
  ])('%s', async (renewal, file, previous, finding, ok) => {
    const told = await report(file(), { previous: previous() });
    expect(told.findings).toContain(finding);
    expect(told).toMatchObject({ renewal, ...(ok ? {} : { ok }) });
  });

  it('the same file is no renewal', async () => {
    const file = inPem(2027);
    expect(await report(file, { previous: file })).toMatchObject({ ok: true, renewal: 'same' });
  });
});

describe('beside its key', () => {
  it('fits the key in every form that it comes in', async () => {
    const certificate = pushCertificate(2027);
    const der = own.privateKey.export({ format: 'der', type: 'pkcs8' });
    const locked = own.privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: password });
    const p12 = await writePkcs12({ key: own.privateKey, certificate, password });
    for (const key of [Buffer.from(privateKeyPem(own.privateKey)), der, Buffer.from(locked), p12]) {
      expect((await report(certificate, { key, keyPassword: password })).findings).toContain('pass push.key-fits');
    }
  });

  it('does not fit the key of another run', async () => {
    const told = await report(inPem(2027), { key: Buffer.from(privateKeyPem(other.privateKey)) });
    expect(told.ok).toBe(false);
    expect(told.findings).toContain('fail push.key-other');
  });

  it('says when the key does not open, or is none', async () => {
    const p12 = await writePkcs12({ key: own.privateKey, certificate: pushCertificate(2027), password });
    expect((await report(inPem(2027), { key: p12, keyPassword: 'x' })).findings).toContain('unknown push.key-locked');
    for (const key of ['hello', '', pem(pushCertificate(2027))]) {
      const { findings } = await report(inPem(2027), { key: Buffer.from(key) });
      expect(findings).toContain('unknown push.key-unreadable');
    }
  });

  it.skipIf(!haveOpenssl)('fits the request of the same run, bare and as a vendor signed it', async () => {
    using shop = openWorkshop();
    const request = (key: RsaKey) =>
      shop.openssl([
        'req',
        '-new',
        '-key',
        shop.file(`${Math.random()}.pem`, privateKeyPem(key.privateKey)),
        '-subj',
        '/CN=Taro Yamada/C=JP/emailAddress=mdm@example.jp',
      ]);
    const vendorFile = (csr: Buffer) => {
      const plist = writeXmlPlist({
        PushCertRequestCSR: csr.toString().replace(/-----[A-Z ]+-----|\s/g, ''),
        PushCertCertificateChain: pem(pushCertificate(2027)),
        PushCertSignature: 'AAAA',
      });
      return Buffer.from(plist.toString('base64'));
    };
    const ours = request(own);
    for (const key of [ours, vendorFile(ours)]) {
      expect((await report(inPem(2027), { key })).findings).toContain('pass push.key-fits');
    }
    const theirs = request(other);
    for (const key of [theirs, vendorFile(theirs)]) {
      expect((await report(inPem(2027), { key })).findings).toContain('fail push.key-other');
    }
    expect((await report(vendorFile(ours))).findings).toEqual(['fail push.request']);
  });
});

describe('a file that is none', () => {
  it.each<[string, () => Buffer, string]>([
    ['the .json of an old browser', () => Buffer.from('\uFEFF{"status":"ok","url":"…"}\n'), 'push.json'],
    [
      'a request',
      () => Buffer.from('-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----'),
      'push.request',
    ],
    ['a certificate of a web site', () => inPem(2027, { uid: 'www.example.jp' }), 'push.other-certificate'],
    ['an empty one', () => Buffer.alloc(0), 'push.unreadable'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'push.unreadable'],
    ['a key', () => Buffer.from(privateKeyPem(own.privateKey)), 'push.unreadable'],
  ])('is told apart: %s', async (_, file, code) => {
    const told = await report(file());
    expect(told).toMatchObject({ ok: false, renewal: 'unknown' });
    expect(told.findings).toEqual([`fail ${code}`]);
    expect(told.results[0]?.cure?.code).toBe(`${code}.cure`);
  });

  it('never throws, whatever it is', async () => {
    const good = inPem(2027);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.tuple(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 20 })).map(([at, bytes]) => {
            const file = Buffer.from(good);
            file.set(bytes.subarray(0, file.length - at), at);
            return file;
          }),
        ),
        fc.uint8Array({ maxLength: 200 }),
        async (file, key) => {
          const { results } = await report(Buffer.from(file), { previous: good, key: Buffer.from(key) });
          expect(results.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('of elliptic curves is compared all the same', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const file = inPem(2027, { key: ec.publicKey });
    expect(readPushCertificate(file)).toMatchObject({ topic });
    const key = Buffer.from(ec.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    expect((await report(file, { key })).findings).toContain('pass push.key-fits');
  });
});
