import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:tls';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { pem } from '../../../crypto/certificates.ts';
import { systemClock } from '../../../ports/clock.ts';
import { type Authority, createAuthority, serverPem } from '../../../practice/https/authority.ts';
import { createApiClient } from './api-client.ts';

let authority: Authority;
beforeAll(async () => {
  authority = await createAuthority(systemClock);
});

type Asked = { readonly path: string; readonly connection: number };

const http = (status: number, body: object) =>
  `HTTP/1.1 ${status} X\r\ncontent-length: ${Buffer.byteLength(JSON.stringify(body))}\r\n\r\n${JSON.stringify(body)}`;

/** An API behind something that repeats its last answer before the next on each connection. */
async function openRepeating() {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const { keyPem, certificatePem } = serverPem(authority.server);
  const server = createServer({ key: keyPem, cert: certificatePem }, (socket) => {
    sockets.add(socket);
    const connection = sockets.size;
    let last = '';
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const path = /^\w+ (\S+) /.exec(bytes.toString('latin1'))?.[1] ?? '';
      asked.push({ path, connection });
      const answer = path.endsWith('/missing') ? http(404, {}) : http(200, { name: path.split('/').at(-1) });
      socket.write(last + answer);
      last = answer;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api = createApiClient({
    baseUrl: `https://localhost:${(server.address() as AddressInfo).port}/api`,
    authorization: () => 'Bearer key',
    trust: [pem(authority.anchor)],
    clock: systemClock,
    timeoutMs: 5_000,
  });
  onTestFinished(() => {
    api.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const ask = async (name: string, isNamed = false) => {
    const names = (answer: { readonly body: Buffer }) => answer.body.includes(JSON.stringify({ name }));
    const answer = await api.send('GET', name, AbortSignal.timeout(5_000), isNamed ? { names } : {});
    return `${answer.status} ${answer.body.toString('utf8')}`;
  };
  return { asked, ask };
}

describe('the answers of a product’s API', () => {
  it('are each the one to their own request, where none says which it answers', async () => {
    const { asked, ask } = await openRepeating();
    expect([await ask('a'), await ask('b'), await ask('missing')]).toEqual([
      '200 {"name":"a"}',
      '200 {"name":"b"}',
      '404 {}',
    ]);
    expect(asked.map(({ connection }) => connection)).toEqual([1, 2, 3]);
  });

  it('are asked for again on a connection of their own when another request’s comes first on a kept one', async () => {
    const { asked, ask } = await openRepeating();
    expect([await ask('a', true), await ask('b', true), await ask('missing', true)]).toEqual([
      '200 {"name":"a"}',
      '200 {"name":"b"}',
      '404 {}',
    ]);
    expect(asked.map(({ path, connection }) => `${path.split('/').at(-1)} ${connection}`)).toEqual([
      'a 1',
      'b 1',
      'b 2',
      'missing 3',
    ]);
  });
});
