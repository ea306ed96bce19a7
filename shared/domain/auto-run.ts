import { z } from 'zod';
import { reasonSchema } from './plan.ts';
import { problemSchema } from './run.ts';

/** What one consent to an auto-run allows, and to which devices: those that this station has never seen before it. */
export const autoRunTermsSchema = z.object({
  blueprintId: z.uuid(),
  blueprintName: z.string(),
  blueprintRevision: z.number().int(),
  /** Whether a device is erased, in the blueprint's words. */
  erase: z.enum(['never', 'when-needed', 'always']),
  scope: z.literal('first-seen'),
  /** Over blueprint, profiles and the configuration to write: whatever changes one of them ends the auto-run. */
  planHash: z.string(),
});
export type AutoRunTerms = z.infer<typeof autoRunTermsSchema>;

/** What a person confirms before an auto-run starts. */
export const autoRunPreviewSchema = autoRunTermsSchema.extend({
  /** Time to pull the cable before anything that cannot be taken back, on each device. */
  countdownSeconds: z.number().int().nonnegative(),
  /** Devices known by now: all of them are left alone. */
  seenBefore: z.number().int().nonnegative(),
  nonce: z.string(),
  expiresAt: z.string(),
});
export type AutoRunPreview = z.infer<typeof autoRunPreviewSchema>;

const countsSchema = { started: z.number().int(), leftAlone: z.number().int() };

/** Off after every start of the station; `last` is the newest one that ended, with the reason when no person ended it. */
export const autoRunStatusSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('on'),
    id: z.string(),
    terms: autoRunTermsSchema,
    startedAt: z.string(),
    ...countsSchema,
  }),
  z.object({
    state: z.literal('off'),
    last: z
      .object({
        id: z.string(),
        blueprintName: z.string(),
        startedAt: z.string(),
        endedAt: z.string(),
        problem: problemSchema.optional(),
        ...countsSchema,
      })
      .optional(),
  }),
]);
export type AutoRunStatus = z.infer<typeof autoRunStatusSchema>;

/** What became of one device that was attached while an auto-run was on. Decided once. */
export const autoRunDeviceSchema = z.object({
  deviceKey: z.string(),
  serial: z.string().optional(),
  slot: z.string().optional(),
  at: z.string(),
  decision: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('started'), runId: z.string() }),
    z.object({
      kind: z.literal('left-alone'),
      problem: problemSchema,
      /** The plan's own reasons, where the plan is what stands against it. */
      reasons: z.array(reasonSchema).default([]),
    }),
  ]),
});
export type AutoRunDevice = z.infer<typeof autoRunDeviceSchema>;
