import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:https';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleRecord } from '../../../../tests/support/sample-run.ts';
import { systemClock } from '../../../ports/clock.ts';
import { createAuthority } from '../../https/authority.ts';
import { type PracticeMdm, startMdm } from '../start.ts';
import type { RecordFault } from './faults.ts';

let mdm: PracticeMdm;
let agent: Agent;
beforeAll(async () => {
  mdm = await startMdm({}, { authority: await createAuthority(systemClock) });
});
afterAll(() => mdm.close());
beforeEach(() => {
  agent = openAgent();
});
afterEach(() => {
  agent.destroy();
  mdm.records.set([], '1');
  mdm.records.skew(0);
  mdm.records.certificate('valid');
});

/** Of a run of its own. */
const newRecord = () => sampleRecord(randomUUID());
const openAgent = () => new Agent({ keepAlive: true, maxSockets: 1, ca: [...mdm.ready.records.trust] });

type Got = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: string };

/** One PUT over the agent's one connection; rejects when the answer does not arrive whole. */
function put(record = newRecord()): Promise<Got> {
  const { baseUrl, token } = mdm.ready.records;
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': record.id,
    };
    const sent = request(`${baseUrl}/records/${record.id}`, { method: 'PUT', agent, headers }, async (response) => {
      try {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part);
        const body = Buffer.concat(parts).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      } catch (error) {
        reject(error);
      }
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(record));
  });
}

const arm = (fault: RecordFault['fault'], rest: Partial<RecordFault> = {}) =>
  mdm.records.set([{ fault, after: 0, probability: 1, ...rest }], 'seed');
/** A new connection: the old one ends whenever the client gets to know. */
const reconnect = () => {
  agent.destroy();
  agent = openAgent();
};
const taken = (id: string) => mdm.witness().records.filter((record) => record.id === id).length;

describe('a fault of the records API', () => {
  it.each([
    ['drop-before', { kind: 'drop-before' }, 0],
    ['drop-after', { kind: 'drop-after' }, 1],
    ['truncated', { kind: 'truncated' }, 1],
  ] as const)('%s leaves the sender without an answer', async (_, fault, effects) => {
    arm(fault);
    const record = newRecord();
    await expect(put(record)).rejects.toThrow();
    expect(taken(record.id)).toBe(effects);

    mdm.records.set([], '1');
    expect((await put(record)).status).toBe(201);
    expect(taken(record.id)).toBe(1);
  });

  it.each([
    [{ kind: 'server-error', status: 502, after: false }, 502, 0],
    [{ kind: 'server-error', status: 500, after: true }, 500, 1],
    [{ kind: 'too-many-requests', retryAfterSeconds: 7, asDate: false }, 429, 0],
  ] as const)('%j is answered so', async (fault, status, effects) => {
    arm(fault);
    const record = newRecord();
    expect((await put(record)).status).toBe(status);
    expect(taken(record.id)).toBe(effects);
  });

  it('too-many-requests names the wait in seconds, as a date of the server’s clock, or not at all', async () => {
    arm({ kind: 'too-many-requests', retryAfterSeconds: 7, asDate: false });
    expect((await put()).headers['retry-after']).toBe('7');
    mdm.records.skew(3_600_000);
    arm({ kind: 'too-many-requests', retryAfterSeconds: 60, asDate: true });
    const { headers } = await put();
    const wait = Date.parse(String(headers['retry-after'])) - Date.parse(String(headers.date));
    expect(wait).toBe(60_000);
    arm({ kind: 'too-many-requests', asDate: false });
    expect((await put()).headers).not.toHaveProperty('retry-after');
  });

  it('slow holds the answer back on the practice clock', async () => {
    arm({ kind: 'slow', ms: 600_000 });
    const answered = put();
    const timer = setInterval(() => mdm.clock.advance(600_000), 5);
    expect((await answered.finally(() => clearInterval(timer))).status).toBe(201);
  });

  it('duplicated-answer puts the answer on the connection a second time', async () => {
    arm({ kind: 'duplicated-answer' }, { times: 1 });
    const record = newRecord();
    expect((await put(record)).status).toBe(201);
    expect(taken(record.id)).toBe(1);
    const next = await put().catch(() => put());
    expect(next.status).toBe(201);
  });

  it('duplicated-request is counted as a repetition, and takes effect once', async () => {
    arm({ kind: 'duplicated-request' });
    const record = newRecord();
    expect((await put(record)).status).toBe(201);
    expect(taken(record.id)).toBe(1);
    expect(mdm.witness().duplicateRecords).toContainEqual(
      expect.objectContaining({ id: record.id, outcome: 'replayed' }),
    );
  });

  it('hits after so many, so often, and by chance the same for the same seed', async () => {
    arm({ kind: 'server-error', status: 503, after: false }, { after: 1, times: 1 });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await put()).status);
    expect(statuses).toEqual([201, 503, 201]);
    expect(mdm.records.hits()).toEqual([1]);

    const runs = [];
    for (let run = 0; run < 2; run += 1) {
      arm({ kind: 'server-error', status: 503, after: false }, { probability: 0.5, method: 'PUT' });
      const seen = [];
      for (let count = 0; count < 12; count += 1) seen.push((await put()).status);
      runs.push(seen);
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(new Set(runs[0])).toEqual(new Set([201, 503]));
  });
});

describe('the server itself', () => {
  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['other-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('shows a certificate that is %s, and a good one again', async (state, code) => {
    expect((await put()).status).toBe(201);
    mdm.records.certificate(state);
    reconnect();
    const record = newRecord();
    await expect(put(record)).rejects.toMatchObject({ code });
    expect(taken(record.id)).toBe(0);
    mdm.records.certificate('valid');
    reconnect();
    expect((await put(record)).status).toBe(201);
  });

  it('has a clock that is wrong in all that it says', async () => {
    mdm.records.skew(-365 * 86_400_000);
    const { headers, body } = await put();
    const year = new Date().getUTCFullYear();
    expect(new Date(String(headers.date)).getUTCFullYear()).toBe(year - 1);
    expect(new Date(JSON.parse(body).receivedAt).getUTCFullYear()).toBe(year - 1);
  });

  it('restarts: connections end, what it took is still there', async () => {
    const record = newRecord();
    await put(record);
    await mdm.restart();
    reconnect();
    expect((await put(record)).status).toBe(201);
    expect(taken(record.id)).toBe(1);
  });
});
