import { z } from 'zod';
import { type DeviceTiming, deviceTimings } from '../device/device.ts';
import type { SeededRandom } from '../seeded-random.ts';

/** Published durations of real devices. Each device draws its own, evenly within the spread, and keeps it. */
export const delaysSchema = z.strictObject({
  note: z.string(),
  /** All durations are multiplied by it. */
  scale: z.number().positive().max(1),
  timings: z.record(
    z.enum(deviceTimings),
    z.strictObject({
      milliseconds: z.int().min(0),
      /** Added or taken off at most. */
      spreadMilliseconds: z.int().min(0).default(0),
      source: z.string().min(1),
    }),
  ),
});

export type Delays = z.infer<typeof delaysSchema>;
export type DeviceTimings = Readonly<Record<DeviceTiming, number>>;

/** One device's timings in milliseconds; all 0 without delays. */
export function drawTimings(delays: Delays | undefined, random: SeededRandom): DeviceTimings {
  const draw = (timing: DeviceTiming): number => {
    if (!delays) return 0;
    const { milliseconds, spreadMilliseconds } = delays.timings[timing];
    const offset = random.fork(timing).integer(2 * spreadMilliseconds + 1) - spreadMilliseconds;
    return Math.max(0, Math.round((milliseconds + offset) * delays.scale));
  };
  return {
    erase: draw('erase'),
    reboot: draw('reboot'),
    'lockdown-after-boot': draw('lockdown-after-boot'),
    'second-attach': draw('second-attach'),
    'set-cloud-configuration': draw('set-cloud-configuration'),
    'install-profile': draw('install-profile'),
    escalate: draw('escalate'),
    activation: draw('activation'),
    'springboard-restart': draw('springboard-restart'),
  };
}
