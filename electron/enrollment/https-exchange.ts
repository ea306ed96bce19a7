import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import type { HttpsProblem } from '../../shared/domain/server-probe.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import { withDeadline } from '../ports/deadline.ts';

export type HttpsExchange = {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** PEM certificates to trust beside the system's. */
  readonly trust?: readonly string[] | undefined;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
};

export type HttpsAnswer = {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

class TooLarge extends Error {}

/**
 * One HTTPS request on a connection of its own. No redirect is followed. What kept an answer away is a value, not an
 * error; throws the signal's reason when that aborts.
 */
export async function exchangeHttps(exchange: HttpsExchange): Promise<HttpsAnswer | HttpsProblem> {
  const { clock, timeoutMs, signal } = exchange;
  try {
    return await withDeadline(clock, 'HTTPS', timeoutMs, signal, (inner) => send(exchange, inner));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TooLarge) return { kind: 'too-large' };
    if (isKitError(error, 'internal.timeout')) return { kind: 'network', code: 'ETIMEDOUT' };
    return problemOf(error);
  }
}

function send(exchange: HttpsExchange, signal: AbortSignal): Promise<HttpsAnswer> {
  const { url, method, headers, body, maxBytes } = exchange;
  const trust = exchange.trust ?? [];
  return new Promise((resolve, reject) => {
    const request = httpsRequest(url, {
      method,
      headers: { ...headers, ...(body && { 'content-length': String(body.length) }) },
      agent: false,
      signal,
      // As on Apple's devices, any certificate can be an anchor, not only an authority's.
      ...(trust.length > 0 && { ca: [...rootCertificates, ...trust], allowPartialTrustChain: true }),
    });
    request.once('error', reject);
    request.once('response', (response) => readBody(response, maxBytes, resolve, reject));
    request.end(body);
  });
}

function readBody(
  response: IncomingMessage,
  maxBytes: number,
  resolve: (answer: HttpsAnswer) => void,
  reject: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > maxBytes) response.destroy(new TooLarge());
    else chunks.push(chunk);
  });
  response.once('error', reject);
  response.once('end', () =>
    resolve({
      kind: 'answer',
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: Buffer.concat(chunks),
    }),
  );
}

const TLS_REASONS: Readonly<Record<string, 'name' | 'dates' | 'untrusted'>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'name',
  CERT_HAS_EXPIRED: 'dates',
  CERT_NOT_YET_VALID: 'dates',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  CERT_UNTRUSTED: 'untrusted',
  INVALID_CA: 'untrusted',
};

function problemOf(error: unknown): HttpsProblem {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EIO';
  const reason = TLS_REASONS[code];
  if (reason !== undefined) return { kind: 'tls', reason, code };
  if (/^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO$)/.test(code)) return { kind: 'tls', reason: 'other', code };
  return { kind: 'network', code };
}
