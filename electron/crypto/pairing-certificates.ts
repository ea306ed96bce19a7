import { issueCertificate, pem } from './certificates.ts';
import { publicKeyFromPkcs1Pem, type RsaKey } from './keys.ts';

export type HostCertificates = { readonly rootCertificatePem: string; readonly hostCertificatePem: string };
export type PairingCertificates = HostCertificates & { readonly deviceCertificatePem: string };

/**
 * The three certificates of a Pair request, as device-protocols §2.5 lists them: empty names, serial 0, ten years,
 * SHA-256. `devicePublicKeyPem` is what GetValue DevicePublicKey gave. Throws TypeError when that is no RSA key.
 */
export function issuePairingCertificates(options: {
  readonly rootKey: RsaKey;
  readonly hostKey: RsaKey;
  readonly devicePublicKeyPem: string | Uint8Array;
}): PairingCertificates {
  return {
    ...createHostCertificates(options.rootKey, options.hostKey),
    deviceCertificatePem: issueDeviceCertificate(options.rootKey, options.devicePublicKeyPem),
  };
}

/** The root and host certificates, which one station uses for every device. */
export function createHostCertificates(rootKey: RsaKey, hostKey: RsaKey): HostCertificates {
  const root = issueCertificate({
    ...unnamed(),
    subjectPublicKey: rootKey.publicKey,
    signingKey: rootKey.privateKey,
    ca: true,
  });
  const host = issueCertificate({
    ...unnamed(),
    subjectPublicKey: hostKey.publicKey,
    signingKey: rootKey.privateKey,
    ca: false,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
  });
  return { rootCertificatePem: pem(root), hostCertificatePem: pem(host) };
}

/** The certificate over one device's own key, signed by the root. */
export function issueDeviceCertificate(rootKey: RsaKey, devicePublicKeyPem: string | Uint8Array): string {
  const device = issueCertificate({
    ...unnamed(),
    subjectPublicKey: publicKeyFromPkcs1Pem(devicePublicKeyPem),
    signingKey: rootKey.privateKey,
    ca: false,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    subjectKeyIdentifier: true,
  });
  return pem(device);
}

function unnamed(): { serial: bigint; notBefore: Date; notAfter: Date } {
  const notBefore = new Date();
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 10);
  return { serial: 0n, notBefore, notAfter };
}
