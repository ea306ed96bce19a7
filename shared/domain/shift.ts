import { z } from 'zod';

/** A person's name as it goes into records: one line, as they write it themselves. */
export const operatorNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((name) => !/\p{Cc}/u.test(name));

/** Who works at the station now. It ends by a person, by a hand-over, or at `until`. */
export const shiftSchema = z.object({
  operator: z.string(),
  since: z.string(),
  until: z.string(),
});
export type Shift = z.infer<typeof shiftSchema>;

export const shiftBookSchema = z.object({
  /** Absent: nobody said who works. */
  shift: shiftSchema.optional(),
  /** Names of the last months, the latest first: to choose from. */
  names: z.array(z.string()),
});
export type ShiftBook = z.infer<typeof shiftBookSchema>;
