import { createPublicKey, type KeyObject, randomUUID } from 'node:crypto';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { PlistDict } from '../../codecs/plist/value.ts';
import { privateKeyPem } from '../../crypto/keys.ts';
import { issueDeviceCertificate } from '../../crypto/pairing-certificates.ts';
import type { PairRecord } from '../pair-record.ts';

/** The station's own keys and certificates, one set for every device; only the device certificate is per device. */
export type HostIdentity = {
  /** Private RSA keys. */
  readonly rootKey: KeyObject;
  readonly hostKey: KeyObject;
  readonly rootCertificatePem: string;
  readonly hostCertificatePem: string;
};

/** A supervision identity: its certificate (DER) is in the device's SupervisorHostCertificates. */
export type SupervisionKey = { readonly certificate: Buffer; readonly key: KeyObject };

/**
 * A new record for a device, still without the device's EscrowBag: its certificate, and a HostID of its own, so that a
 * pairing can be told from earlier ones.
 * @throws KitError `device.bad-answer` when the device's key is no RSA key
 */
export function createPairRecord(options: {
  readonly host: HostIdentity;
  readonly systemBuid: string;
  readonly devicePublicKey: Uint8Array;
  readonly wifiMacAddress: string | undefined;
}): PairRecord {
  const { host, systemBuid, devicePublicKey, wifiMacAddress } = options;
  return {
    deviceCertificate: Buffer.from(certify(host, devicePublicKey)),
    hostCertificate: Buffer.from(host.hostCertificatePem),
    rootCertificate: Buffer.from(host.rootCertificatePem),
    hostPrivateKey: Buffer.from(privateKeyPem(host.hostKey)),
    rootPrivateKey: Buffer.from(privateKeyPem(host.rootKey)),
    hostId: randomUUID().toUpperCase(),
    systemBuid,
    wifiMacAddress,
  };
}

function certify({ rootKey }: HostIdentity, devicePublicKey: Uint8Array): string {
  try {
    return issueDeviceCertificate({ privateKey: rootKey, publicKey: createPublicKey(rootKey) }, devicePublicKey);
  } catch (cause) {
    throw new KitError('device.bad-answer', { service: 'lockdownd', reason: 'DevicePublicKey' }, { cause });
  }
}

/** The part of a record that a device is shown: never a private key. */
export function presentedRecord(record: PairRecord): PlistDict {
  return {
    DeviceCertificate: record.deviceCertificate,
    HostCertificate: record.hostCertificate,
    RootCertificate: record.rootCertificate,
    HostID: record.hostId,
    SystemBUID: record.systemBuid,
  };
}
