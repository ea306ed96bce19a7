import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { InboxStore } from './inbox-store.ts';
import { readEvent } from './read-event.ts';

export type InboxRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};
export type InboxAnswer = { readonly status: number; readonly body?: unknown };

export type InboxKeys = {
  /** What the MDM server signs its webhook with. */
  readonly webhook: Buffer;
  /** What stations pull with. */
  readonly pull: Buffer;
};

const pageSchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});

/**
 * `POST /v1/webhook` for the MDM server, `GET /v1/events` for stations, `GET /v1/health` for whoever watches it.
 * A topic that nobody knows is kept like any other, and answered 200: MDM servers take all else for a failure.
 */
export function createInboxAnswerer(parts: {
  readonly store: InboxStore;
  readonly keys: InboxKeys;
  readonly clock: Clock;
}): (request: InboxRequest) => InboxAnswer {
  const { store, keys, clock } = parts;

  function receive({ headers, body }: InboxRequest): InboxAnswer {
    if (!isSigned(body, headers['x-hmac-signature'], keys.webhook)) return { status: 401 };
    const event = readEvent(body, clock.now());
    if (event === undefined) return { status: 400 };
    return { status: 200, body: { kept: store.add(body, event, clock.now()) } };
  }

  function page({ headers, url }: InboxRequest): InboxAnswer {
    if (!opens(headers.authorization, keys.pull)) return { status: 401 };
    const asked = pageSchema.safeParse(Object.fromEntries(url.searchParams));
    return asked.success ? { status: 200, body: store.page(asked.data.after, asked.data.limit) } : { status: 400 };
  }

  return (request) => {
    switch (`${request.method} ${request.url.pathname}`) {
      case 'POST /v1/webhook':
        return receive(request);
      case 'GET /v1/events':
        return page(request);
      case 'GET /v1/health':
        return { status: 200, body: { ok: true } };
      default:
        return { status: ['/v1/webhook', '/v1/events', '/v1/health'].includes(request.url.pathname) ? 405 : 404 };
    }
  };
}

/** HMAC-SHA256 over the body as it came, in base64 or hex: servers differ in how they write it. */
function isSigned(body: Buffer, header: string | string[] | undefined, key: Buffer): boolean {
  if (typeof header !== 'string') return false;
  const expected = createHmac('sha256', key).update(body).digest();
  const text = header.trim().replace(/^sha256=/i, '');
  const given = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function opens(header: string | undefined, key: Buffer): boolean {
  const given = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
  return timingSafeEqual(digest(Buffer.from(given, 'utf8')), digest(key));
}
