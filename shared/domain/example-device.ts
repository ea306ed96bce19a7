import { z } from 'zod';

/** A device that nobody has to attach, for looking at a plan. */
export const exampleDeviceSchema = z.object({
  productType: z.string().regex(/^(?:iPad|iPhone)\d{1,2},\d{1,2}$/),
  osVersion: z.string().regex(/^\d+(?:\.\d+){0,2}$/),
  /** It was used before: past Hello. */
  setUp: z.boolean(),
});
export type ExampleDevice = z.infer<typeof exampleDeviceSchema>;
