import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { ServerIdentity } from './authority.ts';
import { type Answer, answerPage, type Handler } from './exchange.ts';
import { BodyTooLarge, readBody } from './read-body.ts';

export type TlsListener = {
  readonly port: number;
  readonly isUp: boolean;
  /** Ends the listener and every connection to it at once, as a pulled cable does. */
  cut(): Promise<void>;
  /** Listens again on the same port. */
  restore(): Promise<void>;
  /** Shows another certificate to whoever connects from now on; open connections end. */
  present(identity: ServerIdentity): void;
};

const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;

/** An HTTPS server on 127.0.0.1 that can be cut off and come back. Throws when the port cannot be had. */
export async function openTlsListener(options: {
  readonly identity: ServerIdentity;
  readonly port: number;
  readonly maxBodyBytes: number;
  readonly handler: Handler;
}): Promise<TlsListener> {
  const { handler, maxBodyBytes } = options;
  let { identity } = options;
  let running: { server: Server; sockets: Set<Socket> } | undefined;
  let port = options.port;

  async function listen(): Promise<void> {
    const server = createServer({ key: identity.keyPem, cert: identity.certificatePem }, (request, response) => {
      void serve(request, response, handler, maxBodyBytes);
    });
    server.requestTimeout = REQUEST_TIMEOUT_MS;
    server.headersTimeout = HEADERS_TIMEOUT_MS;
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    port = (server.address() as AddressInfo).port;
    running = { server, sockets };
  }

  await listen();
  return {
    get port() {
      return port;
    },
    get isUp() {
      return running !== undefined;
    },
    async cut() {
      if (!running) return;
      const { server, sockets } = running;
      running = undefined;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async restore() {
      if (!running) await listen();
    },
    present(next) {
      identity = next;
      running?.server.setSecureContext({ key: next.keyPem, cert: next.certificatePem });
      for (const socket of running?.sockets ?? []) socket.destroy();
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handler: Handler,
  maxBodyBytes: number,
): Promise<void> {
  response.on('error', () => response.destroy());
  const answer = await answerTo(request, handler, maxBodyBytes);
  if (!answer || answer.wire === 'drop') return void request.socket.destroy();
  const { status, headers, body = Buffer.alloc(0), afterwards, wire } = answer;
  if (afterwards) response.once('close', afterwards);
  if (status === 413) response.setHeader('connection', 'close');
  response.writeHead(status, { ...headers, 'content-length': body.length });
  if (wire === 'truncate') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => request.socket.destroy());
    return;
  }
  if (wire === 'duplicate') response.once('finish', () => request.socket.write(copyOf(answer)));
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** An answer's bytes once more, which the HTTP library would not send. */
function copyOf({ status, headers = {}, body = Buffer.alloc(0) }: Answer): Buffer {
  const fields = Object.entries({ ...headers, 'content-length': body.length });
  const head = [`HTTP/1.1 ${status} Again`, ...fields.map(([name, value]) => `${name}: ${value}`), '', ''];
  return Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), body]);
}

async function answerTo(request: IncomingMessage, handler: Handler, maxBodyBytes: number): Promise<Answer | undefined> {
  try {
    const body = await readBody(request, maxBodyBytes);
    const url = URL.parse(request.url ?? '/', 'https://localhost');
    if (!url) return { status: 400 };
    return await handler({ method: request.method ?? 'GET', url, headers: request.headers, body });
  } catch (error) {
    if (error instanceof BodyTooLarge) return { status: 413 };
    if (request.destroyed && !request.complete) return undefined;
    return answerPage(500, error instanceof Error ? error.message : 'unexpected');
  }
}
