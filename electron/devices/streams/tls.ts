import type { Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { KitError } from '../../../shared/errors/kit-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PairRecord } from '../pair-record.ts';
import { abortReason, deviceFaults } from './faults.ts';
import { tameErrors } from './framed-socket.ts';
import { clientContext } from './tls-identity.ts';

export type SecureOptions = {
  readonly service: string;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Turns a stream into TLS, as the client, with the pair record's host certificate (device-protocols §2.7). The socket
 * given back is paused. When this fails, the stream is closed.
 * @param rest bytes of the stream that were read already
 * @throws KitError `lockdown.pair-record-rejected`, `lockdown.pair-record-malformed`, `device.connection-lost`,
 * `device.no-answer`
 */
export async function secureSocket(
  plain: Socket,
  rest: Buffer,
  record: PairRecord,
  options: SecureOptions,
): Promise<TLSSocket> {
  try {
    if (options.signal?.aborted) throw abortReason(options.signal, options.service);
    if (plain.destroyed) throw deviceFaults(options.service, true).lost(undefined, true);
    const secureContext = clientContext(record);
    if (rest.length > 0) plain.unshift(rest);
    const socket = tameErrors(connect({ socket: plain, secureContext, rejectUnauthorized: false }));
    await handshake(socket, options);
    return socket;
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

function handshake(socket: TLSSocket, { service, clock, timeoutMs, signal }: SecureOptions): Promise<void> {
  const faults = deviceFaults(service, true);
  return new Promise((resolve, reject) => {
    const onSecure = () => {
      settle();
      socket.pause();
      resolve();
    };
    const giveUp = (error: KitError) => {
      settle();
      socket.destroy();
      reject(error);
    };
    const onError = (cause: Error) => giveUp(faults.lost(cause, true));
    const onClose = () => giveUp(faults.lost(undefined, true));
    const onAbort = () => signal && giveUp(abortReason(signal, service));
    const cancel = clock.after(timeoutMs, () => giveUp(faults.silent('TLS handshake', timeoutMs)));
    const settle = () => {
      cancel();
      socket.off('secureConnect', onSecure).off('error', onError).off('close', onClose);
      signal?.removeEventListener('abort', onAbort);
    };
    socket.once('secureConnect', onSecure).once('error', onError).once('close', onClose);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
