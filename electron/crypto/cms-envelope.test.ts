import { beforeAll, describe, expect, it } from 'vitest';
import { issueCertificate, pem } from './certificates.ts';
import { packCertificates, unpackCertificates } from './cms-certificates.ts';
import { envelopCms, openCms } from './cms-envelope.ts';
import { CmsError } from './cms-error.ts';
import { generateRsaKey, privateKeyPem } from './keys.ts';
import { haveOpenssl, openWorkshop } from './test-openssl.ts';

async function makeRecipient() {
  const { privateKey, publicKey } = await generateRsaKey();
  const certificate = issueCertificate({
    subject: { cn: 'Recipient' },
    subjectPublicKey: publicKey,
    signingKey: privateKey,
    notAfter: new Date('2120-01-01T00:00:00Z'),
  });
  return { key: privateKey, certificate };
}

type Recipient = Awaited<ReturnType<typeof makeRecipient>>;
let one: Recipient;
let two: Recipient;
beforeAll(async () => {
  [one, two] = await Promise.all([makeRecipient(), makeRecipient()]);
});

const content = Buffer.from('構成プロファイル');
const reasonOf = (act: () => unknown) => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof CmsError ? error.reason : 'another error';
  }
};

describe('an envelope', () => {
  it('opens for its recipient only', () => {
    const envelope = envelopCms({ content, recipient: one.certificate });
    expect(envelope.includes(content)).toBe(false);
    expect(openCms(envelope, one)).toEqual(content);
    expect(reasonOf(() => openCms(envelope, two))).toBe('signer');
    expect(reasonOf(() => openCms(envelope, { ...one, key: two.key }))).toBe('content');
  });

  it('that is damaged throws nothing but CmsError, or opens to something else', () => {
    const envelope = envelopCms({ content, recipient: one.certificate });
    for (let position = 0; position < envelope.length; position += 7) {
      const damaged = Buffer.from(envelope);
      damaged.writeUInt8(damaged.readUInt8(position) ^ 0x41, position);
      expect(reasonOf(() => openCms(damaged, one))).not.toBe('another error');
    }
    expect(reasonOf(() => openCms(envelope, one, { maxBytes: 10 }))).toBe('too-large');
  });
});

describe('a message that only carries certificates', () => {
  it('gives them back in order', () => {
    const both = [two.certificate, one.certificate];
    expect(unpackCertificates(packCertificates(both))).toEqual(both);
    expect(reasonOf(() => unpackCertificates(Buffer.from('x')))).toBe('malformed');
    expect(reasonOf(() => unpackCertificates(envelopCms({ content, recipient: one.certificate })))).toBe('unsupported');
  });
});

describe.skipIf(!haveOpenssl)('envelopes with openssl (skipped without the openssl command)', () => {
  it('opens ours', () => {
    using shop = openWorkshop();
    const envelope = envelopCms({ content, recipient: one.certificate });
    const opened = shop.openssl(
      [
        ...['cms', '-decrypt', '-inform', 'DER', '-binary'],
        ...['-recip', shop.file('c.pem', pem(one.certificate)), '-inkey', shop.file('k.pem', privateKeyPem(one.key))],
      ],
      envelope,
    );
    expect(opened).toEqual(content);
  });

  it.each(['-aes128', '-aes256', '-des3'])('makes one with %s that we open, also in BER and for several', (cipher) => {
    using shop = openWorkshop();
    const recipients = [shop.file('2.pem', pem(two.certificate)), shop.file('1.pem', pem(one.certificate))];
    for (const form of [[], ['-stream']]) {
      const made = shop.openssl(
        ['cms', '-encrypt', '-binary', '-outform', 'DER', cipher, ...form, ...recipients],
        content,
      );
      expect(openCms(made, one)).toEqual(content);
    }
  });

  it('reads our certificates, and we read its', () => {
    using shop = openWorkshop();
    const packed = packCertificates([one.certificate, two.certificate]);
    const printed = shop.openssl(['pkcs7', '-inform', 'DER', '-print_certs'], packed).toString();
    expect(printed.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    const made = shop.openssl([
      ...['crl2pkcs7', '-nocrl', '-outform', 'DER', '-certfile', shop.file('c.pem', pem(one.certificate))],
    ]);
    expect(unpackCertificates(made)).toEqual([one.certificate]);
  });
});
