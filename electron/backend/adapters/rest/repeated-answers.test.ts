import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sampleRecord } from '../../../../tests/support/sample-run.ts';
import { pem } from '../../../crypto/certificates.ts';
import { systemClock } from '../../../ports/clock.ts';
import { type Authority, createAuthority, serverPem } from '../../../practice/https/authority.ts';
import { createRestBackend } from './rest-backend.ts';

type Taken = { readonly id: string; readonly connection: number };
/** What a try is answered with, in raw bytes on its connection; undefined closes it. */
type Script = (taken: Taken, nth: number, socket: TLSSocket) => void;

let authority: Authority;
beforeAll(async () => {
  authority = await createAuthority(systemClock);
});

const ours = (id: string) => http(201, JSON.stringify({ id }));
const bare = 'HTTP/1.1 204 No Content\r\n\r\n';
const refusal = http(422, '{}');

function http(status: number, body: string): string {
  return `HTTP/1.1 ${status} X\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** A TLS server that speaks HTTP by hand, so that bytes can stand where none belong. */
async function open(script: Script) {
  const taken: Taken[] = [];
  const sockets = new Set<Socket>();
  const { keyPem, certificatePem } = serverPem(authority.server);
  const server = createServer({ key: keyPem, cert: certificatePem }, (socket) => {
    sockets.add(socket);
    const connection = sockets.size;
    let text = '';
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (head < 0 || text.length < head + 4 + length) return;
      const id = /PUT \S*\/([0-9a-f-]{36}) /.exec(text)?.[1] ?? '';
      text = '';
      const request = { id, connection };
      taken.push(request);
      script(request, taken.length, socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const backend = createRestBackend({
    baseUrl: `https://localhost:${(server.address() as AddressInfo).port}/api`,
    token: () => 'token',
    trust: [pem(authority.anchor)],
    clock: systemClock,
    timeoutMs: 5_000,
  });
  onTestFinished(() => {
    backend.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const deliver = async () => {
    const record = sampleRecord('run-1');
    const payload = Buffer.from(JSON.stringify(record));
    const result = await backend.deliver({ recordId: record.id, payload }, AbortSignal.timeout(5_000));
    return { id: record.id, kind: result.kind };
  };
  return { taken, deliver, sockets };
}

describe('an answer that something on the way repeats', () => {
  it('does not pass for the answer to the next record when it comes while nothing is asked', async () => {
    const { taken, deliver, sockets } = await open(({ id }, nth, socket) => {
      socket.write(ours(id));
      if (nth === 1) setImmediate(() => socket.write(bare));
    });
    await deliver();
    const [first] = [...sockets];
    if (first?.closed === false) await once(first, 'close');
    const second = await deliver();
    expect(second.kind).toBe('delivered');
    expect(taken.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  it.each([
    ['a bare 204', bare],
    ['a refusal', refusal],
    ['a refused token', http(401, '{}')],
    ['a redirect', 'HTTP/1.1 302 X\r\nlocation: https://x.example/\r\ncontent-length: 0\r\n\r\n'],
    ['another record’s answer', ours('another')],
    ['no HTTP', 'ok ok ok\r\n\r\n'],
  ])(
    'is not believed when %s comes first on a kept connection: the record is sent again on one of its own',
    async (_, repeated) => {
      const { taken, deliver } = await open(({ id }, nth, socket) => {
        // The second request meets the repetition; its record was not taken before it was asked for again.
        socket.write(nth === 2 ? repeated : ours(id));
      });
      await deliver();
      const second = await deliver();
      expect(second.kind).toBe('delivered');
      expect(taken.map(({ connection }) => connection)).toEqual([1, 1, 2]);
      expect(taken.filter(({ id }) => id === second.id)).toHaveLength(2);
    },
  );

  it('leaves a server that names no record one connection for each, and believes it there', async () => {
    const { taken, deliver } = await open((_, __, socket) => void socket.write(bare));
    const kinds = [await deliver(), await deliver(), await deliver()].map(({ kind }) => kind);
    expect(kinds).toEqual(['delivered', 'delivered', 'delivered']);
    expect(taken.map(({ connection }) => connection)).toEqual([1, 2, 3]);
  });

  it('lets a refusal stand when it comes on a connection of its own', async () => {
    const { taken, deliver } = await open(({ id }, nth, socket) => void socket.write(nth === 1 ? ours(id) : refusal));
    await deliver();
    expect((await deliver()).kind).toBe('reject');
    expect(taken).toHaveLength(3);
  });

  it('keeps the connection of a server that names what it took', async () => {
    const { taken, deliver } = await open(({ id }, _, socket) => void socket.write(ours(id)));
    for (let n = 0; n < 5; n++) await deliver();
    expect(new Set(taken.map(({ connection }) => connection))).toEqual(new Set([1]));
  });
});
