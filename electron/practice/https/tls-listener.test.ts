import { once } from 'node:events';
import { request } from 'node:https';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pem } from '../../crypto/certificates.ts';
import { systemClock } from '../../ports/clock.ts';
import { type Authority, createAuthority, serverPem } from './authority.ts';
import type { Answer, Exchange } from './exchange.ts';
import { openTlsListener, type TlsListener } from './tls-listener.ts';

let authority: Authority;
let listener: TlsListener;
let answer: (exchange: Exchange) => Answer | Promise<Answer>;
beforeEach(async () => {
  authority ??= await createAuthority(systemClock);
  answer = () => ({ status: 200 });
  listener = await openTlsListener({
    identity: serverPem(authority.server),
    port: 0,
    maxBodyBytes: 10,
    handler: (exchange) => answer(exchange),
  });
});
afterEach(() => listener.cut());

function post(body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: 'localhost', port: listener.port, method: 'POST', path: '/x', ca: [pem(authority.anchor)], agent: false },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
        response.once('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('a listener that is cut', () => {
  it('ends idle connections, handshakes and requests in flight, and comes back on its port', async () => {
    const { port } = listener;
    const asked = Promise.withResolvers<void>();
    answer = () => {
      asked.resolve();
      return new Promise(() => {});
    };
    const inFlight = post('1');
    const failure = expect(inFlight).rejects.toMatchObject({ code: 'ECONNRESET' });
    const idle = connect({ host: 'localhost', port, ca: [pem(authority.anchor)] });
    idle.on('error', () => {});
    await once(idle, 'secureConnect');
    const idleEnded = once(idle, 'close');
    await asked.promise;

    await listener.cut();
    expect(listener.isUp).toBe(false);
    await Promise.all([failure, idleEnded]);
    await expect(post('1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    answer = () => ({ status: 204 });
    await listener.restore();
    expect(listener.port).toBe(port);
    expect(await post('1')).toBe(204);
  });
});

describe('a request', () => {
  it('over the body limit is answered 413 without reaching the handler', async () => {
    let asked = false;
    answer = () => {
      asked = true;
      return { status: 200 };
    };
    expect(await post('x'.repeat(11))).toBe(413);
    expect(asked).toBe(false);
  });

  it('whose handler fails is answered 500', async () => {
    answer = () => {
      throw new Error('broken');
    };
    expect(await post('1')).toBe(500);
  });

  it('lets what comes afterwards run once the answer has left', async () => {
    const ran = Promise.withResolvers<void>();
    answer = () => ({ status: 200, afterwards: ran.resolve });
    expect(await post('1')).toBe(200);
    await ran.promise;
  });
});
