import { z } from 'zod';
import { recordKindSchema } from './record.ts';
import { problemSchema } from './run.ts';

const word = z.string().trim().min(1).max(200).optional();

/** What a person may put right in a record that its backend refused: names that people gave, nothing observed. */
export const recordAmendmentSchema = z
  .object({
    organization: word,
    blueprint: word,
    server: word,
    deviceName: word,
    slot: word,
    operator: word,
  })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), 'nothing to change');
export type RecordAmendment = z.infer<typeof recordAmendmentSchema>;

/** Days after delivery for which records stay at the station; null keeps them for good. */
export const keepDaysSchema = z.number().int().min(1).max(3650).nullable();

/** What left the station's records, and why: by a person's hand, or by age after its delivery. */
export const recordAuditSchema = z.object({
  discarded: z.array(
    z.object({
      recordId: z.string(),
      serial: z.string(),
      reason: z.string(),
      discardedAt: z.string(),
      operator: z.string().optional(),
      lastProblem: problemSchema.optional(),
      /** The amended record that took its place. */
      replacedBy: z.string().optional(),
    }),
  ),
  purged: z.array(
    z.object({
      recordId: z.string(),
      runId: z.string(),
      serial: z.string(),
      kind: recordKindSchema,
      revision: z.number().int(),
      sha256: z.string(),
      deliveredAt: z.string(),
      purgedAt: z.string(),
    }),
  ),
});
export type RecordAudit = z.infer<typeof recordAuditSchema>;
export type PurgedRecord = RecordAudit['purged'][number];
