import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, type RequestOptions, request } from 'node:https';
import type { Socket } from 'node:net';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import type { Clock } from '../../../ports/clock.ts';
import { withDeadline } from '../../../ports/deadline.ts';
import { KeptAgent } from './kept-agent.ts';
import { isTrustError, trustContext } from './trust.ts';

export type HttpAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The connection had carried an answer before: then these bytes might be a repetition of an earlier one. */
  readonly onKept: boolean;
};
export type HttpCall = {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Whether it may be sent twice when a kept connection turns out to be dead; by default what is no POST. */
  readonly repeatable?: boolean;
  /** On a connection that carries this request alone. */
  readonly fresh?: boolean;
  /** Whether the answer is surely that to this request, so that its connection may carry another; by default it is. */
  readonly isSurely?: (answer: HttpAnswer) => boolean;
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
  const agents: Agents = {
    kept: new KeptAgent({ maxSockets, secureContext, rejectUnauthorized: true }),
    fresh: new Agent({ keepAlive: false, maxSockets, secureContext, rejectUnauthorized: true }),
  };

  return {
    send: async (call, signal) => {
      const { host } = call.url;
      try {
        return await withDeadline(clock, host, timeoutMs, signal, (inner) => sendPatiently(call, agents, inner));
      } catch (error) {
        throw signal.aborted ? signal.reason : transportError(error, host);
      }
    },
    close: () => {
      agents.kept.destroy();
      agents.fresh.destroy();
    },
  };
}

type Agents = { readonly kept: Agent; readonly fresh: Agent };

/** A kept connection that the server closed meanwhile says nothing about the server: one new one is tried at once. */
async function sendPatiently(call: HttpCall, agents: Agents, signal: AbortSignal): Promise<HttpAnswer> {
  if (call.fresh === true) return sendOnce(call, agents.fresh, signal);
  try {
    return await sendOnce(call, agents.kept, signal);
  } catch (error) {
    const { method, repeatable = method !== 'POST' } = call;
    if (!(error instanceof StaleConnection) || !repeatable) throw error;
    return await sendOnce(call, agents.fresh, signal);
  }
}

class StaleConnection extends Error {}

function sendOnce(call: HttpCall, agent: Agent, signal: AbortSignal): Promise<HttpAnswer> {
  const { method, url, headers, body, isSurely = () => true } = call;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const options: RequestOptions = { method, agent, signal, headers: { ...headers, ...length } };
    let connection: Socket | undefined;
    const outgoing = request(url, options, (incoming) => {
      readBounded(incoming).then((bytes) => {
        const { statusCode: status = 0, headers } = incoming;
        const answer = { status, headers, body: bytes, onKept: outgoing.reusedSocket };
        if (!isSurely(answer)) connection?.destroy();
        resolve(answer);
      }, reject);
    });
    outgoing.on('socket', (socket) => {
      connection = socket;
    });
    outgoing.on('error', (error) => {
      const stale = outgoing.reusedSocket && 'code' in error && /^(?:ECONNRESET$|HPE_)/.test(String(error.code));
      reject(stale ? new StaleConnection(undefined, { cause: error }) : error);
    });
    outgoing.end(body);
  });
}

class OversizedBody extends Error {}

/** Not by the stream's iterator, which costs more than the rest of a small request. */
function readBounded(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBodyBytes) incoming.destroy(new OversizedBody());
      else chunks.push(chunk);
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', reject);
    incoming.on('close', () => reject(new Error('the answer ended early')));
  });
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
