import { z } from 'zod';
import type { BatchDelivery, DeliverFailure, DeliverResult, OutgoingRecord } from '../../port.ts';
import { failureOf, parseJson } from '../http/api-client.ts';
import type { HttpAnswer } from '../http/http-client.ts';

/** In the answer to a single record: how many of them one `POST /records` may carry. */
const declaration = 'records-per-request';
/** More spares a link no way there and back that would still count. */
const most = 25;

const notImplemented = 501;

const resultsSchema = z.object({
  results: z.array(z.object({ id: z.string(), status: z.int() })).max(1000),
});

type Parts = {
  readonly post: (body: Buffer, isSurely: (answer: HttpAnswer) => boolean, signal: AbortSignal) => Promise<HttpAnswer>;
  /** One record by its own request: it settles whatever the common answer leaves open. */
  readonly deliverOne: (record: OutgoingRecord, signal: AbortSignal) => Promise<DeliverResult>;
  readonly failure: (answer: HttpAnswer) => DeliverFailure;
};

/**
 * Several records in one request, a line for each, for servers that declare it. Of its answer only one thing is believed:
 * that a record it names was taken. Every other record goes by a request of its own, by the rules of that.
 */
export function createBatchDelivery({ post, deliverOne, failure }: Parts): BatchDelivery & {
  /** Takes note of what the server declares with the answer to a single record. */
  learn(answer: HttpAnswer): void;
} {
  let declared = 1;
  /** It declared what it does not do: never again, until it is set up anew. */
  let isRefused = false;

  async function deliver(records: readonly OutgoingRecord[], signal: AbortSignal): Promise<DeliverResult[]> {
    // A line break within a record would make two of it; none that was written here has one.
    if (records.length === 1 || records.some(({ payload }) => payload.includes(lineBreak))) {
      return singly(records, signal);
    }
    const isSurely = (answer: HttpAnswer) => takenBy(answer).size >= records.length;
    const answer = await post(linesOf(records), isSurely, signal);
    const taken = takenBy(answer);
    const rest = records.filter(({ recordId }) => !taken.has(recordId));
    if (answer.status < 200 || answer.status >= 300) {
      const trouble = failure(answer);
      if (trouble.kind === 'retry' && answer.status !== notImplemented) return records.map(() => trouble);
      if (!answer.onKept) isRefused = true;
    }
    const settled = new Map((await singly(rest, signal)).map((result, at) => [rest[at]?.recordId, result]));
    return records.map(({ recordId }) => settled.get(recordId) ?? { kind: 'delivered' });
  }

  /** What a server says of itself to one record it need not be asked again for the next. */
  async function singly(records: readonly OutgoingRecord[], signal: AbortSignal): Promise<DeliverResult[]> {
    const results: DeliverResult[] = [];
    for (const record of records) {
      const before = results.at(-1);
      const isOver = before?.kind === 'pause' || before?.kind === 'retry';
      results.push(isOver ? before : await deliverOne(record, signal));
    }
    return results;
  }

  return {
    size: () => (isRefused ? 1 : declared),
    learn: ({ headers }) => {
      const said = Number(headers[declaration]);
      declared = Number.isInteger(said) && said > 1 ? Math.min(said, most) : 1;
    },
    deliver: async (records, signal) => {
      try {
        return await deliver(records, signal);
      } catch (error) {
        const result = failureOf(error, signal);
        return records.map(() => result);
      }
    },
  };
}

const lineBreak = 0x0a;

function linesOf(records: readonly OutgoingRecord[]): Buffer {
  const end = Buffer.of(lineBreak);
  return Buffer.concat(records.flatMap(({ payload }) => [payload, end]));
}

/** The records that an answer names as taken, now or before. */
function takenBy({ status, body }: HttpAnswer): ReadonlySet<string> {
  const parsed = status === 200 ? resultsSchema.safeParse(parseJson(body)) : undefined;
  const results = parsed?.data?.results ?? [];
  return new Set(results.flatMap(({ id, status }) => (status === 200 || status === 201 ? [id] : [])));
}
