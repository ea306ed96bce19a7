import { type KeyObject, randomUUID } from 'node:crypto';
import { issueCertificate } from './certificates.ts';
import { generateRsaKey } from './keys.ts';

/**
 * A new supervision identity in Apple Configurator's shape (device-protocols §3.4): self-signed RSA, twenty years.
 * `certificate` is DER, `key` the private key. Devices supervised with it obey only its holder, so it must be kept.
 */
export async function createSupervisionIdentity(options: {
  readonly organization: string;
  readonly now: Date;
}): Promise<{ certificate: Buffer; key: KeyObject }> {
  const { organization, now } = options;
  const { privateKey, publicKey } = await generateRsaKey();
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 20);
  const certificate = issueCertificate({
    subject: { cn: `Kitbench: ${organization} (${randomUUID().toUpperCase()})`, o: organization },
    subjectPublicKey: publicKey,
    signingKey: privateKey,
    notBefore: now,
    notAfter,
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: ['codeSigning'],
    extendedKeyUsageCritical: true,
    subjectKeyIdentifier: true,
  });
  return { certificate, key: privateKey };
}
