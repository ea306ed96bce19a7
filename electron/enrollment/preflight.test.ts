import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpsSite, openHttpsSite } from '../../tests/support/https-site.ts';
import { testPayload, testProfile } from '../../tests/support/test-profiles.ts';
import { systemClock } from '../ports/clock.ts';
import { preflightEnrollment, probeRecords } from './preflight.ts';

let site: HttpsSite | undefined;

afterEach(async () => {
  await site?.close();
  site = undefined;
});

async function knock(answer: (response: ServerResponse) => void, options: { name?: string; notAfter?: Date } = {}) {
  site = await openHttpsSite({ answer: (_, response) => answer(response), ...options });
  return preflightEnrollment({ url: `${site.origin}/enroll?t=x`, anchors: [site.anchor] }, { clock: systemClock });
}

function page(status: number, body: string | Buffer = '', headers: Record<string, string> = {}) {
  return (response: ServerResponse) => void response.writeHead(status, headers).end(body);
}

const enrollmentProfile = testProfile('mdm', [testPayload('com.apple.mdm')]);

describe('knocking at an enrollment URL', () => {
  it('posts a dummy as a device would, once', async () => {
    await knock(page(400));
    expect(site?.requests).toHaveLength(1);
    expect(site?.requests[0]).toMatchObject({
      method: 'POST',
      url: '/enroll?t=x',
      headers: { 'content-type': 'application/pkcs7-signature', 'user-agent': 'CloudConfiguration/1.0' },
    });
  });

  it.each([
    ['a profile', page(200, enrollmentProfile), { kind: 'profile' }],
    ['a refusal', page(400, 'no'), { kind: 'refused', status: 400 }],
    [
      "Apple's refusal",
      page(403, '{"code": "com.apple.unrecognized.device"}'),
      { kind: 'refused', status: 403, code: 'com.apple.unrecognized.device' },
    ],
    ['a login', page(401), { kind: 'login' }],
    ['no such page', page(404), { kind: 'not-found', status: 404 }],
    ['no POST', page(405), { kind: 'no-post' }],
    [
      'a web page',
      page(200, '<html>', { 'content-type': 'text/html; charset=utf-8' }),
      { kind: 'page', status: 200, contentType: 'text/html' },
    ],
    ['nothing', page(200), { kind: 'page', status: 200, contentType: '' }],
    ['a profile that enrolls nobody', page(200, testProfile('x')), { kind: 'page', status: 200, contentType: '' }],
    [
      'a redirect',
      page(302, '', { location: 'https://login.example.com/x?secret' }),
      { kind: 'redirect', status: 302, host: 'login.example.com' },
    ],
    ['trouble', page(503), { kind: 'server-error', status: 503 }],
  ])('tells %s', async (_, answer, seen) => {
    expect(await knock(answer)).toEqual(seen);
  });

  it('tells a certificate of another name', async () => {
    expect(await knock(page(400), { name: 'other.example.com' })).toMatchObject({ kind: 'tls', reason: 'name' });
  });

  it('tells an expired certificate', async () => {
    const expired = new Date('2021-01-01T00:00:00Z');
    expect(await knock(page(400), { notAfter: expired })).toMatchObject({ kind: 'tls', reason: 'dates' });
  });

  it('tells a missing anchor', async () => {
    site = await openHttpsSite({ answer: (_, response) => void response.end() });
    expect(await preflightEnrollment({ url: site.origin, anchors: [] }, { clock: systemClock })).toMatchObject({
      kind: 'tls',
      reason: 'untrusted',
    });
  });

  it('tells a server that is not there', async () => {
    await knock(page(400));
    await site?.close();
    expect(await preflightEnrollment({ url: site?.origin ?? '', anchors: [] }, { clock: systemClock })).toEqual({
      kind: 'network',
      code: 'ECONNREFUSED',
    });
  });

  it('tells an answer without end', async () => {
    expect(await knock(page(200, Buffer.alloc(1024 * 1024 + 1)))).toEqual({ kind: 'too-large' });
  });
});

describe('looking at a records API', () => {
  it('shows the token and learns the time', async () => {
    site = await openHttpsSite({
      answer: page200WithDate,
    });
    const seen = await probeRecords(
      { baseUrl: `${site.origin}/api/v1/`, token: 'tok-123456', trust: [site.anchorPem] },
      { clock: systemClock },
    );
    expect(seen).toEqual({ kind: 'answer', status: 200, serverTime: Date.parse('2026-04-01T00:00:00Z') });
    expect(site.requests[0]).toMatchObject({
      method: 'GET',
      url: '/api/v1/devices?serials=KITBENCH0000',
      headers: { authorization: 'Bearer tok-123456' },
    });
  });
});

function page200WithDate(_: unknown, response: ServerResponse): void {
  response.writeHead(200, { date: 'Wed, 01 Apr 2026 00:00:00 GMT' }).end('{}');
}
