import { randomUUID } from 'node:crypto';
import { constants, createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { pem } from '../../../crypto/certificates.ts';
import { type Authority, serverPem } from '../../https/authority.ts';
import { readBody } from '../../https/read-body.ts';
import type { PracticeOrigin } from '../room.ts';

/** Where a push token leads. */
export type PushTarget = { readonly topic: string; push(magic: string): void; notify(url: string): void };

export type ApnsEndpoint = { readonly origin: PracticeOrigin; close(): Promise<void> };

/** A wake-up of the MDM client, or a notification of the vendor's client app with where to fetch what it is about. */
const bodySchema = z.union([
  z.object({ mdm: z.string().min(1).max(256) }),
  z.object({ aps: z.object({ alert: z.string() }), url: z.url({ protocol: /^https$/ }).max(2048) }),
]);
const MAX_BODY_BYTES = 4096;

/** The practice Apple Push Notification service: HTTP/2 `POST /3/device/<token in hex>` (mdm §2.4). */
export async function startApnsEndpoint(options: {
  readonly authority: Authority;
  readonly find: (token: Buffer) => PushTarget | undefined;
}): Promise<ApnsEndpoint> {
  const { authority, find } = options;
  const { keyPem, certificatePem } = serverPem(authority.server);
  const server = createSecureServer({ key: keyPem, cert: certificatePem }, (request, response) => {
    void answer(request, response, find);
  });
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    session.on('error', () => session.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: { url: `https://localhost:${port}`, trust: [pem(authority.anchor)] },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const session of sessions) session.destroy();
      }),
  };
}

async function answer(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  find: (token: Buffer) => PushTarget | undefined,
): Promise<void> {
  request.stream.on('error', () => {});
  const [status, reason] = await deliver(request, find);
  response.writeHead(status, { 'apns-id': randomUUID().toUpperCase() });
  response.end(reason === undefined ? '' : JSON.stringify({ reason }));
}

/** Reasons are APNs' own words. */
async function deliver(
  request: Http2ServerRequest,
  find: (token: Buffer) => PushTarget | undefined,
): Promise<[status: number, reason?: string]> {
  const token = /^\/3\/device\/((?:[0-9a-f]{2}){1,256})$/i.exec(request.url)?.[1];
  if (request.method !== 'POST') return [constants.HTTP_STATUS_METHOD_NOT_ALLOWED, 'MethodNotAllowed'];
  if (token === undefined) return [constants.HTTP_STATUS_BAD_REQUEST, 'BadDeviceToken'];
  const body = await readPush(request);
  if (!body) return [constants.HTTP_STATUS_BAD_REQUEST, 'PayloadEmpty'];
  const target = find(Buffer.from(token, 'hex'));
  if (!target) return [constants.HTTP_STATUS_GONE, 'Unregistered'];
  if (request.headers['apns-topic'] !== target.topic) {
    return [constants.HTTP_STATUS_BAD_REQUEST, 'DeviceTokenNotForTopic'];
  }
  if ('mdm' in body) target.push(body.mdm);
  else target.notify(body.url);
  return [constants.HTTP_STATUS_OK];
}

async function readPush(request: Http2ServerRequest): Promise<z.infer<typeof bodySchema> | undefined> {
  try {
    return bodySchema.parse(JSON.parse((await readBody(request, MAX_BODY_BYTES)).toString('utf8')));
  } catch {
    return undefined;
  }
}
