import { z } from 'zod';
import { oneWaySchema, reasonSchema, stepIdSchema } from './plan.ts';
import { verdictSchema } from './verdict.ts';

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

/** Who ends a wait: the device coming back, a person going on, or a new consent to a one-way effect. */
export const waitingForSchema = z.enum(['device', 'operator', 'consent']);
export type WaitingFor = z.infer<typeof waitingForSchema>;

/** Who worked at the station at that moment; absent when nobody had said so. */
const operatorSchema = z.string().optional();

export const runEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run-started'),
    runId: z.string(),
    deviceKey: z.string(),
    /** Consent that covers the one-way steps of this attempt. */
    consentId: z.string(),
    attempt: z.number().int().positive(),
    planHash: z.string(),
    covers: z.array(oneWaySchema).default([]),
    operator: operatorSchema,
  }),
  z.object({
    type: z.literal('step-intent'),
    step: stepIdSchema,
    try: z.number().int().positive(),
    /** What must be known to tell afterwards whether the effect happened; never a secret. */
    facts: z.record(z.string(), z.string()).optional(),
  }),
  z.object({
    type: z.literal('step-outcome'),
    step: stepIdSchema,
    try: z.number().int().positive(),
    outcome: z.enum(['done', 'satisfied', 'skipped', 'failed', 'maybe']),
    problem: problemSchema.optional(),
    /** Non-secret facts the step found, for evidence and for resume. */
    facts: z.record(z.string(), z.string()).optional(),
  }),
  z.object({
    type: z.literal('waiting'),
    step: stepIdSchema,
    reason: reasonSchema,
    expects: waitingForSchema.default('operator'),
    /** What a consent given now would cover. */
    covers: z.array(oneWaySchema).default([]),
  }),
  /** A person said go on, or gave up, at a wait of this attempt. */
  z.object({
    type: z.literal('answered'),
    attempt: z.number().int().positive(),
    answer: z.enum(['continue', 'abandon']),
    operator: operatorSchema,
  }),
  /** A new consent starts the next attempt: only now may a one-way effect be sent again. */
  z.object({
    type: z.literal('consented'),
    attempt: z.number().int().positive(),
    consentId: z.string(),
    covers: z.array(oneWaySchema),
    operator: operatorSchema,
  }),
  /** The core stopped in good order; a start after this is no crash. */
  z.object({ type: z.literal('suspended') }),
  z.object({ type: z.literal('resumed'), coreStart: z.number().int() }),
  z.object({ type: z.literal('run-ended'), end: runEndSchema, problem: problemSchema.optional() }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;

const stepStateSchema = z.object({
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
  blueprintId: z.string(),
  blueprintName: z.string(),
  /** The auto-run that began it; absent when a person did. */
  autoRunId: z.string().optional(),
  attempt: z.number().int(),
  steps: z.array(stepStateSchema),
  /** `queued` waits for its turn; `waiting` for a person or the device. */
  phase: z.enum(['queued', 'running', 'waiting', 'ended']),
  /** A person paused this one: no further step starts. */
  paused: z.boolean().optional(),
  waitingFor: reasonSchema.optional(),
  waitingSince: z.string().optional(),
  /** What ends the wait; `consent` needs the answer of the same name. */
  expects: waitingForSchema.optional(),
  end: runEndSchema.optional(),
  problem: problemSchema.optional(),
  verdict: verdictSchema.optional(),
  /** Who worked at the station when this attempt was confirmed. */
  operator: operatorSchema,
  startedAt: z.string(),
  endedAt: z.string().optional(),
});
export type RunView = z.infer<typeof runViewSchema>;

/** Waits that end by themselves, or that a person asked for. */
const calmWaits: ReadonlySet<string> = new Set(['wait.pull-out', 'wait.auto-start', 'wait.paused']);

/** Nothing goes on with this run until a person does something. */
export function callsForPerson({ phase, expects, waitingFor }: RunView): boolean {
  return phase === 'waiting' && expects !== 'device' && !calmWaits.has(waitingFor?.code ?? '');
}

/** It is about to do what cannot be taken back: the cable is the brake. */
export function isCountingDown({ phase, waitingFor }: Pick<RunView, 'phase' | 'waitingFor'>): boolean {
  return phase === 'waiting' && (waitingFor?.code === 'wait.pull-out' || waitingFor?.code === 'wait.auto-start');
}
