import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { generateRsaKey, privateKeyPem } from '../crypto/keys.ts';
import { createHostCertificates } from '../crypto/pairing-certificates.ts';
import type { SecretStore } from './secrets.ts';

/** The keys and certificates by which devices know this station: one set for all of them (device-protocols §2.5). */
export type HostIdentity = {
  readonly rootKey: KeyObject;
  readonly hostKey: KeyObject;
  readonly rootCertificatePem: string;
  readonly hostCertificatePem: string;
};

const ref = 'host-identity';
const storedSchema = z.object({
  rootKey: z.string(),
  hostKey: z.string(),
  rootCertificatePem: z.string(),
  hostCertificatePem: z.string(),
});

/** The station's host identity; made and sealed at the first call. Calls must not overlap. */
export async function loadOrCreateHostIdentity(secrets: SecretStore): Promise<HostIdentity> {
  const known = secrets.find(ref);
  if (known !== undefined) return identityOf(storedSchema.parse(JSON.parse(known.toString('utf8'))));
  const [root, host] = await Promise.all([generateRsaKey(), generateRsaKey()]);
  const stored = {
    rootKey: privateKeyPem(root.privateKey),
    hostKey: privateKeyPem(host.privateKey),
    ...createHostCertificates(root, host),
  };
  secrets.putAs(ref, Buffer.from(JSON.stringify(stored), 'utf8'), 'host identity');
  return identityOf(stored);
}

function identityOf(stored: z.infer<typeof storedSchema>): HostIdentity {
  return { ...stored, rootKey: createPrivateKey(stored.rootKey), hostKey: createPrivateKey(stored.hostKey) };
}
