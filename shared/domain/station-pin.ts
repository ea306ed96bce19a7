import { z } from 'zod';

/** 4 to 12 digits. A Japanese keyboard may type them in full width. */
export const stationPinSchema = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').trim())
  .pipe(z.string().regex(/^\d{4,12}$/));
