import type { z } from 'zod';
import { isKitError, KitError } from '../../../../shared/errors/kit-error.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { DeliverFailure } from '../../port.ts';
import { classifyFailure, classifyThrown } from './classify.ts';
import { createHttpClient, type HttpAnswer, type HttpCall } from './http-client.ts';
import { sendSurely } from './sure-answer.ts';

export type ApiOptions = {
  /** https, without a trailing slash or with one. */
  readonly baseUrl: string;
  /** The Authorization header, made for each request, so that no key need be held between them. */
  readonly authorization: () => string;
  readonly trust: readonly string[];
  readonly clock: Clock;
  readonly timeoutMs?: number;
};

export type ApiClient = {
  readonly host: string;
  /**
   * An earlier answer, repeated by something on the way, never passes for this one: a request goes on a connection of its
   * own, unless its answers name it. @param path relative to the base URL. @throws KitError `backend.*`, or the signal's
   * reason.
   */
  send(method: HttpCall['method'], path: string, signal: AbortSignal, more?: SendMore): Promise<HttpAnswer>;
  /** What a status other than success means. */
  failure(answer: HttpAnswer): DeliverFailure;
  /** The same where a command, not a record, was turned down. */
  commandFailure(answer: HttpAnswer): DeliverFailure;
  /** @throws KitError `backend.bad-answer`, naming `what`. */
  read<T extends z.ZodType>(answer: HttpAnswer, schema: T, what: string): z.output<T>;
  close(): void;
};

export type SendMore = {
  readonly content?: { readonly type: string; readonly body: Buffer };
  /** Whether an answer says by itself that it is about this request, which may be sent twice. */
  readonly names?: (answer: HttpAnswer) => boolean;
};

/** One product's API under one base URL. @throws KitError `backend.not-https`, `backend.trust-unreadable`. */
export function createApiClient(options: ApiOptions): ApiClient {
  const { authorization, trust, clock, timeoutMs = 30_000 } = options;
  const base = baseOf(options.baseUrl);
  const { host } = base;
  const http = createHttpClient({ trust, clock, timeoutMs });
  const isWait = (answer: HttpAnswer) =>
    answer.status >= 300 && classifyFailure(answer, host, clock.now()).kind === 'retry';
  return {
    host,
    send: async (method, path, signal, { content, names } = {}) => {
      const type = content === undefined ? {} : { 'content-type': content.type };
      const headers = { authorization: authorization(), accept: 'application/json', ...type };
      const body = content === undefined ? {} : { body: content.body };
      const call = { method, url: new URL(path, base), headers, ...body };
      if (names === undefined) return http.send({ ...call, fresh: true }, signal);
      return (await sendSurely(http, call, { names, isWait }, signal)).answer;
    },
    failure: (answer) => classifyFailure(answer, host, clock.now()),
    commandFailure: (answer) => {
      const failure = classifyFailure(answer, host, clock.now());
      if (failure.kind !== 'reject') return failure;
      return {
        kind: 'reject',
        problem: new KitError('backend.command-refused', { host, reason: `HTTP ${answer.status}` }),
      };
    },
    read: (answer, schema, what) => {
      const parsed = schema.safeParse(parseJson(answer.body));
      if (!parsed.success) throw new KitError('backend.bad-answer', { host, reason: what });
      return parsed.data;
    },
    close: () => http.close(),
  };
}

/** What was thrown while delivering, as a result; the signal's own reason goes on. */
export function failureOf(error: unknown, signal: AbortSignal): DeliverFailure {
  if (signal.aborted || !isKitError(error)) throw error;
  return classifyThrown(error);
}

export function baseOf(text: string): URL {
  const url = URL.parse(text.endsWith('/') ? text : `${text}/`);
  if (url?.protocol !== 'https:') throw new KitError('backend.not-https');
  return url;
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

export function basicAuthorization(user: string, key: string): string {
  return `Basic ${Buffer.from(`${user}:${key}`, 'utf8').toString('base64')}`;
}

/** Runs `ask` for each item, `width` at a time; answers come in the order of the items. The first failure ends it. */
export async function inParallel<I, O>(items: readonly I[], width: number, ask: (item: I) => Promise<O>): Promise<O[]> {
  const answers = new Array<O>(items.length);
  let next = 0;
  let failed = false;
  const work = async () => {
    for (let at = next++; at < items.length && !failed; at = next++) {
      try {
        answers[at] = await ask(items[at] as I);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work));
  return answers;
}
