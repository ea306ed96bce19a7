import { createHash } from 'node:crypto';
import { createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { der } from '../../crypto/certificates.ts';
import type { PairRecord } from '../pair-record.ts';

/** A station has one host key for all devices, so few contexts serve them all; making one costs 0.4 ms. */
const contexts = new Map<string, SecureContext>();
const MAX_CONTEXTS = 128;

/**
 * The TLS client side of a pair record: its host certificate and key. Devices know TLS 1.2 since iOS 10.
 * @throws KitError `lockdown.pair-record-malformed`
 */
export function clientContext(record: PairRecord): SecureContext {
  const key = createHash('sha256').update(record.hostCertificate).update(record.hostPrivateKey).digest('base64');
  const known = contexts.get(key);
  if (known !== undefined) return known;
  const context = createContext(record);
  const oldest = contexts.size >= MAX_CONTEXTS ? contexts.keys().next().value : undefined;
  if (oldest !== undefined) contexts.delete(oldest);
  contexts.set(key, context);
  return context;
}

function createContext({ hostCertificate, hostPrivateKey }: PairRecord): SecureContext {
  try {
    // An empty list of authorities: no device is judged by one, and loading the system's takes 8 ms.
    return createSecureContext({ cert: hostCertificate, key: hostPrivateKey, ca: [], minVersion: 'TLSv1.2' });
  } catch (cause) {
    throw new KitError('lockdown.pair-record-malformed', { reason: 'HostCertificate, HostPrivateKey' }, { cause });
  }
}

/**
 * Whether the peer showed the DeviceCertificate of the record. No open client insists on it, so a mismatch is told, not
 * fatal (device-protocols §2.7).
 */
export function isRecordedDevice(record: PairRecord, socket: TLSSocket): boolean {
  try {
    return socket.getPeerX509Certificate()?.raw.equals(der(record.deviceCertificate)) ?? false;
  } catch {
    return false;
  }
}
