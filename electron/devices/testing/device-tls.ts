import type { KeyObject } from 'node:crypto';
import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { PairRecord } from '../pair-record.ts';

/** The device's side of the TLS upgrade, on the socket a plain message was just answered on. */
export function acceptTls(plain: Socket, record: PairRecord, deviceKey: KeyObject): TLSSocket {
  plain.removeAllListeners('data');
  plain.pause();
  const socket = new TLSSocket(plain, {
    isServer: true,
    requestCert: true,
    rejectUnauthorized: false,
    secureContext: createSecureContext({
      key: deviceKey.export({ type: 'pkcs8', format: 'pem' }),
      cert: record.deviceCertificate,
      minVersion: 'TLSv1.2',
      sessionIdContext: 'device',
    }),
  });
  return socket.on('error', () => {});
}
