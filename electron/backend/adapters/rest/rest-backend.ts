import { enrollmentRecordSchema, type Lookup } from '../../../../shared/domain/record.ts';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import type { Clock } from '../../../ports/clock.ts';
import { type DeliverResult, type MdmBackend, type OutgoingRecord, refusals } from '../../port.ts';
import { baseOf, failureOf } from '../http/api-client.ts';
import { classifyFailure } from '../http/classify.ts';
import { createHttpClient, type HttpAnswer } from '../http/http-client.ts';
import { type SureAnswer, sendSurely } from '../http/sure-answer.ts';
import { compareHeld, names, readLookups } from './answers.ts';
import { createBatchDelivery } from './batch.ts';

export type RestBackendOptions = {
  /** https, without a trailing slash or with one. */
  readonly baseUrl: string;
  /** Called for each request, so that the token need not be held between them. */
  readonly token: () => string;
  readonly trust: readonly string[];
  readonly clock: Clock;
  readonly timeoutMs?: number;
};

/** Serials per question; a URL of this many stays well under every server's limit. */
const lookupBatch = 100;
/** Spelt like a serial number, and nobody's. */
const probeSerial = 'KITBENCH0000';

/**
 * Any server that speaks the records API (its OpenAPI is served by the practice MDM): `PUT /records/{id}` with
 * `Idempotency-Key`, `POST /records` where the server declares it, `GET /records?serial=`, `GET /devices?serials=`.
 * @throws KitError `backend.not-https`, `backend.trust-unreadable`.
 */
export function createRestBackend(options: RestBackendOptions): MdmBackend {
  const { token, clock, trust, timeoutMs = 30_000 } = options;
  const base = baseOf(options.baseUrl);
  const { host } = base;
  const http = createHttpClient({ trust, clock, timeoutMs });
  const authorization = () => ({ authorization: `Bearer ${token()}`, accept: 'application/json' });

  const failure = (answer: HttpAnswer) => classifyFailure(answer, host, clock.now());
  const batch = createBatchDelivery({ post, deliverOne, failure });

  async function deliverOne(record: OutgoingRecord, signal: AbortSignal): Promise<DeliverResult> {
    try {
      return await deliver(record, signal);
    } catch (error) {
      return failureOf(error, signal);
    }
  }

  async function deliver(record: OutgoingRecord, signal: AbortSignal): Promise<DeliverResult> {
    const answered = await put(record, signal);
    batch.learn(answered.answer);
    return judge(answered, record, signal);
  }

  function put({ recordId, payload }: OutgoingRecord, signal: AbortSignal): Promise<SureAnswer> {
    const headers = { ...authorization(), 'content-type': 'application/json', 'idempotency-key': recordId };
    const call = { method: 'PUT', url: new URL(`records/${recordId}`, base), headers, body: payload } as const;
    const isWait = (answer: HttpAnswer) => answer.status >= 300 && failure(answer).kind === 'retry';
    return sendSurely(http, call, { names: (answer) => names(answer, recordId), isWait }, signal);
  }

  function post(body: Buffer, isSurely: (answer: HttpAnswer) => boolean, signal: AbortSignal): Promise<HttpAnswer> {
    const headers = { ...authorization(), 'content-type': 'application/x-ndjson' };
    // Each record has its own key: sent twice, it has the effect of once.
    const call = { method: 'POST', url: new URL('records', base), headers, body, isSurely, repeatable: true } as const;
    return http.send(call, signal);
  }

  async function judge(
    { answer, isNamed }: SureAnswer,
    record: OutgoingRecord,
    signal: AbortSignal,
  ): Promise<DeliverResult> {
    if (answer.status === 409) return settleConflict(record, signal);
    if (answer.status >= 300 || answer.status < 200) return failure(answer);
    // A page that greets every request with 200 must not pass for a delivery: only 204, or what names the record, counts.
    if (isNamed || answer.status === 204) return { kind: 'delivered' };
    const problem = new KitError('backend.bad-answer', { host, reason: `HTTP ${answer.status}` });
    return { kind: 'retry', strike: true, problem };
  }

  /** 409: fetch and compare (mdm §6). Nothing there yet means that an earlier try is still at work. */
  async function settleConflict({ payload }: OutgoingRecord, signal: AbortSignal): Promise<DeliverResult> {
    const ours = enrollmentRecordSchema.parse(JSON.parse(payload.toString('utf8')));
    const conflict: DeliverResult = { kind: 'reject', problem: new KitError('backend.conflict', { host }) };
    const answer = await get(`records?serial=${encodeURIComponent(ours.device.serial)}`, signal);
    if (answer.status === 404 || answer.status === 405) return conflict;
    if (answer.status !== 200) return failure(answer);
    switch (compareHeld(answer, ours)) {
      case 'same':
        return { kind: 'delivered' };
      case 'nothing':
        return { kind: 'retry', strike: true, problem: new KitError('backend.busy', { host, status: '409' }) };
      case 'other':
      case 'unreadable':
        return conflict;
    }
  }

  /** Alone on its connection: an answer to a question does not say which question it answers. */
  function get(path: string, signal: AbortSignal): Promise<HttpAnswer> {
    return http.send({ method: 'GET', url: new URL(path, base), headers: authorization(), fresh: true }, signal);
  }

  async function lookupBatchOf(serials: readonly string[], signal: AbortSignal): Promise<Lookup[]> {
    const answer = await get(`devices?serials=${serials.map(encodeURIComponent).join(',')}`, signal);
    if (answer.status !== 200) throw failure(answer).problem;
    const known = new Map(readLookups(answer, host).map((lookup) => [lookup.serial, lookup]));
    const asOf = clock.now().toISOString();
    return serials.map(
      (serial) => known.get(serial) ?? { serial, enrolled: 'unknown', halfEnrolled: false, source: host, asOf },
    );
  }

  return {
    ...refusals('REST'),
    capabilities: { records: true, lookup: true, commands: false, files: false },
    deliver: deliverOne,
    batch,
    lookup: async (serials, signal) => {
      const answers: Lookup[] = [];
      for (let from = 0; from < serials.length; from += lookupBatch) {
        answers.push(...(await lookupBatchOf(serials.slice(from, from + lookupBatch), signal)));
      }
      return answers;
    },
    check: async (signal) => void (await lookupBatchOf([probeSerial], signal)),
    close: () => http.close(),
  };
}
