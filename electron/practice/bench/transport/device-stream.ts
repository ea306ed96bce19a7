import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import type { Clock } from '../../../ports/clock.ts';
import type { Link } from '../device/links.ts';

/** The device's end of a connection through usbmuxd: plain at first, TLS when started. */
export type DeviceStream = Link & {
  readonly closed: boolean;
  write(bytes: Buffer): void;
  pause(): void;
  resume(): void;
  /**
   * Takes the TLS handshake as the server; `rest` are bytes already read behind the last plain frame. Gives the
   * client's certificate (DER). Rejects when the handshake fails or takes longer than a device waits; the stream is
   * then closed.
   */
  startTls(context: SecureContext, rest: Buffer): Promise<Buffer | undefined>;
};

export type StreamListener = { readonly data: (chunk: Buffer) => void; readonly closed: () => void };

const HANDSHAKE_MS = 10_000;

export function createDeviceStream(options: {
  readonly socket: Socket;
  readonly clock: Clock;
  readonly listener: StreamListener;
  /** Closes the connection after so many bytes (fault `drop-after-bytes`). */
  readonly dropAfterBytes?: number | undefined;
}): DeviceStream {
  const { clock, listener } = options;
  let current: Socket = options.socket;
  let bytesLeft = options.dropAfterBytes ?? Number.POSITIVE_INFINITY;
  let closed = false;

  const onData = (chunk: Buffer) => listener.data(chunk);
  const onClosed = () => {
    if (closed) return;
    closed = true;
    listener.closed();
  };
  function listen(socket: Socket): void {
    socket.on('data', onData);
    socket.on('error', destroy);
    socket.once('close', onClosed);
  }
  function destroy(): void {
    current.destroy();
    options.socket.destroy();
    onClosed();
  }
  listen(current);

  return {
    get closed() {
      return closed;
    },
    write(bytes) {
      if (closed) return;
      current.write(bytes.length > bytesLeft ? bytes.subarray(0, bytesLeft) : bytes);
      bytesLeft -= bytes.length;
      if (bytesLeft < 0) destroy();
    },
    pause: () => void current.pause(),
    resume: () => void current.resume(),
    finish: () =>
      new Promise((resolve) => {
        if (closed) return resolve();
        current.once('close', resolve);
        current.destroySoon();
      }),
    destroy,
    async startTls(context, rest) {
      if (closed) throw new Error('the connection is closed');
      const plain = options.socket;
      plain.removeListener('data', onData);
      plain.pause();
      if (rest.length > 0) plain.unshift(rest);
      return new Promise((resolve, reject) => {
        const fail = () => {
          cancel();
          destroy();
          reject(new Error('no TLS handshake'));
        };
        const cancel = clock.after(HANDSHAKE_MS, fail);
        const secure = new TLSSocket(plain, {
          isServer: true,
          secureContext: context,
          requestCert: true,
          rejectUnauthorized: false,
        });
        current = secure;
        secure.once('close', fail);
        secure.on('error', destroy);
        secure.once('secure', () => {
          cancel();
          secure.removeListener('close', fail);
          listen(secure);
          resolve(secure.getPeerX509Certificate()?.raw);
        });
      });
    },
  };
}
