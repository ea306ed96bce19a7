import { z } from 'zod';
import { problemSchema } from './run.ts';

const recordKinds = ['prepared', 'enrolled', 'verified', 'contradicted', 'failed', 'abandoned', 'parked'] as const;
export const recordKindSchema = z.enum(recordKinds);
export type RecordKind = z.infer<typeof recordKindSchema>;

export const evidenceSchema = z.object({
  fact: z.string(),
  value: z.string(),
  source: z.enum(['device', 'backend', 'station', 'operator']),
  asOf: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** 2 added `operator`. Everything else reads the same in both; a receiver takes every number up to the one it knows. */
const recordSchemas = [1, 2] as const;

/**
 * One enrollment record. `id` is the idempotency key, made once when the fact happened; the effect is named by
 * (station, runId, serial, attempt, kind), and `revision` rises per run (mdm §6).
 */
export const enrollmentRecordSchema = z.object({
  id: z.uuid(),
  schema: z.literal(recordSchemas),
  station: z.string(),
  runId: z.string(),
  attempt: z.number().int().positive(),
  revision: z.number().int().positive(),
  kind: recordKindSchema,
  at: z.iso.datetime({ offset: true }),
  device: z.object({
    serial: z.string(),
    udid: z.string(),
    ecid: z.string().optional(),
    productType: z.string().optional(),
    osVersion: z.string().optional(),
    wifiMac: z.string().optional(),
    imei: z.string().optional(),
    name: z.string().optional(),
    slot: z.string().optional(),
  }),
  blueprint: z.object({ id: z.string(), revision: z.number().int(), name: z.string() }),
  organization: z.string(),
  server: z.object({ name: z.string(), product: z.string(), maskedUrl: z.string() }).nullable(),
  /** Who worked at the station when the run was confirmed (since schema 2); absent when nobody had said so. */
  operator: z.string().optional(),
  startedAt: z.iso.datetime({ offset: true }),
  endedAt: z.iso.datetime({ offset: true }),
  steps: z.array(z.object({ step: z.string(), outcome: z.string(), ms: z.number().nonnegative() })),
  evidence: z.array(evidenceSchema),
  problem: problemSchema.optional(),
});
export type EnrollmentRecord = z.infer<typeof enrollmentRecordSchema>;

export const deliverySchema = z.object({
  recordId: z.uuid(),
  /** Where it goes; absent when its blueprint named no server. */
  serverId: z.string().optional(),
  serial: z.string(),
  kind: recordKindSchema,
  revision: z.number().int(),
  at: z.string(),
  /** `kept`: its server takes no records, so it stays here and in exports until one does. */
  status: z.enum(['pending', 'sending', 'delivered', 'parked', 'kept']),
  attempts: z.number().int(),
  nextAttemptAt: z.string().optional(),
  lastProblem: problemSchema.optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** The backend's answer to "is this serial enrolled?", never more certain than its source. */
export const lookupSchema = z.object({
  serial: z.string(),
  enrolled: z.enum(['yes', 'no', 'unknown']),
  udid: z.string().optional(),
  lastSeenAt: z.string().optional(),
  /** Authenticate was seen, TokenUpdate was not: a state of its own. */
  halfEnrolled: z.boolean().default(false),
  profileIdentifiers: z.array(z.string()).optional(),
  source: z.string(),
  asOf: z.string(),
});
export type Lookup = z.infer<typeof lookupSchema>;
