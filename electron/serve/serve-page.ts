import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { KitError } from '../../shared/errors/kit-error.ts';
import { readPageFile } from '../page/page-file.ts';
import { pageHeaders, withNonce } from '../page/page-policy.ts';

/** Blueprints carry profiles as base64; nothing larger has a reason to come in. */
const mostPayloadBytes = 16 * 1024 * 1024;
/** Tabs that have not proved themselves yet count too. */
const mostSockets = 64;

export type PageServer = {
  /** `http://127.0.0.1:port`, the only origin that is answered. */
  readonly origin: string;
  close(): Promise<void>;
};

/**
 * Serves the window's files and its WebSocket on loopback. Any other Host or Origin is refused, so that no page of the
 * Internet can reach the station through the person's browser.
 * @param port 0 takes a free one.
 * @param folder the built window.
 * @throws KitError `serve.port-taken`, `serve.not-built`
 */
export async function servePage(
  port: number,
  folder: string,
  onSocket: (socket: WebSocket) => void,
): Promise<PageServer> {
  if ((await readPageFile(folder, '/')) === undefined) throw new KitError('serve.not-built');
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => void answer(request, response));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostPayloadBytes, perMessageDeflate: false });
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;
  const host = `127.0.0.1:${taken}`;
  const origin = `http://${host}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const nonce = randomBytes(16).toString('base64url');
    const end = (status: number, headers: Record<string, string> = {}, body?: Buffer | string) => {
      response.writeHead(status, { ...pageHeaders(nonce, [`ws://${host}`]), ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.headers.host !== host) return end(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, { allow: 'GET, HEAD' });
    const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
    const file = await readPageFile(folder, path);
    if (file === undefined) return end(404);
    const { mime, bytes } = file;
    if (mime.startsWith('text/html'))
      return end(200, { 'content-type': mime }, withNonce(bytes.toString('utf8'), nonce));
    // Every other name holds a digest of its content.
    end(200, { 'content-type': mime, 'cache-control': 'private, max-age=31536000, immutable' }, bytes);
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isOurs = request.headers.host === host && request.headers.origin === origin && request.url === '/station';
    if (!isOurs || sockets.clients.size >= mostSockets) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, onSocket);
  });

  return {
    origin,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE' || cause.code === 'EACCES';
      reject(taken ? new KitError('serve.port-taken', { port: String(port) }, { cause }) : cause);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
