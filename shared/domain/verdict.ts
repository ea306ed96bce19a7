import { z } from 'zod';

/** Where a prepared device stands; only evidence moves it (electron/enrollment). */
export const verdictSchema = z.enum([
  'prepared',
  'waiting-for-device',
  'waiting-for-network',
  'waiting-for-backend',
  'enrolled',
  'verified',
  'contradicted',
  'supervised-only',
]);
export type Verdict = z.infer<typeof verdictSchema>;
