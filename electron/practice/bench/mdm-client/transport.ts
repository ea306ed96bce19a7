import type { KeyObject } from 'node:crypto';
import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlainly } from 'node:http';
import { Agent, request } from 'node:https';
import { pem } from '../../../crypto/certificates.ts';
import { privateKeyPem } from '../../../crypto/keys.ts';
import { readBody } from '../../https/read-body.ts';

export type HttpAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Why a server could not be talked to, as far as a device can tell: its certificate, or anything else. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly reason: 'not-trusted' | 'unreachable';

  constructor(reason: 'not-trusted' | 'unreachable', cause: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

export type Transport = {
  /** Throws TransportError; also when the signal ends it or half a minute has passed. */
  send(message: {
    readonly method: 'GET' | 'POST' | 'PUT';
    readonly url: URL;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: Buffer;
    readonly signal: AbortSignal;
  }): Promise<HttpAnswer>;
  close(): void;
};

/** Of the real network, which bench time does not move. */
const DEADLINE_MS = 30_000;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * HTTPS as a device does it: only the given anchors are trusted (practice devices have no built-in roots), and the name
 * in the URL must be in the server's certificate.
 */
export function openTransport(options: {
  readonly anchors: readonly Uint8Array[];
  readonly identity?: { readonly key: KeyObject; readonly certificate: Buffer };
}): Transport {
  const { anchors, identity } = options;
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 1,
    ca: anchors.map((anchor) => pem(anchor)),
    ...(identity && { key: privateKeyPem(identity.key), cert: pem(identity.certificate) }),
  });

  return {
    async send({ method, url, headers, body, signal: outer }) {
      const signal = AbortSignal.any([outer, AbortSignal.timeout(DEADLINE_MS)]);
      try {
        const response = await new Promise<IncomingMessage>((resolve, reject) => {
          const options = { method, signal, headers: { ...headers, ...(body && { 'content-length': body.length }) } };
          const outgoing = isPlain(url) ? requestPlainly(url, options) : request(url, { ...options, agent });
          outgoing.once('response', resolve);
          outgoing.on('error', reject);
          outgoing.end(body);
        });
        return {
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: await readBody(response, MAX_ANSWER_BYTES),
        };
      } catch (error) {
        throw new TransportError(isCertificateProblem(error) ? 'not-trusted' : 'unreachable', error);
      }
    },
    close: () => agent.destroy(),
  };
}

/** Only SCEP may do without TLS, its messages being signed and sealed; callers see to it that nothing else does. */
const isPlain = ({ protocol }: URL) => protocol === 'http:';

/** OpenSSL's and Node's codes for a certificate that leads to no anchor, is out of date, or names another host. */
function isCertificateProblem(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /CERT|UNABLE_TO_VERIFY/.test(code);
}
