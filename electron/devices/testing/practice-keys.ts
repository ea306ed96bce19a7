import { type KeyObject, randomUUID } from 'node:crypto';
import { generateRsaKey, publicKeyPkcs1Pem } from '../../crypto/keys.ts';
import { createHostCertificates } from '../../crypto/pairing-certificates.ts';
import { createPairRecord, type HostIdentity } from '../lockdown/pairing-material.ts';
import type { PairRecord } from '../pair-record.ts';

export type PracticeKeys = {
  readonly host: HostIdentity;
  readonly deviceKey: KeyObject;
  readonly devicePublicKeyPem: string;
  readonly record: PairRecord;
};

/** A station's identity, a device's key and the record between them: some 150 ms, so make it once per test file. */
export async function createPracticeKeys(): Promise<PracticeKeys> {
  const [root, station, device] = await Promise.all([generateRsaKey(), generateRsaKey(), generateRsaKey()]);
  const host = { rootKey: root.privateKey, hostKey: station.privateKey, ...createHostCertificates(root, station) };
  const devicePublicKeyPem = publicKeyPkcs1Pem(device.publicKey);
  const record = createPairRecord({
    host,
    systemBuid: randomUUID().toUpperCase(),
    devicePublicKey: Buffer.from(devicePublicKeyPem),
    wifiMacAddress: '02:00:00:00:00:01',
  });
  return {
    host,
    deviceKey: device.privateKey,
    devicePublicKeyPem,
    record: { ...record, escrowBag: Buffer.alloc(32, 7) },
  };
}
