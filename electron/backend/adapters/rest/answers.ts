import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type EnrollmentRecord, enrollmentRecordSchema, lookupSchema } from '../../../../shared/domain/record.ts';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import { parseJson } from '../http/api-client.ts';
import type { HttpAnswer } from '../http/http-client.ts';

const acceptedSchema = z.object({ id: z.string() });
const lookupListSchema = z.object({ devices: z.array(lookupSchema).max(1000) });
const recordListSchema = z.object({ records: z.array(z.unknown()).max(10_000) });

/** Whether an answer says by itself which record it is about: by `id` in its JSON, or by the key it echoes. */
export function names(answer: HttpAnswer, recordId: string): boolean {
  if (answer.headers['idempotency-key'] === recordId) return true;
  const parsed = acceptedSchema.safeParse(parseJson(answer.body));
  return parsed.success && parsed.data.id === recordId;
}

/** @throws KitError `backend.bad-answer`. */
export function readLookups(answer: HttpAnswer, host: string) {
  const parsed = lookupListSchema.safeParse(parseJson(answer.body));
  if (!parsed.success) throw new KitError('backend.bad-answer', { host, reason: 'devices' });
  return parsed.data.devices;
}

/** What a server that answered 409 holds in our record's place. */
export type Held = 'same' | 'other' | 'nothing' | 'unreadable';

export function compareHeld(answer: HttpAnswer, ours: EnrollmentRecord): Held {
  const list = recordListSchema.safeParse(parseJson(answer.body));
  if (!list.success) return 'unreadable';
  const theirs = list.data.records
    .map((record) => enrollmentRecordSchema.safeParse(record).data)
    .find((record) => record !== undefined && (record.id === ours.id || isSameEffect(record, ours)));
  if (theirs === undefined) return 'nothing';
  return isDeepStrictEqual(theirs, ours) ? 'same' : 'other';
}

/** The natural key of an effect (mdm §6). */
function isSameEffect(a: EnrollmentRecord, b: EnrollmentRecord): boolean {
  return (
    a.station === b.station &&
    a.runId === b.runId &&
    a.device.serial === b.device.serial &&
    a.attempt === b.attempt &&
    a.kind === b.kind
  );
}
