import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { defaultCaps, type LaneCaps } from '../../electron/kitting/scheduler.ts';
import { defaultTimings, type Timings } from '../../electron/kitting/timings.ts';

const delaysFile = resolve(import.meta.dirname, '../../resources/practice/delays.json');

/** The factor by which the reference delays are shorter than real ones. */
function scale(): number {
  return z.object({ scale: z.number() }).parse(JSON.parse(readFileSync(delaysFile, 'utf8'))).scale;
}

/** The countdown before an erase. Deadlines stay: they only end what hangs. */
export function scaledTimings(): Pick<Timings, 'pullOut'> {
  return { pullOut: defaultTimings.pullOut * scale() };
}

/** As many at a time as in the field; the pause between two erases is shortened. */
export function scaledCaps(): LaneCaps {
  return { ...defaultCaps, heavyStaggerMs: defaultCaps.heavyStaggerMs * scale() };
}
