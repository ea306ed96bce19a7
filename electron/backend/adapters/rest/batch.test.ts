import { describe, expect, it } from 'vitest';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import { sampleRecord } from '../../../../tests/support/sample-run.ts';
import type { DeliverResult, OutgoingRecord } from '../../port.ts';
import { classifyFailure } from '../http/classify.ts';
import type { HttpAnswer } from '../http/http-client.ts';
import { createBatchDelivery } from './batch.ts';

const signal = AbortSignal.timeout(5_000);

function outgoing(count: number): OutgoingRecord[] {
  return Array.from({ length: count }, (_, n) => {
    const record = sampleRecord(`run-${n}`);
    return { recordId: record.id, payload: Buffer.from(JSON.stringify(record)) };
  });
}

function answer(status: number, body: unknown = {}, more: Partial<HttpAnswer> = {}): HttpAnswer {
  return { status, headers: {}, body: Buffer.from(JSON.stringify(body)), onKept: true, ...more };
}

const taken = (records: readonly OutgoingRecord[]) => ({
  results: records.map(({ recordId }) => ({ id: recordId, status: 201 })),
});

/** What a server answers to a whole request, and to single ones. */
function open(
  whole: (bodies: string[]) => HttpAnswer,
  one: (id: string) => DeliverResult = () => ({ kind: 'delivered' }),
) {
  const posts: string[][] = [];
  const singles: string[] = [];
  const kept: boolean[] = [];
  const batch = createBatchDelivery({
    post: async (body, isSurely) => {
      const lines = body.toString('utf8').split('\n').slice(0, -1);
      posts.push(lines);
      const given = whole(lines);
      kept.push(isSurely(given));
      return given;
    },
    deliverOne: async ({ recordId }) => {
      singles.push(recordId);
      return one(recordId);
    },
    failure: (given) => classifyFailure(given, 'mdm.example', new Date()),
  });
  batch.learn(answer(201, {}, { headers: { 'records-per-request': '100' } }));
  return { batch, posts, singles, kept };
}

describe('several records in one request', () => {
  it('are sent only to servers that declare it, and never more than a good many', () => {
    const { batch } = open(() => answer(200));
    expect(batch.size()).toBe(25);
    for (const declared of ['1', '0', 'many', '-3', '2.5', undefined]) {
      batch.learn(answer(201, {}, { headers: declared === undefined ? {} : { 'records-per-request': declared } }));
      expect(batch.size()).toBe(1);
    }
  });

  it('travel as the very bytes that were stored, a line each', async () => {
    const records = outgoing(3);
    const { batch, posts, singles, kept } = open(() => answer(200, taken(records)));
    expect(await batch.deliver(records, signal)).toEqual(records.map(() => ({ kind: 'delivered' })));
    expect(posts).toEqual([records.map(({ payload }) => payload.toString('utf8'))]);
    expect([singles, kept]).toEqual([[], [true]]);
  });

  it('are believed only where the answer names them; the others go by themselves', async () => {
    const records = outgoing(4);
    const [first, second, third, fourth] = records.map(({ recordId }) => recordId);
    const results = [
      { id: first, status: 201 },
      { id: second, status: 409, problem: {} },
      { id: 'another', status: 201 },
      { id: fourth, status: 422, problem: {} },
    ];
    const refusal: DeliverResult = { kind: 'reject', problem: new KitError('backend.conflict') };
    const { batch, singles, kept } = open(
      () => answer(200, { results }),
      (id) => (id === second ? refusal : { kind: 'delivered' }),
    );
    const kinds = (await batch.deliver(records, signal)).map(({ kind }) => kind);
    expect(kinds).toEqual(['delivered', 'reject', 'delivered', 'delivered']);
    expect(singles).toEqual([second, third, fourth]);
    expect(kept).toEqual([false]);
  });

  it.each<[string, HttpAnswer]>([
    ['an earlier answer that something repeated', answer(200, taken(outgoing(3)))],
    ['a page that greets everybody', answer(200, 'welcome')],
    ['a bare 204', answer(204, '')],
    ['a single record’s answer', answer(201, { id: 'x' })],
  ])('take %s for nothing: each goes by itself', async (_, given) => {
    const records = outgoing(3);
    const { batch, singles } = open(() => given);
    expect(await batch.deliver(records, signal)).toEqual(records.map(() => ({ kind: 'delivered' })));
    expect(singles).toEqual(records.map(({ recordId }) => recordId));
    expect(batch.size()).toBe(25);
  });

  it.each([404, 405, 413, 501])('are not tried again where the server answers %i', async (status) => {
    const records = outgoing(2);
    const { batch, singles } = open(() => answer(status, {}, { onKept: false }));
    await batch.deliver(records, signal);
    expect([singles.length, batch.size()]).toEqual([2, 1]);
  });

  it('all wait when the server asks to, and none is sent alone', async () => {
    const records = outgoing(3);
    const { batch, singles } = open(() => answer(429, {}, { headers: { 'retry-after': '7' } }));
    expect(await batch.deliver(records, signal)).toMatchObject(
      records.map(() => ({ kind: 'retry', strike: false, retryAfterMs: 7_000 })),
    );
    expect(singles).toEqual([]);
  });

  it('stop at the first that tells of the server itself', async () => {
    const pause: DeliverResult = { kind: 'pause', problem: new KitError('backend.auth') };
    const { batch, singles } = open(
      () => answer(401),
      () => pause,
    );
    expect(await batch.deliver(outgoing(3), signal)).toEqual([pause, pause, pause]);
    expect(singles).toHaveLength(1);
  });

  it('go singly where a line break stands in one', async () => {
    const records = outgoing(2).map((record) => ({ ...record, payload: Buffer.from('{\n}') }));
    const { batch, posts, singles } = open(() => answer(200));
    await batch.deliver(records, signal);
    expect([posts.length, singles.length]).toEqual([0, 2]);
  });
});
