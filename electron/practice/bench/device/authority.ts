import { issueCertificate, pem } from '../../../crypto/certificates.ts';
import { generateRsaKey } from '../../../crypto/keys.ts';
import type { DeviceAuthority } from '../room.ts';

const YEARS = 10;

/** A new authority that lives as long as the bench. */
export async function createDeviceAuthority(now: Date): Promise<DeviceAuthority> {
  const ca = await generateRsaKey();
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + YEARS);
  const validity = { notBefore: now, notAfter };
  const certificate = issueCertificate({
    subject: { cn: 'Kitbench Practice Device CA', o: 'Kitbench Practice' },
    subjectPublicKey: ca.publicKey,
    signingKey: ca.privateKey,
    ca: true,
    ...validity,
  });
  const identities = new Map<string, ReturnType<DeviceAuthority['identityOf']>>();

  async function issue(udid: string): ReturnType<DeviceAuthority['identityOf']> {
    const { privateKey, publicKey } = await generateRsaKey();
    const issued = issueCertificate({
      subject: { cn: udid, o: 'Kitbench Practice' },
      issuerCertificate: certificate,
      subjectPublicKey: publicKey,
      signingKey: ca.privateKey,
      ca: false,
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      ...validity,
    });
    return { key: privateKey, certificate: issued };
  }

  return {
    certificatePem: pem(certificate),
    identityOf({ hardware: { udid } }) {
      const identity = identities.get(udid) ?? issue(udid);
      identities.set(udid, identity);
      return identity;
    },
  };
}
