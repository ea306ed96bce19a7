import { z } from 'zod';
import { blueprintSchema } from '../../shared/domain/blueprint.ts';
import { organizationSchema } from '../../shared/domain/organization.ts';
import { plannedStepSchema } from '../../shared/domain/plan.ts';
import { serverProductSchema } from '../../shared/domain/server.ts';
import { reason } from '../../shared/texts/reasons/table.ts';

/**
 * What a run was confirmed to do, as the journal keeps it: enough to go on after a restart even if blueprint or server
 * were edited since. Secrets appear by reference or keyed digest only.
 */
export const compiledPlanSchema = z.object({
  schema: z.literal(1),
  runId: z.string(),
  deviceKey: z.string(),
  udid: z.string(),
  serial: z.string().optional(),
  /** Resolved name; absent while the template waits for a serial number not read yet. */
  name: z.string().optional(),
  slot: z.string().optional(),
  /** What the profiles' variables stand for, as far as it was known when the plan was confirmed. */
  values: z.record(z.string(), z.string()).optional(),
  blueprint: blueprintSchema,
  organization: organizationSchema,
  server: z
    .object({ id: z.string(), name: z.string(), product: serverProductSchema, maskedUrl: z.string() })
    .nullable(),
  steps: z.array(plannedStepSchema),
  /** Keyed digest of the cloud configuration to write, without its magic: equal digest = equal configuration. */
  configurationDigest: z.string(),
  planHash: z.string(),
  /** The serial number was typed to allow an erase although Find My could not be read. */
  findMyOverridden: z.boolean().default(false),
  /** The auto-run whose consent began this run: no person looked at this device's plan. */
  autoRunId: z.string().optional(),
  createdAt: z.string(),
});
export type CompiledPlan = z.infer<typeof compiledPlanSchema>;

const laterSteps = { 'bypass-code': reason('bypass-code.unset'), finish: reason('finish.unset') };

export function plannedStep(
  plan: CompiledPlan,
  id: CompiledPlan['steps'][number]['id'],
): CompiledPlan['steps'][number] {
  const step = plan.steps.find((candidate) => candidate.id === id);
  if (step !== undefined) return step;
  // Confirmed before this step existed: nobody agreed to it.
  if (id in laterSteps) return { id, decision: 'skip', reason: laterSteps[id as keyof typeof laterSteps] };
  throw new Error(`a compiled plan has every step; ${id} is missing`);
}
