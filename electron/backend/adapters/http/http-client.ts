import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, type RequestOptions, request } from 'node:https';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import type { Clock } from '../../../ports/clock.ts';
import { withDeadline } from '../../../ports/deadline.ts';
import { isTrustError, trustContext } from './trust.ts';

export type HttpAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };
export type HttpCall = {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Whether it may be sent twice when a kept connection turns out to be dead; by default what is no POST. */
  readonly repeatable?: boolean;
};

export type HttpClient = {
  /**
   * One request, one whole answer of any status; redirects are not followed.
   * @throws KitError `backend.unreachable` (refused, reset, timed out), `backend.tls`, `backend.bad-answer`; the
   * signal's reason when aborted.
   */
  send(call: HttpCall, signal: AbortSignal): Promise<HttpAnswer>;
  close(): void;
};

const maxBodyBytes = 1024 * 1024;
/** As many connections as the outbox has records in flight. */
const maxSockets = 6;

/** HTTPS with certificate and name always verified, whatever the environment says, on connections of its own. */
export function createHttpClient(options: {
  /** PEM certificates to trust beside the system's. */
  readonly trust: readonly string[];
  readonly clock: Clock;
  /** For one request from connecting to the last byte. */
  readonly timeoutMs: number;
}): HttpClient {
  const { clock, timeoutMs } = options;
  const secureContext = trustContext(options.trust);
  const agent = new Agent({ keepAlive: true, maxSockets, secureContext, rejectUnauthorized: true });

  return {
    send: async (call, signal) => {
      const { host } = call.url;
      try {
        return await withDeadline(clock, host, timeoutMs, signal, (inner) => sendFresh(call, agent, inner));
      } catch (error) {
        throw signal.aborted ? signal.reason : transportError(error, host);
      }
    },
    close: () => agent.destroy(),
  };
}

/** A kept connection that the server closed meanwhile says nothing about the server: one new one is tried at once. */
async function sendFresh(call: HttpCall, agent: Agent, signal: AbortSignal): Promise<HttpAnswer> {
  try {
    return await sendOnce(call, agent, signal);
  } catch (error) {
    const { method, repeatable = method !== 'POST' } = call;
    if (!(error instanceof StaleConnection) || !repeatable) throw error;
    return await sendOnce(call, agent, signal);
  }
}

class StaleConnection extends Error {}

function sendOnce({ method, url, headers, body }: HttpCall, agent: Agent, signal: AbortSignal): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const options: RequestOptions = { method, agent, signal, headers: { ...headers, ...length } };
    const outgoing = request(url, options, (incoming) => {
      readBounded(incoming).then(
        (bytes) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: bytes }),
        reject,
      );
    });
    outgoing.on('error', (error) => {
      const stale = outgoing.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
      reject(stale ? new StaleConnection(undefined, { cause: error }) : error);
    });
    outgoing.end(body);
  });
}

class OversizedBody extends Error {}

async function readBounded(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBodyBytes) throw new OversizedBody();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function transportError(error: unknown, host: string): KitError {
  if (error instanceof OversizedBody) return new KitError('backend.bad-answer', { host, reason: 'size' });
  if (error instanceof KitError) return new KitError('backend.unreachable', { host, reason: 'timeout' });
  const cause = error instanceof StaleConnection ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  if (isTrustError(code)) return new KitError('backend.tls', { host, reason: code }, { cause });
  if (code.startsWith('HPE_')) return new KitError('backend.bad-answer', { host, reason: code }, { cause });
  return new KitError('backend.unreachable', { host, reason: code }, { cause });
}
