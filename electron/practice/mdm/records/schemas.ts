import { z } from 'zod';
import { type EnrollmentRecord, enrollmentRecordSchema, lookupSchema } from '../../../../shared/domain/record.ts';

/** Names what happened once in the world, whatever its record is called (mdm §6). */
export type Effect = Pick<EnrollmentRecord, 'station' | 'runId' | 'attempt' | 'kind'> & { readonly serial: string };

/** The answer to a record that was taken; a repetition of the same request gets the very same. */
export const acceptedSchema = z.object({
  id: z.uuid(),
  receivedAt: z.iso.datetime(),
  /** False when a newer revision of the run was already known: kept, but not shown as the state. */
  isCurrent: z.boolean(),
  currentRevision: z.int(),
});
export type Accepted = z.infer<typeof acceptedSchema>;

export const recordListSchema = z.object({
  serial: z.string(),
  /** Per run the highest revision, newest run first. */
  current: z.array(enrollmentRecordSchema),
  /** Everything taken, in the order of arrival. */
  records: z.array(enrollmentRecordSchema),
});
export type RecordList = z.infer<typeof recordListSchema>;

export const lookupListSchema = z.object({ devices: z.array(lookupSchema) });
export type LookupList = z.infer<typeof lookupListSchema>;

export const problemSchema = z.object({
  code: z.enum([
    'unauthorized',
    'invalid-request',
    'payload-mismatch',
    'effect-exists',
    'too-large',
    'not-found',
    'method-not-allowed',
  ]),
  reasons: z.array(z.string()),
});
export type ApiProblem = z.infer<typeof problemSchema>;

/** What became of one record of several; a line that is no record has no id. */
const recordResultSchema = z.discriminatedUnion('status', [
  z.object({ id: z.string(), status: z.literal(201), accepted: acceptedSchema }),
  z.object({ id: z.string(), status: z.literal([400, 409, 422]), problem: problemSchema }),
]);
export type RecordResult = z.infer<typeof recordResultSchema>;

/** In the order of the lines. */
export const recordResultsSchema = z.object({ results: z.array(recordResultSchema) });
export type RecordResults = z.infer<typeof recordResultsSchema>;
