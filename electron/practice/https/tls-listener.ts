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
  const { identity, handler, maxBodyBytes } = options;
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
  if (!answer) return void response.destroy();
  const { status, headers, body = Buffer.alloc(0), afterwards } = answer;
  if (afterwards) response.once('close', afterwards);
  if (status === 413) response.setHeader('connection', 'close');
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
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
