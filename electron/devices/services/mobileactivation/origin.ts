import { Agent, request } from 'node:https';
import { z } from 'zod';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import type { Clock } from '../../../ports/clock.ts';
import { abortReason } from '../../streams/faults.ts';

/** Where activation tickets come from: Apple's server, or a practice one with trust of its own. */
export type ActivationOrigin = {
  /** https, without a path: `https://albert.apple.com`. */
  readonly url: string;
  /** PEM certificates to trust instead of the system's. */
  readonly trust?: readonly string[] | undefined;
};

export type OriginAnswer = {
  readonly body: Buffer;
  /** By the names as the server spelt them: the device gets them so. */
  readonly headers: Readonly<Record<string, string>>;
};

export type OriginClient = {
  /** @throws KitError `activation.unreachable`, `activation.refused`, `activation.locked` */
  post(path: string, contentType: string, body: Buffer): Promise<OriginAnswer>;
  close(): void;
};

const USER_AGENT = 'iOS Device Activator (MobileActivation-592.103.2)';
const TIMEOUT_MS = 60_000;
const MAX_ANSWER_BYTES = 2 * 1024 * 1024;

/** One kept connection for the two requests of an activation. @throws KitError `activation.bad-origin` */
export function openOrigin(origin: ActivationOrigin, options: { clock: Clock; signal: AbortSignal }): OriginClient {
  const base = z.url({ protocol: /^https$/ }).safeParse(origin.url);
  if (!base.success) throw new KitError('activation.bad-origin');
  const trust = origin.trust === undefined ? {} : { ca: [...origin.trust] };
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ...trust });
  return {
    async post(path, contentType, body) {
      const answer = await send({ url: new URL(path, base.data), agent, contentType, body, ...options });
      if (answer.status !== 200) throw new KitError('activation.refused', { status: String(answer.status) });
      if (isLoginForm(answer.contentType)) throw new KitError('activation.locked');
      return { body: answer.body, headers: answer.headers };
    },
    close: () => agent.destroy(),
  };
}

/** A page to sign in on instead of a ticket: the device is locked to somebody's account (device-protocols §5). */
function isLoginForm(contentType: string): boolean {
  return /buddyml|html/i.test(contentType);
}

type Send = {
  readonly url: URL;
  readonly agent: Agent;
  readonly contentType: string;
  readonly body: Buffer;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};

function send({ url, agent, contentType, body, clock, signal }: Send) {
  return new Promise<OriginAnswer & { readonly status: number; readonly contentType: string }>((resolve, reject) => {
    if (signal.aborted) return reject(abortReason(signal, 'activation'));
    const settle = () => {
      cancel();
      signal.removeEventListener('abort', onAbort);
    };
    const giveUp = (error: KitError) => {
      settle();
      reject(error);
      outgoing.destroy();
    };
    const unreachable = (reason: string, cause?: unknown) =>
      giveUp(new KitError('activation.unreachable', { host: url.host, reason }, { cause }));
    const onAbort = () => giveUp(abortReason(signal, 'activation'));
    const cancel = clock.after(TIMEOUT_MS, () => unreachable('timeout'));
    const headers = {
      'Content-Type': contentType,
      'Content-Length': body.length,
      Accept: 'application/xml',
      'User-Agent': USER_AGENT,
    };
    const outgoing = request(url, { method: 'POST', agent, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_ANSWER_BYTES) giveUp(new KitError('activation.bad-answer', { reason: 'too large' }));
        else chunks.push(chunk);
      });
      incoming.on('error', (error: NodeJS.ErrnoException) => unreachable(error.code ?? error.message, error));
      incoming.on('end', () => {
        settle();
        resolve({
          status: incoming.statusCode ?? 0,
          contentType: incoming.headers['content-type'] ?? '',
          body: Buffer.concat(chunks),
          headers: namedAsSent(incoming.rawHeaders),
        });
      });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => unreachable(error.code ?? error.message, error));
    signal.addEventListener('abort', onAbort, { once: true });
    outgoing.end(body);
  });
}

/** @param raw name, value, name, value… */
function namedAsSent(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = raw.slice(at, at + 2);
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}
