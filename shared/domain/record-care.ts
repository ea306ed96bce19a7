import { z } from 'zod';
import { type EnrollmentRecord, recordKindSchema } from './record.ts';
import { problemSchema } from './run.ts';

const word = z.string().trim().min(1).max(200).optional();

/** Names in a record that people gave; nothing observed. */
export const givenNames = ['organization', 'blueprint', 'server', 'deviceName', 'slot', 'operator'] as const;
export type GivenName = (typeof givenNames)[number];

/** What a person may put right in a record that its backend refused. */
export const recordAmendmentSchema = z
  .object({
    organization: word,
    blueprint: word,
    server: word,
    deviceName: word,
    slot: word,
    operator: word,
  } satisfies Record<GivenName, z.ZodType>)
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), 'nothing to change');
export type RecordAmendment = z.infer<typeof recordAmendmentSchema>;

export function namesIn(record: EnrollmentRecord): Readonly<Record<GivenName, string | undefined>> {
  return {
    organization: record.organization,
    blueprint: record.blueprint.name,
    server: record.server?.name,
    deviceName: record.device.name,
    slot: record.device.slot,
    operator: record.operator,
  };
}

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
      /** What the amendment changed; absent once the amended record left by age. */
      changes: z
        .array(z.object({ name: z.enum(givenNames), from: z.string().optional(), to: z.string().optional() }))
        .optional(),
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
export type NameChange = NonNullable<RecordAudit['discarded'][number]['changes']>[number];
export type PurgedRecord = RecordAudit['purged'][number];

/** What would leave by age. */
export const purgePreviewSchema = z.object({
  records: z.number().int(),
  devices: z.number().int(),
  /** Times of delivery. */
  oldest: z.string().optional(),
  newest: z.string().optional(),
});
export type PurgePreview = z.infer<typeof purgePreviewSchema>;
