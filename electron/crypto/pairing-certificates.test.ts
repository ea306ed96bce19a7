import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { parseCertificate } from './certificate-fields.ts';
import { der } from './certificates.ts';
import { verifyIssuedBy } from './chain.ts';
import { generateRsaKey, privateKeyPem, publicKeyFromPkcs1Pem, publicKeyPkcs1Pem } from './keys.ts';
import { createHostCertificates, issueDeviceCertificate, issuePairingCertificates } from './pairing-certificates.ts';
import { haveOpenssl, openWorkshop } from './test-openssl.ts';

describe('pairing certificates', async () => {
  const [rootKey, hostKey, deviceKey] = await Promise.all([generateRsaKey(), generateRsaKey(), generateRsaKey()]);
  const devicePublicKeyPem = `${publicKeyPkcs1Pem(deviceKey.publicKey)}\0\0`;
  const pairing = issuePairingCertificates({ rootKey, hostKey, devicePublicKeyPem });

  it('have empty names, serial 0 and ten years, and hang on the root', () => {
    const root = new X509Certificate(pairing.rootCertificatePem);
    expect(root.ca).toBe(true);
    expect(root.checkPrivateKey(rootKey.privateKey)).toBe(true);
    for (const text of Object.values(pairing)) {
      const certificate = new X509Certificate(text);
      const { subject, issuer, serial, notBefore, notAfter } = parseCertificate(der(text));
      expect([subject, issuer, serial].map((part) => part.toString('hex'))).toEqual(['3000', '3000', '020100']);
      expect(notAfter.getUTCFullYear() - notBefore.getUTCFullYear()).toBe(10);
      expect(certificate.verify(rootKey.publicKey)).toBe(true);
      expect(verifyIssuedBy(der(text), der(pairing.rootCertificatePem))).toBe(true);
    }
  });

  it("put the device's own key into the device certificate", () => {
    const device = new X509Certificate(pairing.deviceCertificatePem);
    expect(device.checkPrivateKey(deviceKey.privateKey)).toBe(true);
    expect(device.ca).toBe(false);
    expect(parseCertificate(der(pairing.deviceCertificatePem)).subjectKeyIdentifier).toHaveLength(20);
    expect(parseCertificate(der(pairing.hostCertificatePem)).subjectKeyIdentifier).toBeUndefined();
  });

  it('can be made apart: the host once, each device by itself', () => {
    const host = createHostCertificates(rootKey, hostKey);
    const device = issueDeviceCertificate(rootKey, devicePublicKeyPem);
    expect(verifyIssuedBy(der(device), der(host.rootCertificatePem))).toBe(true);
    const context = () =>
      createSecureContext({ cert: host.hostCertificatePem, key: privateKeyPem(hostKey.privateKey) });
    expect(context).not.toThrow();
  });

  it('are not made for what is no RSA public key', () => {
    for (const bad of [
      '',
      'x',
      '-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----',
      privateKeyPem(deviceKey.privateKey),
    ]) {
      expect(() => publicKeyFromPkcs1Pem(bad)).toThrow(TypeError);
    }
    expect(publicKeyFromPkcs1Pem(Buffer.from(devicePublicKeyPem)).equals(deviceKey.publicKey)).toBe(true);
  });

  it.skipIf(!haveOpenssl)(
    'show openssl the table of device-protocols §2.5 (skipped without the openssl command)',
    () => {
      using shop = openWorkshop();
      const show = (text: string) => shop.openssl(['x509', '-noout', '-text'], text).toString();
      const root = show(pairing.rootCertificatePem);
      const host = show(pairing.hostCertificatePem);
      const device = show(pairing.deviceCertificatePem);
      expect(root).toMatch(/Basic Constraints: critical\s+CA:TRUE/);
      for (const text of [host, device]) {
        expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
        expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Key Encipherment/);
        expect(text).toContain('sha256WithRSAEncryption');
      }
      expect(device).toContain('Subject Key Identifier');
      expect(host).not.toContain('Subject Key Identifier');
    },
  );
});
