import { defaultCaps, type LaneCaps } from '../../electron/kitting/scheduler.ts';
import { defaultTimings, type Timings } from '../../electron/kitting/timings.ts';

/**
 * By which published device timings are shortened here. What the station computes is not: the shorter, the more it weighs.
 * At a tenth, what it adds still counts tenfold what it would in a room.
 */
export const delayScale = 0.1;

/** The countdown before an erase. Deadlines stay: they only end what hangs. */
export function scaledTimings(): Pick<Timings, 'pullOut'> {
  return { pullOut: defaultTimings.pullOut * delayScale };
}

/** As many at a time as in the field; the pause between two erases is shortened. */
export function scaledCaps(): LaneCaps {
  return { ...defaultCaps, heavyStaggerMs: defaultCaps.heavyStaggerMs * delayScale };
}
