import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { isIPv4, isIPv6 } from 'node:net';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import { createInboxAnswerer, type InboxAnswer, type InboxKeys, type InboxRequest } from './answer.ts';
import { openInboxStore } from './inbox-store.ts';

export type InboxOptions = {
  readonly directory: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly keys: InboxKeys;
  /** PEM. Without it the inbox listens on loopback only, behind a proxy that ends TLS. */
  readonly tls?: { readonly certificate: Buffer; readonly key: Buffer };
  /** Events older than this are removed. */
  readonly keepDays: number;
  readonly clock: Clock;
};

export type Inbox = { readonly url: string; close(): Promise<void> };

const maxBodyBytes = 4 * 1024 * 1024;
const purgeEveryMs = 6 * 3_600_000;
const dayMs = 86_400_000;

/**
 * Starts an inbox beside an MDM server.
 * @throws KitError `inbox.exposed`, `inbox.port`, `backend.trust-unreadable`, `store.*`.
 */
export async function serveInbox(options: InboxOptions): Promise<Inbox> {
  const { directory, host, tls, keys, clock, keepDays } = options;
  if (tls === undefined && !isLoopback(host)) throw new KitError('inbox.exposed');
  const store = openInboxStore(directory, clock.now());
  const answer = createInboxAnswerer({ store, keys, clock });
  const listener = (request: IncomingMessage, response: ServerResponse) => void serve(request, response, answer);
  let cancelPurge = () => {};
  const purge = () => {
    store.purge(new Date(clock.now().getTime() - keepDays * dayMs));
    cancelPurge = clock.after(purgeEveryMs, purge);
  };
  try {
    const server = createServer(tls, listener);
    server.requestTimeout = 30_000;
    server.headersTimeout = 10_000;
    await listen(server, options);
    purge();
    const { port } = server.address() as AddressInfo;
    const shownHost = isIPv6(host) ? `[${host}]` : host;
    return {
      url: `${tls === undefined ? 'http' : 'https'}://${shownHost}:${port}`,
      close: async () => {
        cancelPurge();
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeAllConnections();
        await closed;
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

function createServer(
  tls: InboxOptions['tls'],
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  if (tls === undefined) return createHttpServer(listener);
  try {
    return createHttpsServer({ cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2' }, listener);
  } catch (cause) {
    throw new KitError('backend.trust-unreadable', {}, { cause });
  }
}

function listen(server: Server, { host, port }: InboxOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new KitError('inbox.port', { port: String(port), reason: error.code ?? 'unknown' }, { cause: error })),
    );
    server.listen(port, host, resolve);
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: InboxRequest) => InboxAnswer,
): Promise<void> {
  response.on('error', () => response.destroy());
  const { status, body } = await answerTo(request, answer);
  const text = Buffer.from(JSON.stringify(body ?? {}), 'utf8');
  // What was not read of an oversized body would be taken for the next request.
  if (status === 413) response.setHeader('connection', 'close');
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': text.length,
    'cache-control': 'no-store',
  });
  response.end(text);
}

async function answerTo(
  request: IncomingMessage,
  answer: (request: InboxRequest) => InboxAnswer,
): Promise<InboxAnswer> {
  const body = await readBody(request);
  const url = URL.parse(request.url ?? '/', 'http://inbox');
  if (body === undefined) return { status: 413 };
  if (url === null) return { status: 400 };
  try {
    return answer({ method: request.method ?? '', url, headers: request.headers, body });
  } catch {
    // The server sends it again, or the station pulls again: nothing was acknowledged.
    return { status: 503 };
  }
}

/** @returns undefined as soon as it is too long, or when the peer broke off. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request.iterator({ destroyOnReturn: false })) {
      size += part.length;
      if (size > maxBodyBytes) return undefined;
      parts.push(part);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(parts);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
