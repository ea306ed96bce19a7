import { z } from 'zod';
import { problemSchema } from './run.ts';

const linkStateSchema = z.enum(['up', 'down', 'unknown']);

export const stationStatusSchema = z.object({
  station: z.string(),
  profile: z.object({ label: z.string(), colour: z.string() }),
  usbmuxd: linkStateSchema,
  /** Why usbmuxd is down. */
  usbmuxdProblem: problemSchema.optional(),
  /** Destructive work needs the armed switch; it is off after every start. */
  armed: z.boolean(),
  paused: z.boolean(),
  devices: z.object({ attached: z.number(), running: z.number(), waiting: z.number() }),
  records: z.object({
    pending: z.number(),
    parked: z.number(),
    delivered: z.number(),
    oldestPendingAt: z.string().optional(),
    /** Set when the backend refused our credentials: the whole queue rests until a person acts. */
    authPaused: z.boolean(),
  }),
});
export type StationStatus = z.infer<typeof stationStatusSchema>;
