import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import { openHttpsSite } from '../../../../tests/support/https-site.ts';
import { type Behaviour, openRecordsSite, type RecordsSite } from '../../../../tests/support/records-site.ts';
import { sampleRecord } from '../../../../tests/support/sample-run.ts';
import { systemClock } from '../../../ports/clock.ts';
import type { DeliverResult, MdmBackend } from '../../port.ts';
import { describeMdmBackend } from '../../port-contract.ts';
import { createRestBackend } from './rest-backend.ts';

const record = sampleRecord('run-1');
const outgoing = { recordId: record.id, payload: Buffer.from(JSON.stringify(record), 'utf8') };

const restCapabilities = { records: true, lookup: true, commands: false, files: false };

describeMdmBackend({ describe, it }, 'a records site by REST', restCapabilities, async () => {
  const site = await openRecordsSite();
  let made = 0;
  return {
    connect: ({ token, trust } = {}) => connectTo(site, { token: () => token ?? site.token, ...(trust && { trust }) }),
    records: { effects: () => site.effects().map(({ id }) => id) },
    setReachable: async (up) => site.always(up ? undefined : 'reset'),
    newRecord: () => sampleRecord(`run-${made++}`),
    unknownSerial: 'F9FXC2ABC',
    close: () => site.close(),
  };
});

function connectTo(
  { baseUrl, token, site }: RecordsSite,
  overrides: Partial<Parameters<typeof createRestBackend>[0]> = {},
): MdmBackend {
  const trust = [site.anchorPem];
  return createRestBackend({ baseUrl, token: () => token, trust, clock: systemClock, timeoutMs: 5_000, ...overrides });
}

/** Only for requests that are never answered: everything else must not fail on a busy machine. */
const impatient = { timeoutMs: 400 };

/** A site and a client of it, both gone after the test. */
async function open(overrides: Partial<Parameters<typeof createRestBackend>[0]> = {}) {
  const site = await openRecordsSite();
  const backend = connectTo(site, overrides);
  onTestFinished(async () => {
    backend.close();
    await site.close();
  });
  const deliver = (signal = AbortSignal.timeout(10_000)) => backend.deliver(outgoing, signal);
  return { site, backend, deliver };
}

function gist(result: DeliverResult): string {
  if (result.kind === 'delivered') return 'delivered';
  const strike = result.kind === 'retry' && result.strike ? ', strike' : '';
  return `${result.kind}: ${result.problem.code}${strike}`;
}

describe('the REST adapter', () => {
  it('sends the stored bytes, its key and its token', async () => {
    const { site, deliver } = await open();
    expect(await deliver()).toEqual({ kind: 'delivered' });
    const [request] = site.site.requests;
    expect(request).toMatchObject({ method: 'PUT', url: `/api/v1/records/${record.id}` });
    expect(request?.body.equals(outgoing.payload)).toBe(true);
    expect(request?.headers).toMatchObject({
      'idempotency-key': record.id,
      authorization: `Bearer ${site.token}`,
      'content-type': 'application/json',
      'content-length': String(outgoing.payload.length),
    });
  });

  it.each<[string, Behaviour, string]>([
    ['400', { status: 400 }, 'reject: backend.rejected'],
    ['401', { status: 401 }, 'pause: backend.auth'],
    ['403', { status: 403 }, 'pause: backend.auth'],
    ['404', { status: 404 }, 'reject: backend.rejected'],
    ['408', { status: 408 }, 'retry: backend.busy'],
    ['410', { status: 410 }, 'reject: backend.rejected'],
    ['413', { status: 413 }, 'reject: backend.rejected'],
    ['422', { status: 422 }, 'reject: backend.rejected'],
    ['425', { status: 425 }, 'retry: backend.busy'],
    ['429', { status: 429 }, 'retry: backend.busy'],
    ['500', { status: 500 }, 'retry: backend.failed, strike'],
    ['501', { status: 501 }, 'retry: backend.failed, strike'],
    ['502', { status: 502 }, 'retry: backend.busy'],
    ['503', { status: 503 }, 'retry: backend.busy'],
    ['504', { status: 504 }, 'retry: backend.busy'],
    ['302', { status: 302, headers: { location: 'https://login.example/' } }, 'pause: backend.redirected'],
    ['204', { status: 204 }, 'delivered'],
    ['200 with our id', { status: 200, body: { id: record.id } }, 'delivered'],
    ['200 with another id', { status: 200, body: { id: 'x' } }, 'retry: backend.bad-answer, strike'],
    ['a greeting page', { status: 200, body: '<html>ようこそ' }, 'retry: backend.bad-answer, strike'],
    ['a body without end', { status: 200, body: 'x'.repeat(1_100_000) }, 'retry: backend.bad-answer, strike'],
    ['silence', 'hang', 'retry: backend.unreachable'],
    ['a reset', 'reset', 'retry: backend.unreachable'],
    ['a reset after the effect', 'swallow', 'retry: backend.unreachable'],
    ['no HTTP', 'garbage', 'retry: backend.bad-answer, strike'],
  ])('takes %s for what it is', async (_, behaviour, expected) => {
    const { site, deliver } = await open(behaviour === 'hang' ? impatient : {});
    site.next(behaviour);
    expect(gist(await deliver())).toBe(expected);
  });

  it('has one effect when the answer to the first try was lost', async () => {
    const { site, deliver } = await open();
    site.next('swallow');
    await deliver();
    expect(await deliver()).toEqual({ kind: 'delivered' });
    expect(site.effects()).toEqual([record]);
  });

  it('hands on how long the server asks to wait', async () => {
    const { site, deliver } = await open();
    site.next({ status: 503, headers: { 'retry-after': '7' } });
    expect(await deliver()).toMatchObject({ kind: 'retry', retryAfterMs: 7_000 });
  });

  it('does not follow a redirect, for the token is not for others', async () => {
    const { site, deliver } = await open();
    const other = await openHttpsSite({ answer: (_, response) => void response.end('{}') });
    onTestFinished(() => other.close());
    site.next({ status: 307, headers: { location: other.origin } });
    await deliver();
    expect(other.requests).toEqual([]);
  });

  it.each<[string, Behaviour[], string]>([
    ['holds the same record', [{ status: 409 }, { status: 200, body: { records: [record] } }], 'delivered'],
    [
      'holds another',
      [{ status: 409 }, { status: 200, body: { records: [{ ...record, organization: 'x' }] } }],
      'reject: backend.conflict',
    ],
    ['holds nothing yet', [{ status: 409 }, { status: 200, body: { records: [] } }], 'retry: backend.busy, strike'],
    ['shows nothing', [{ status: 409 }, { status: 405 }], 'reject: backend.conflict'],
    ['shows nonsense', [{ status: 409 }, { status: 200, body: 'x' }], 'reject: backend.conflict'],
    ['fails', [{ status: 409 }, { status: 500 }], 'retry: backend.failed, strike'],
    ['goes away', [{ status: 409 }, 'hang'], 'retry: backend.unreachable'],
  ])('settles a conflict with a server that %s', async (_, behaviours, expected) => {
    const { site, deliver } = await open(behaviours.includes('hang') ? impatient : {});
    site.next(...behaviours);
    expect(gist(await deliver())).toBe(expected);
  });

  it('tries once more at once when a kept connection turns out to be dead', async () => {
    const { site, deliver } = await open();
    await deliver();
    site.next('reset');
    expect(await deliver()).toEqual({ kind: 'delivered' });
    expect(site.site.requests).toHaveLength(3);
  });

  it('stops in the middle when told to, with the reason it was given', async () => {
    const { site, deliver } = await open();
    site.always('hang');
    const controller = new AbortController();
    const reason = new KitError('internal.aborted', { what: 'test' });
    const delivering = deliver(controller.signal);
    await vi.waitFor(() => expect(site.site.requests).toHaveLength(1));
    controller.abort(reason);
    await expect(delivering).rejects.toBe(reason);
  });

  it.each([
    ['another name', { name: 'elsewhere.example' }],
    ['a date that has passed', { notAfter: new Date('2020-06-01T00:00:00Z') }],
  ])('does not talk to a server whose certificate has %s, whatever the environment says', async (_, certificate) => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    const other = await openHttpsSite({ answer: (_request, response) => void response.end('{}'), ...certificate });
    onTestFinished(() => other.close());
    const { deliver } = await open({ baseUrl: other.origin, trust: [other.anchorPem] });
    expect(gist(await deliver())).toBe('pause: backend.tls');
    expect(other.requests).toEqual([]);
  });

  it('calls a port that does not speak TLS a matter of configuration', async () => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void plain.close());
    const { deliver } = await open({ baseUrl: `https://localhost:${(plain.address() as AddressInfo).port}` });
    expect(gist(await deliver())).toBe('pause: backend.tls');
  });

  it('waits for a person when its token cannot be had', async () => {
    const { deliver } = await open({
      token: () => {
        throw new KitError('vault.closed');
      },
    });
    expect(gist(await deliver())).toBe('pause: vault.closed');
  });

  it('refuses addresses and certificates that it cannot use', () => {
    const base = { token: () => 'token', clock: systemClock };
    const make = (baseUrl: string, trust: string[]) => () => createRestBackend({ ...base, baseUrl, trust });
    expect(make('http://records.example', [])).toThrow(expect.objectContaining({ code: 'backend.not-https' }));
    expect(make('records.example', [])).toThrow(expect.objectContaining({ code: 'backend.not-https' }));
    expect(make('https://records.example', ['not PEM'])).toThrow(
      expect.objectContaining({ code: 'backend.trust-unreadable' }),
    );
  });

  it('says unknown of a serial that the server passes over, and refuses nonsense', async () => {
    const { site, backend } = await open();
    const answer = { serial: 'A', enrolled: 'yes', source: 's', asOf: '2026-04-01T00:00:00Z' };
    site.next({ status: 200, body: { devices: [answer] } });
    const answers = await backend.lookup(['B', 'A'], AbortSignal.timeout(10_000));
    expect(answers.map(({ serial, enrolled }) => [serial, enrolled])).toEqual([
      ['B', 'unknown'],
      ['A', 'yes'],
    ]);
    site.next({ status: 200, body: { devices: [{ serial: 'A', enrolled: 'maybe' }] } });
    await expect(backend.lookup(['A'], AbortSignal.timeout(10_000))).rejects.toMatchObject({
      code: 'backend.bad-answer',
    });
  });
});
