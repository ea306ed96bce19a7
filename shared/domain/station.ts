import { z } from 'zod';
import { autoRunStatusSchema } from './auto-run.ts';
import { mirrorStatusSchema } from './mirror.ts';
import { problemSchema } from './run.ts';
import { shiftSchema } from './shift.ts';

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
  /** Kits new devices as they are plugged in; off after every start. */
  autoRun: autoRunStatusSchema,
  /** Absent: nobody said who works. */
  shift: shiftSchema.optional(),
  /** While it is on, nobody at a window may do more than plug in, scan and look; the PIN ends it. */
  helper: z.object({ on: z.boolean(), pinSet: z.boolean() }),
  /** Absent: no mirror folder is set. */
  mirror: mirrorStatusSchema.optional(),
  devices: z.object({ attached: z.number(), running: z.number(), waiting: z.number() }),
  records: z.object({
    pending: z.number(),
    parked: z.number(),
    delivered: z.number(),
    oldestPendingAt: z.string().optional(),
    /** Set when the backend refused our credentials: the whole queue rests until a person acts. */
    authPaused: z.boolean(),
    /** Servers that nothing is sent to until a person mends what their error code says. */
    paused: z.array(z.object({ serverId: z.string(), server: z.string(), problem: problemSchema })),
  }),
});
export type StationStatus = z.infer<typeof stationStatusSchema>;
