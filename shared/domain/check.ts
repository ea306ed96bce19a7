import { z } from 'zod';
import { reasonSchema } from './plan.ts';

/** One finding of the checks registry (doctor, blueprint check, server preflight). */
export const checkResultSchema = z.object({
  id: z.string(),
  status: z.enum(['pass', 'warn', 'fail', 'unknown']),
  finding: reasonSchema,
  /** What to do about it; absent on `pass`. */
  cure: reasonSchema.optional(),
  /** Whose word it rests on, where that is not the station's own look: a document by its name. */
  source: z.string().optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

export const checkReportSchema = z.object({ ok: z.boolean(), results: z.array(checkResultSchema) });
export type CheckReport = z.infer<typeof checkReportSchema>;
