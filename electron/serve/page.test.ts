import { describe, expect, it } from 'vitest';
import { fetchFrom, serveTestStation } from '../../tests/support/served-station.ts';

describe('the page of the browser face', () => {
  it('comes with its policy, and with the same nonce in both', async () => {
    const { serve } = await serveTestStation();
    const { status, headers, body } = await fetchFrom(serve.origin, '/');
    const nonce = /content="([^"]+)"/.exec(body)?.[1] ?? 'none';
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toBe(
      [
        "default-src 'none'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${nonce}'`,
        "font-src 'self'",
        "img-src 'self' data:",
        `connect-src 'self' ${serve.origin.replace('http', 'ws')}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    );
    expect((await fetchFrom(serve.origin, '/')).body).not.toBe(body);
  });

  it('has assets that never change under their name', async () => {
    const { serve } = await serveTestStation();
    const { status, headers, body } = await fetchFrom(serve.origin, '/assets/a-1.js?x=1');
    expect([status, body]).toEqual([200, 'a()']);
    expect(headers['cache-control']).toContain('immutable');
  });

  it.each(['/../secret.html', '/%2e%2e/secret.html', '/nothing.js', '/assets', '/s.sock'])(
    'does not give out %s',
    async (path) => {
      const { serve } = await serveTestStation();
      const { status, body } = await fetchFrom(serve.origin, path);
      expect([status, body]).toEqual([404, '']);
    },
  );

  it.each(['localhost', '127.0.0.1', 'kitbench.example', '127.0.0.1:1'])('refuses the Host %s', async (host) => {
    const { serve } = await serveTestStation();
    expect((await fetchFrom(serve.origin, '/', { headers: { host } })).status).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const { serve } = await serveTestStation();
    const { status, headers } = await fetchFrom(serve.origin, '/', { method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('says which port is taken', async () => {
    const { serve } = await serveTestStation();
    const { port } = new URL(serve.origin);
    await expect(serveTestStation({ port: Number(port) })).rejects.toMatchObject({
      code: 'serve.port-taken',
      params: { port },
    });
  });

  it('says when it was not built', async () => {
    await expect(serveTestStation({ pageFolder: '/nowhere' })).rejects.toMatchObject({ code: 'serve.not-built' });
  });
});
