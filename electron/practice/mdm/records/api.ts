import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type EnrollmentRecord, enrollmentRecordSchema } from '../../../../shared/domain/record.ts';
import type { Clock } from '../../../ports/clock.ts';
import { type Answer, answerJson, type Exchange, type Handler, mediaType } from '../../https/exchange.ts';
import type { Devices, ManagedDevice } from '../management/devices.ts';
import { lookUp } from './lookup.ts';
import { openApiDocument } from './openapi.ts';
import type { RecordStore } from './record-store.ts';
import type { ApiProblem, LookupList, RecordResult, RecordResults } from './schemas.ts';

export const API_PATH = '/api/v1';
const MAX_SERIALS = 200;
/** Records in one request; told with the answer to each single one. */
const MAX_RECORDS = 100;
const serialSchema = z.string().regex(/^[0-9A-Za-z]{1,32}$/, 'not a serial number');
const serialsSchema = z.array(serialSchema).min(1).max(MAX_SERIALS);

export type RecordsApiContext = {
  readonly token: string;
  readonly clock: Clock;
  readonly store: RecordStore;
  readonly devices: Devices;
  /** 無効 or deleted in the console, though its MDM profile may still be there. */
  readonly isRetired: (device: ManagedDevice) => boolean;
};

/** Enrollment records in, look-ups out; the contract is openapi.ts. */
export function createRecordsApi(context: RecordsApiContext): Handler {
  return (exchange) => {
    if (exchange.url.pathname === '/openapi.json') return answerJson(200, openApiDocument());
    if (!isAuthorized(exchange, context.token)) {
      return problem(401, 'unauthorized', ['a bearer token is required'], { 'www-authenticate': 'Bearer' });
    }
    return route(exchange, context);
  };
}

function route(exchange: Exchange, context: RecordsApiContext): Answer {
  const { pathname, searchParams } = exchange.url;
  const [collection, id, ...more] = pathname.startsWith(`${API_PATH}/`)
    ? pathname.slice(API_PATH.length + 1).split('/')
    : [];
  if (more.length > 0) return problem(404, 'not-found', []);
  if (collection === 'records' && id) {
    return allow(exchange, 'PUT', () => putRecord(exchange, id, context.store));
  }
  if (collection === 'records' && id === undefined) {
    if (exchange.method === 'POST') return postRecords(exchange, context.store);
    return allow(exchange, 'GET', () => listRecords(searchParams.get('serial'), context.store), 'GET, POST');
  }
  if (collection === 'devices') {
    const serials = id === undefined ? (searchParams.get('serials') ?? '').split(',') : [id];
    return allow(exchange, 'GET', () => lookUpAll(serials, id !== undefined, context));
  }
  return problem(404, 'not-found', []);
}

function allow(exchange: Exchange, method: string, answer: () => Answer, all = method): Answer {
  return exchange.method === method ? answer() : problem(405, 'method-not-allowed', [], { allow: all });
}

function putRecord(exchange: Exchange, id: string, store: RecordStore): Answer {
  if (mediaType(exchange.headers) !== 'application/json') {
    return problem(400, 'invalid-request', ['the body must be application/json']);
  }
  const key = exchange.headers['idempotency-key'];
  const result = takeRecord(exchange.body, store, (record) => key === id && record.id === id);
  if (result.status === 201) return answerJson(201, result.accepted, { 'records-per-request': String(MAX_RECORDS) });
  return answerJson(result.status, result.problem);
}

/** A record on each line, each with its own result: one that is refused keeps no other from being taken. */
function postRecords(exchange: Exchange, store: RecordStore): Answer {
  if (mediaType(exchange.headers) !== 'application/x-ndjson') {
    return problem(400, 'invalid-request', ['the body must be application/x-ndjson']);
  }
  const lines = linesOf(exchange.body);
  if (lines.length > MAX_RECORDS) return problem(413, 'too-large', [`at most ${MAX_RECORDS} records`]);
  const results = lines.map((line) => takeRecord(line, store, () => true));
  return answerJson(200, { results } satisfies RecordResults);
}

function takeRecord(bytes: Buffer, store: RecordStore, isNamed: (record: EnrollmentRecord) => boolean): RecordResult {
  const parsed = enrollmentRecordSchema.safeParse(parseJson(bytes));
  if (!parsed.success) return refused('', 400, 'invalid-request', reasonsOf(parsed.error));
  const { id } = parsed.data;
  if (!isNamed(parsed.data)) {
    return refused(id, 400, 'invalid-request', ['Idempotency-Key, path and body must name the same id']);
  }
  const outcome = store.put(parsed.data, bytes);
  switch (outcome.kind) {
    case 'accepted':
    case 'replayed':
      return { id, status: 201, accepted: outcome.answer };
    case 'payload-mismatch':
      return refused(id, 422, 'payload-mismatch', ['this key came before with another payload']);
    case 'effect-exists':
      return refused(id, 409, 'effect-exists', [`the effect is recorded under ${outcome.id}`]);
  }
}

function refused(id: string, status: 400 | 409 | 422, code: ApiProblem['code'], reasons: string[]): RecordResult {
  return { id, status, problem: { code, reasons } };
}

/** The bytes between line breaks, as they are: a record's digest is that of its own bytes. */
function linesOf(body: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < body.length; ) {
    const found = body.indexOf(0x0a, from);
    const end = found < 0 ? body.length : found;
    if (end > from) lines.push(body.subarray(from, end));
    from = end + 1;
  }
  return lines;
}

function listRecords(serial: string | null, store: RecordStore): Answer {
  const parsed = serialSchema.safeParse(serial);
  if (!parsed.success) return problem(400, 'invalid-request', reasonsOf(parsed.error));
  return answerJson(200, store.listOf(parsed.data));
}

function lookUpAll(serials: readonly string[], single: boolean, context: RecordsApiContext): Answer {
  const parsed = serialsSchema.safeParse(serials);
  if (!parsed.success) return problem(400, 'invalid-request', reasonsOf(parsed.error));
  const now = context.clock.now();
  const devices = parsed.data.map((serial) => lookUp(serial, context, now));
  return answerJson(200, single ? devices[0] : ({ devices } satisfies LookupList));
}

function isAuthorized({ headers }: Exchange, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function reasonsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`);
}

function problem(
  status: number,
  code: ApiProblem['code'],
  reasons: string[],
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return answerJson(status, { code, reasons } satisfies ApiProblem, headers);
}
