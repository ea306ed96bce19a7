import { createConnection, type Socket } from 'node:net';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Clock } from '../../ports/clock.ts';
import { abortReason } from '../streams/faults.ts';
import { tameErrors } from '../streams/framed-socket.ts';
import { type MuxAddress, muxAddressText } from './address.ts';

/**
 * Opens a connection to usbmuxd.
 * @throws KitError `usbmux.unreachable` when it is refused, missing, forbidden or too slow.
 */
export function dialMux(
  address: MuxAddress,
  options: { readonly clock: Clock; readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<Socket> {
  const { clock, timeoutMs, signal } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortReason(signal, 'usbmuxd'));
    const socket = tameErrors(
      createConnection(
        address.kind === 'unix' ? { path: address.path } : { host: address.host, port: address.port, noDelay: true },
      ),
    );
    const giveUp = (error: KitError) => {
      settle();
      socket.destroy();
      reject(error);
    };
    const unreachable = (reason: string, cause?: unknown) =>
      giveUp(new KitError('usbmux.unreachable', { address: muxAddressText(address), reason }, { cause }));
    const onConnect = () => {
      settle();
      resolve(socket);
    };
    const onError = (error: NodeJS.ErrnoException) => unreachable(error.code ?? error.message, error);
    const onAbort = () => signal && giveUp(abortReason(signal, 'usbmuxd'));
    const cancel = clock.after(timeoutMs, () => unreachable('timeout'));
    const settle = () => {
      cancel();
      socket.off('connect', onConnect).off('error', onError);
      signal?.removeEventListener('abort', onAbort);
    };
    socket.once('connect', onConnect).once('error', onError);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
