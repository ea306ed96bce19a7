import { connect } from 'node:http2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../ports/clock.ts';
import { type Authority, createAuthority } from '../../https/authority.ts';
import { type ApnsEndpoint, startApnsEndpoint } from './apns.ts';

const token = Buffer.alloc(32, 7);
const topic = 'com.apple.mgmt.External.x';

let endpoint: ApnsEndpoint;
let pushed: string[];
let authority: Authority;
beforeEach(async () => {
  authority ??= await createAuthority(systemClock);
  pushed = [];
  endpoint = await startApnsEndpoint({
    authority,
    find: (asked) =>
      asked.equals(token)
        ? { topic, push: (magic) => void pushed.push(magic), notify: (url) => void pushed.push(url) }
        : undefined,
  });
});
afterEach(() => endpoint.close());

/** One request as an MDM server makes it. */
async function send(overrides: { path?: string; topic?: string; body?: string; method?: string; trust?: string[] }) {
  const session = connect(endpoint.origin.url, { ca: overrides.trust ?? [...endpoint.origin.trust] });
  const answered = Promise.withResolvers<{ status: number; reason?: string }>();
  session.on('error', answered.reject);
  const stream = session.request({
    ':method': overrides.method ?? 'POST',
    ':path': overrides.path ?? `/3/device/${token.toString('hex')}`,
    'apns-topic': overrides.topic ?? topic,
  });
  let status = 0;
  const parts: Buffer[] = [];
  stream.on('response', (headers) => {
    status = Number(headers[':status']);
  });
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('error', answered.reject);
  stream.on('end', () => answered.resolve({ status, ...JSON.parse(Buffer.concat(parts).toString() || '{}') }));
  stream.end(overrides.body ?? JSON.stringify({ mdm: 'magic' }));
  return answered.promise.finally(() => session.close());
}

describe('the practice APNs', () => {
  it('wakes the device that the token leads to', async () => {
    expect(await send({})).toEqual({ status: 200 });
    expect(pushed).toEqual(['magic']);
  });

  it('brings a notification of the client app', async () => {
    const url = 'https://localhost/client/1';
    expect(await send({ body: JSON.stringify({ aps: { alert: '設定' }, url }) })).toEqual({ status: 200 });
    expect(pushed).toEqual([url]);
  });

  it.each([
    ['a token nobody has', { path: `/3/device/${'ab'.repeat(32)}` }, { status: 410, reason: 'Unregistered' }],
    ['a token that is none', { path: '/3/device/xyz' }, { status: 400, reason: 'BadDeviceToken' }],
    ['another topic', { topic: 'com.apple.mgmt.External.y' }, { status: 400, reason: 'DeviceTokenNotForTopic' }],
    ['no magic', { body: '{}' }, { status: 400, reason: 'PayloadEmpty' }],
    ['a body over 4 KiB', { body: JSON.stringify({ mdm: 'x', y: 'y'.repeat(5000) }) }, { status: 400 }],
    ['another method', { method: 'PUT' }, { status: 405, reason: 'MethodNotAllowed' }],
  ])('refuses %s and wakes nobody', async (_, request, expected) => {
    expect(await send(request)).toMatchObject(expected);
    expect(pushed).toEqual([]);
  });

  it('is trusted only by its own anchor', async () => {
    await expect(send({ trust: [] })).rejects.toThrow();
  });
});
