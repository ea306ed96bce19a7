import { z } from 'zod';

/** Every kitting step, in the words of the journal. Order is data (electron/kitting/steps/order.ts). */
export const stepIds = [
  'identify',
  'pair',
  'inspect',
  'guard',
  'erase',
  'activate',
  'supervise',
  'supervised-pair',
  'localize',
  'escalate',
  'wifi',
  'profiles',
  'unlock-token',
  'bypass-code',
  'name',
  'finish',
  'record',
] as const;
export const stepIdSchema = z.enum(stepIds);
export type StepId = z.infer<typeof stepIdSchema>;

/** Effects that cannot be taken back. Each runs only under a consent that names run and attempt, once. */
export const oneWaySchema = z.enum(['erase', 'cloud-configuration']);
export type OneWay = z.infer<typeof oneWaySchema>;

/** The steps that have such an effect. */
export const oneWayOf: Readonly<Partial<Record<StepId, OneWay>>> = { erase: 'erase', supervise: 'cloud-configuration' };

/** A sentence by key: `shared/texts` turns it into Japanese or English. */
export const reasonSchema = z.object({ code: z.string(), params: z.record(z.string(), z.string()).default({}) });
export type Reason = z.infer<typeof reasonSchema>;

export const plannedStepSchema = z.object({
  id: stepIdSchema,
  decision: z.enum(['skip', 'do', 'ask', 'impossible']),
  reason: reasonSchema,
  /** Which one-way effect the step has, if any: such a step runs only under a consent. */
  oneWay: oneWaySchema.optional(),
});
export type PlannedStep = z.infer<typeof plannedStepSchema>;

export const devicePlanSchema = z.object({
  deviceKey: z.string(),
  serial: z.string().optional(),
  name: z.string().optional(),
  slot: z.string().optional(),
  /** What the profiles' variables stand for on this device. */
  values: z.record(z.string(), z.string()).optional(),
  steps: z.array(plannedStepSchema),
  /** The device is (or will be) wiped by this plan. */
  erases: z.boolean(),
  runnable: z.boolean(),
});
export type DevicePlan = z.infer<typeof devicePlanSchema>;

/** What a person confirms: a changed plan has another hash and is refused. */
export const planPreviewSchema = z.object({
  blueprintId: z.uuid(),
  blueprintRevision: z.number().int(),
  devices: z.array(devicePlanSchema),
  planHash: z.string(),
  nonce: z.string(),
  expiresAt: z.string(),
});
export type PlanPreview = z.infer<typeof planPreviewSchema>;
