import { z } from 'zod';
import { KitError } from '../../shared/errors/kit-error.ts';
import { parsePlist } from '../codecs/plist/parse.ts';
import { writeXmlPlist } from '../codecs/plist/write-xml.ts';

/**
 * What makes a device trust a host (device-protocols §2.5). Certificates and keys are PEM. Holds private keys: never
 * to be logged, and stored only by usbmuxd or in the vault.
 */
export type PairRecord = {
  readonly deviceCertificate: Buffer;
  readonly hostCertificate: Buffer;
  readonly rootCertificate: Buffer;
  readonly hostPrivateKey: Buffer;
  readonly rootPrivateKey?: Buffer | undefined;
  /** Upper-case UUID by which the device knows this pairing. */
  readonly hostId: string;
  readonly systemBuid: string;
  /** Lets a paired host start services while the device is locked. */
  readonly escrowBag?: Buffer | undefined;
  readonly wifiMacAddress?: string | undefined;
};

const bytes = z.instanceof(Uint8Array).transform((data) => Buffer.from(data.buffer, data.byteOffset, data.byteLength));

const recordSchema = z.object({
  DeviceCertificate: bytes,
  HostCertificate: bytes,
  RootCertificate: bytes,
  HostPrivateKey: bytes,
  RootPrivateKey: bytes.optional(),
  HostID: z.string().min(1).max(200),
  SystemBUID: z.string().min(1).max(200),
  EscrowBag: bytes.optional(),
  WiFiMACAddress: z.string().optional(),
});

const MAX_RECORD_BYTES = 256 * 1024;

/** @throws KitError `lockdown.pair-record-malformed` */
export function parsePairRecord(data: Uint8Array): PairRecord {
  let value: unknown;
  try {
    value = parsePlist(data, { maxBytes: MAX_RECORD_BYTES });
  } catch (cause) {
    throw new KitError('lockdown.pair-record-malformed', { reason: 'no property list' }, { cause });
  }
  const record = recordSchema.safeParse(value);
  if (!record.success) {
    const keys = record.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new KitError('lockdown.pair-record-malformed', { reason: keys || 'no dictionary' });
  }
  return {
    deviceCertificate: record.data.DeviceCertificate,
    hostCertificate: record.data.HostCertificate,
    rootCertificate: record.data.RootCertificate,
    hostPrivateKey: record.data.HostPrivateKey,
    rootPrivateKey: record.data.RootPrivateKey,
    hostId: record.data.HostID,
    systemBuid: record.data.SystemBUID,
    escrowBag: record.data.EscrowBag,
    wifiMacAddress: record.data.WiFiMACAddress,
  };
}

/** The record as usbmuxd stores it: an XML property list. */
export function encodePairRecord(record: PairRecord): Buffer {
  return writeXmlPlist({
    DeviceCertificate: record.deviceCertificate,
    EscrowBag: record.escrowBag,
    HostCertificate: record.hostCertificate,
    HostID: record.hostId,
    HostPrivateKey: record.hostPrivateKey,
    RootCertificate: record.rootCertificate,
    RootPrivateKey: record.rootPrivateKey,
    SystemBUID: record.systemBuid,
    WiFiMACAddress: record.wifiMacAddress,
  });
}
