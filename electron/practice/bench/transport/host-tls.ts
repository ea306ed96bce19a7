import { createSecureContext, type SecureContext } from 'node:tls';
import { privateKeyPem, type RsaKey } from '../../../crypto/keys.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { DevicePairing } from '../device/state.ts';
import type { StartTls } from './conversation.ts';

const contexts = new WeakMap<DevicePairing, SecureContext>();

/**
 * TLS towards a paired host, which must show one of the two certificates it paired with: go-ios presents the host's,
 * libimobiledevice the root (device-protocols §2.7).
 */
export function hostTls(pairing: DevicePairing, device: SimulatedDevice): StartTls {
  return {
    context: contextOf(pairing, device.key),
    accepts: (certificate) =>
      certificate !== undefined &&
      (pairing.hostCertificate.equals(certificate) || pairing.rootCertificate.equals(certificate)),
  };
}

/**
 * The TLS server side of a device towards one paired host: its own key with the certificate which that host made for
 * it. Throws when the two do not belong together.
 */
function contextOf(pairing: DevicePairing, key: RsaKey): SecureContext {
  const known = contexts.get(pairing);
  if (known) return known;
  const context = createSecureContext({
    key: privateKeyPem(key.privateKey),
    cert: pairing.deviceCertificate,
    minVersion: 'TLSv1.2',
    // Without one, OpenSSL refuses to resume a session that has a client certificate.
    sessionIdContext: pairing.hostId.replaceAll('-', ''),
  });
  contexts.set(pairing, context);
  return context;
}
