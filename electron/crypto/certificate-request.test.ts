import { describe, expect, it } from 'vitest';
import { readCertificateRequest, writeCertificateRequest } from './certificate-request.ts';
import { generateRsaKey, privateKeyPem } from './keys.ts';
import { haveOpenssl, openWorkshop } from './test-openssl.ts';

const key = await generateRsaKey();
const request = writeCertificateRequest({ ...key, subject: { cn: '端末 1' }, challenge: 'once' });

describe('a certification request', () => {
  it('is read as it was written', () => {
    const { publicKey, commonName, challenge } = readCertificateRequest(request);
    expect({ commonName, challenge }).toEqual({ commonName: '端末 1', challenge: 'once' });
    expect(publicKey.equals(key.publicKey)).toBe(true);
  });

  it('that its key did not sign is refused', () => {
    const damaged = Buffer.from(request);
    const position = damaged.indexOf('once');
    damaged.write('ONCE', position);
    expect(() => readCertificateRequest(damaged)).toThrow('not signed by its key');
  });

  it.skipIf(!haveOpenssl)('holds for openssl, and openssl’s for us (skipped without the openssl command)', () => {
    using shop = openWorkshop();
    const shown = shop.openssl(['req', '-inform', 'DER', '-verify', '-noout', '-text', '-nameopt', 'utf8'], request);
    expect(shown.toString()).toMatch(/challengePassword\s*:once/);
    const config = shop.file(
      'req.cnf',
      '[req]\nprompt=no\ndistinguished_name=dn\nattributes=at\n[dn]\nCN=by openssl\n[at]\nchallengePassword=secret\n',
    );
    const pemKey = shop.file('k.pem', privateKeyPem(key.privateKey));
    const made = shop.openssl(['req', '-new', '-config', config, '-key', pemKey, '-outform', 'DER']);
    expect(readCertificateRequest(made)).toMatchObject({ commonName: 'by openssl', challenge: 'secret' });
  });
});
