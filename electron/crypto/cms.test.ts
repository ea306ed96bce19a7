import { createHash, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Oid } from './algorithms.ts';
import { parseCertificate } from './certificate-fields.ts';
import { issueCertificate, pem } from './certificates.ts';
import { signCms, verifyCms } from './cms.ts';
import { CmsError } from './cms-error.ts';
import { context, integer, nothing, octetString, oid, sequence, setOf, Tag, tlv } from './der-write.ts';
import { generateRsaKey, privateKeyPem } from './keys.ts';
import { haveOpenssl, openWorkshop, type Workshop } from './test-openssl.ts';

/** Holds a line feed and a carriage return: text-mode signing would rewrite them. */
const challenge = Buffer.from('0a0d00ff0d0a4142', 'hex');

let certificate: Buffer;
let key: KeyObject;
let other: { certificate: Buffer; key: KeyObject };

async function makeSigner(cn: string) {
  const pair = await generateRsaKey();
  const made = issueCertificate({
    subject: { cn },
    subjectPublicKey: pair.publicKey,
    signingKey: pair.privateKey,
    notAfter: new Date('2060-01-01'),
    subjectKeyIdentifier: true,
  });
  return { certificate: made, key: pair.privateKey };
}

beforeAll(async () => {
  [{ certificate, key }, other] = await Promise.all([makeSigner('signer'), makeSigner('other')]);
});

function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CmsError) return error.reason;
    throw error;
  }
  return 'no error';
}

describe('signCms and verifyCms', () => {
  it.each(['sha1', 'sha256'] as const)('agree with %s, attached and detached', (digest) => {
    const signingTime = new Date('2026-03-04T05:06:07Z');
    const attached = signCms({
      content: challenge,
      certificate,
      key,
      digest,
      signingTime,
      extraCertificates: [other.certificate],
    });
    expect(verifyCms(attached)).toMatchObject({
      content: challenge,
      signerCertificate: certificate,
      certificates: [certificate, other.certificate],
      signingTime,
    });
    const detached = signCms({ content: challenge, certificate, key, digest, detached: true });
    expect(detached.includes(challenge)).toBe(false);
    expect(verifyCms(detached, { detachedContent: challenge }).content).toEqual(challenge);
    expect(reasonOf(() => verifyCms(detached))).toBe('content');
    expect(reasonOf(() => verifyCms(detached, { detachedContent: Buffer.from('x') }))).toBe('content');
    expect(reasonOf(() => verifyCms(attached, { detachedContent: Buffer.from('x') }))).toBe('content');
  });

  it('write the signed attributes in DER order', () => {
    const message = signCms({ content: challenge, certificate, key });
    const positions = [Oid.contentType, Oid.signingTime, Oid.messageDigest].map((name) => message.indexOf(oid(name)));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  });

  it('refuse to sign with a key that is not the certificate’s', () => {
    expect(reasonOf(() => signCms({ content: challenge, certificate, key: other.key }))).toBe('signer');
  });

  it('refuse a message whose content, attributes, signature or certificate was changed', () => {
    const message = signCms({ content: challenge, certificate, key });
    const changed = (position: number) => {
      const bytes = Buffer.from(message);
      bytes.writeUInt8(bytes.readUInt8(position) ^ 1, position);
      return bytes;
    };
    expect(reasonOf(() => verifyCms(changed(message.indexOf(challenge))))).toBe('content');
    const digest = createHash('sha256').update(challenge).digest();
    expect(reasonOf(() => verifyCms(changed(message.indexOf(digest))))).toBe('content');
    const time = message.indexOf(oid(Oid.signingTime)) + 15;
    expect(reasonOf(() => verifyCms(changed(time)))).toBe('signature');
    expect(reasonOf(() => verifyCms(changed(message.length - 1)))).toBe('signature');
    const publicKey = message.indexOf(certificate) + 200;
    expect(reasonOf(() => verifyCms(changed(publicKey)))).not.toBe('no error');
  });

  it('throw nothing but CmsError on damaged messages', () => {
    const message = signCms({ content: challenge, certificate, key });
    const edits = fc.array(fc.tuple(fc.nat(message.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(edits, fc.nat(message.length - 1), (changes, cut) => {
        const bytes = Buffer.from(message);
        for (const [position, byte] of changes) bytes[position] = byte;
        reasonOf(() => verifyCms(bytes));
        expect(reasonOf(() => verifyCms(message.subarray(0, cut)))).toBe('malformed');
      }),
      { numRuns: 500 },
    );
    expect(reasonOf(() => verifyCms(message, { maxBytes: 100 }))).toBe('too-large');
  });
});

describe('verifyCms on messages no library would write', () => {
  const sha256 = () => sequence(oid(Oid.sha256));
  type Parts = { content: Buffer; contentType?: string; attributes?: Buffer; signed: Buffer; certificates?: Buffer[] };

  function message({
    content,
    contentType = Oid.cmsData,
    attributes,
    signed,
    certificates = [certificate],
  }: Parts): Buffer {
    const { issuer, serial } = parseCertificate(certificate);
    const rsa = sequence(oid(Oid.rsaEncryption), nothing());
    const signer = sequence(
      integer(1),
      sequence(issuer, serial),
      sha256(),
      ...(attributes ? [attributes] : []),
      rsa,
      octetString(sign('sha256', signed, key)),
    );
    const data = sequence(
      integer(1),
      setOf(sha256()),
      sequence(oid(contentType), context(0, octetString(content))),
      context(0, ...certificates),
      setOf(signer),
    );
    return sequence(oid(Oid.cmsSignedData), context(0, data));
  }

  const attribute = (name: string, value: Buffer) => sequence(oid(name), tlv(Tag.set, value));
  const digestOf = (content: Buffer) => octetString(createHash('sha256').update(content).digest());

  it('takes one without signed attributes, for plain data only', () => {
    expect(verifyCms(message({ content: challenge, signed: challenge })).content).toEqual(challenge);
    expect(reasonOf(() => verifyCms(message({ content: challenge, contentType: '1.2.3', signed: challenge })))).toBe(
      'malformed',
    );
  });

  it('takes attributes out of order, whether their signer sorted what it signed or not', () => {
    const members = [attribute(Oid.messageDigest, digestOf(challenge)), attribute(Oid.contentType, oid(Oid.cmsData))];
    const attributes = context(0, ...members);
    for (const signed of [tlv(Tag.set, ...members), setOf(...members)]) {
      expect(verifyCms(message({ content: challenge, attributes, signed })).content).toEqual(challenge);
    }
  });

  it('refuses attributes that are missing, doubled, or for another content type', () => {
    const digest = attribute(Oid.messageDigest, digestOf(challenge));
    const type = (name: string) => attribute(Oid.contentType, oid(name));
    const tries = [[digest], [type(Oid.cmsData)], [digest, digest, type(Oid.cmsData)], [digest, type('1.2.3')]];
    const reasons = tries.map((members) =>
      reasonOf(() =>
        verifyCms(
          message({ content: challenge, attributes: context(0, ...members), signed: tlv(Tag.set, ...members) }),
        ),
      ),
    );
    expect(reasons).toEqual(['malformed', 'malformed', 'malformed', 'content']);
  });

  it('refuses attributes passed off as content', () => {
    const attributes = setOf(
      attribute(Oid.contentType, oid(Oid.cmsData)),
      attribute(Oid.messageDigest, digestOf(challenge)),
    );
    expect(reasonOf(() => verifyCms(message({ content: attributes, signed: attributes })))).toBe('malformed');
  });

  it("refuses one without its signer's certificate", () => {
    const bare = message({ content: challenge, signed: challenge, certificates: [other.certificate] });
    expect(reasonOf(() => verifyCms(bare))).toBe('signer');
  });
});

describe.skipIf(!haveOpenssl)('CMS with openssl (skipped without the openssl command)', () => {
  const inShop = (work: (shop: Workshop, signer: string[]) => void) => {
    using shop = openWorkshop();
    work(shop, [
      '-signer',
      shop.file('signer.pem', pem(certificate)),
      '-inkey',
      shop.file('key.pem', privateKeyPem(key)),
    ]);
  };

  it('openssl verifies ours', () => {
    inShop((shop) => {
      const check = ['cms', '-verify', '-binary', '-noverify', '-inform', 'DER'];
      for (const digest of ['sha1', 'sha256'] as const) {
        expect(shop.openssl(check, signCms({ content: challenge, certificate, key, digest }))).toEqual(challenge);
        const detached = shop.file(
          'detached',
          signCms({ content: challenge, certificate, key, digest, detached: true }),
        );
        expect(shop.openssl([...check, '-in', detached, '-content', shop.file('content', challenge)])).toEqual(
          challenge,
        );
      }
    });
  });

  it.each([
    ['DER', []],
    ['DER with SHA-1', ['-md', 'sha1']],
    ['DER by key identifier', ['-keyid']],
    ['DER without attributes', ['-noattr']],
    ['BER in pieces', ['-stream']],
    ['BER of indefinite length', ['-indef']],
    ['BER in pieces without attributes', ['-stream', '-noattr']],
  ])("we verify openssl's %s", (_, options) => {
    inShop((shop, signer) => {
      const content = Buffer.concat([challenge, Buffer.alloc(20_000, 7)]);
      const message = shop.openssl(
        ['cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', ...signer, ...options],
        content,
      );
      const verified = verifyCms(message);
      expect(verified.content).toEqual(content);
      expect(verified.signerCertificate).toEqual(certificate);
      const changed = Buffer.from(message);
      changed.writeUInt8(8, changed.indexOf(Buffer.alloc(100, 7)) + 50);
      expect(reasonOf(() => verifyCms(changed))).toMatch(/content|signature/);
    });
  });

  it("we verify openssl's detached message, as a device's Mdm-Signature is", () => {
    inShop((shop, signer) => {
      const message = shop.openssl(['cms', '-sign', '-binary', '-outform', 'DER', ...signer], challenge);
      expect(verifyCms(message, { detachedContent: challenge }).content).toEqual(challenge);
    });
  });

  it('we verify an ECDSA signer', () => {
    using shop = openWorkshop();
    const files = ['-keyout', shop.path('ec.key'), '-out', shop.path('ec.pem')];
    shop.openssl([
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=ec',
      ...files,
    ]);
    const message = shop.openssl(
      [
        'cms',
        '-sign',
        '-binary',
        '-nodetach',
        '-outform',
        'DER',
        '-signer',
        shop.path('ec.pem'),
        '-inkey',
        shop.path('ec.key'),
      ],
      challenge,
    );
    expect(verifyCms(message).content).toEqual(challenge);
  });

  it('we refuse two signers and PSS rather than half-check them', () => {
    inShop((shop, signer) => {
      const sign = ['cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', ...signer];
      const second = [
        '-signer',
        shop.file('b.pem', pem(other.certificate)),
        '-inkey',
        shop.file('b.key', privateKeyPem(other.key)),
      ];
      expect(reasonOf(() => verifyCms(shop.openssl([...sign, ...second], challenge)))).toBe('unsupported');
      expect(reasonOf(() => verifyCms(shop.openssl([...sign, '-keyopt', 'rsa_padding_mode:pss'], challenge)))).toBe(
        'unsupported',
      );
    });
  });
});
