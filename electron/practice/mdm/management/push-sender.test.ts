import { once } from 'node:events';
import { createSecureServer, type Http2SecureServer, type Http2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitUntil } from '../../../../tests/support/wait-until.ts';
import { pem } from '../../../crypto/certificates.ts';
import { systemClock } from '../../../ports/clock.ts';
import { createTestClock, type TestClock } from '../../../ports/test-clock.ts';
import { type Authority, createAuthority, serverPem } from '../../https/authority.ts';
import { createDevices, type ManagedDevice } from './devices.ts';
import { createPushSender, type PushSender } from './push-sender.ts';

const topic = 'com.apple.mgmt.External.x';

let authority: Authority;
let server: Http2SecureServer;
let sessions: Http2Session[];
let asked: { path: string; topic: string; body: string }[];
/** Statuses of the answers to come; 200 when none is left. */
let statuses: number[];
let clock: TestClock;
let sender: PushSender;
let device: ManagedDevice;
beforeEach(async () => {
  authority ??= await createAuthority(systemClock, 'APNs');
  const { keyPem, certificatePem } = serverPem(authority.server);
  [sessions, asked, statuses] = [[], [], []];
  server = createSecureServer({ key: keyPem, cert: certificatePem });
  server.on('session', (session) => void sessions.push(session));
  server.on('stream', async (stream, headers) => {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part);
    const body = Buffer.concat(parts).toString();
    asked.push({ path: String(headers[':path']), topic: String(headers['apns-topic']), body });
    stream.respond({ ':status': statuses.shift() ?? 200 }, { endStream: true });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  clock = createTestClock();
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  sender = createPushSender({ apns: { url, trust: [pem(authority.anchor)] }, topic, clock });
  const owner = { udid: 'u', serial: 's', account: undefined, group: undefined, groupPath: undefined };
  device = createDevices().authenticate(owner, Buffer.alloc(1), clock.now());
  device.push = { token: Buffer.from('00ff', 'hex'), magic: 'magic' };
});
afterEach(() => {
  sender.close();
  for (const session of sessions) session.destroy();
  server.close();
});

const push = { path: '/3/device/00ff', topic, body: '{"mdm":"magic"}' };

describe('a push', () => {
  it('names token, topic and magic', async () => {
    sender.push(device);
    await waitUntil('the push', () => asked.length === 1);
    expect(asked).toEqual([push]);
  });

  it('is sent again a little later when the service fails, over a new connection if need be', async () => {
    statuses = [503, 500];
    sender.push(device);
    await waitUntil('the first', () => asked.length === 1);
    await waitUntil('the second', () => {
      void clock.advance(1000);
      return asked.length === 2;
    });

    for (const session of sessions) session.destroy();
    await waitUntil('the third', () => {
      void clock.advance(5000);
      return asked.length === 3;
    });
    await clock.advance(3_600_000);
    expect(asked).toEqual([push, push, push]);
  });

  it('is given up when the service says that the token is no good', async () => {
    statuses = [410];
    sender.push(device);
    await waitUntil('the push', () => asked.length === 1);
    await clock.advance(3_600_000);
    expect(asked).toHaveLength(1);
  });

  it('is not sent to a device that gave no token', async () => {
    device.push = undefined;
    sender.push(device);
    expect(device.counters.pushes).toBe(0);
  });
});
