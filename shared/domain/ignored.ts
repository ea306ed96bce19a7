import { z } from 'zod';
import { ecidSchema, serialSchema } from './ids.ts';

/** A device that nobody may kit from this station until it is taken off the list. Known by ECID, serial number or both. */
export const ignoredDeviceSchema = z.object({
  /** Stable name of the entry: `ecid:…`, else `serial:…`. */
  id: z.string(),
  ecid: ecidSchema.optional(),
  serial: serialSchema.optional(),
  /** Why, in the words of whoever put it there. */
  note: z.string().max(200),
  addedAt: z.string(),
});
export type IgnoredDevice = z.infer<typeof ignoredDeviceSchema>;
