import { z } from 'zod';
import { reasonSchema, stepIdSchema } from './plan.ts';

export const chainLinkSchema = z.object({ domain: z.string(), code: z.number().int(), text: z.string().optional() });
export type ChainLink = z.infer<typeof chainLinkSchema>;

/** An error as the journal and the faces carry it: never a secret, always a code with texts in both languages. */
export const problemSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.string()).default({}),
  chain: z.array(chainLinkSchema).default([]),
});
export type Problem = z.infer<typeof problemSchema>;

export const runEndSchema = z.enum(['prepared', 'failed', 'abandoned', 'parked']);
export type RunEnd = z.infer<typeof runEndSchema>;

export const runEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run-started'),
    runId: z.string(),
    deviceKey: z.string(),
    /** Consent that covers the one-way steps of this attempt. */
    consentId: z.string(),
    attempt: z.number().int().positive(),
    planHash: z.string(),
  }),
  z.object({ type: z.literal('step-intent'), step: stepIdSchema, try: z.number().int().positive() }),
  z.object({
    type: z.literal('step-outcome'),
    step: stepIdSchema,
    try: z.number().int().positive(),
    outcome: z.enum(['done', 'satisfied', 'skipped', 'failed', 'maybe']),
    problem: problemSchema.optional(),
    /** Non-secret facts the step found, for evidence and for resume. */
    facts: z.record(z.string(), z.string()).optional(),
  }),
  z.object({ type: z.literal('waiting'), step: stepIdSchema, reason: reasonSchema }),
  z.object({ type: z.literal('resumed'), coreStart: z.number().int() }),
  z.object({ type: z.literal('run-ended'), end: runEndSchema, problem: problemSchema.optional() }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;

export const stepStateSchema = z.object({
  step: stepIdSchema,
  state: z.enum(['pending', 'running', 'done', 'skipped', 'failed', 'maybe']),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  tries: z.number().int(),
});

/** What the faces show of one run. */
export const runViewSchema = z.object({
  runId: z.string(),
  deviceKey: z.string(),
  serial: z.string().optional(),
  udid: z.string().optional(),
  name: z.string().optional(),
  slot: z.string().optional(),
  blueprintName: z.string(),
  attempt: z.number().int(),
  steps: z.array(stepStateSchema),
  /** `queued` waits for its turn; `waiting` for a person or the device. */
  phase: z.enum(['queued', 'running', 'waiting', 'ended']),
  waitingFor: reasonSchema.optional(),
  end: runEndSchema.optional(),
  problem: problemSchema.optional(),
  verdict: z.string().optional(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
});
export type RunView = z.infer<typeof runViewSchema>;
