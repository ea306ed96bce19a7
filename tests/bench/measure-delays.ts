import { resolve } from 'node:path';
import { type BenchDeviceState, devicesOf, openBenchRoom, pairAll, requireTaskDone } from './bench-room.ts';
import { applyTask } from './measure-station.ts';
import { delayScale, scaledCaps, scaledTimings } from './scale.ts';
import { type Job, scheduleBound } from './schedule-bound.ts';

export type DelaysMeasure = { readonly seconds: number; readonly boundSeconds: number; readonly ratio: number };

/**
 * Every device has to be erased and takes the published time for everything. The ratio tells how far the station is from
 * the best schedule of exactly those times.
 */
export async function measureDelays(devices: number): Promise<DelaysMeasure> {
  const room = await openBenchRoom({ devices, latencyMs: 0, scenario: 'hello', delays: 'reference', delayScale });
  try {
    await pairAll(room);
    const jobs = (await devicesOf(room)).map(jobOf);
    const { client } = await room.startStation({ entry: resolve(import.meta.dirname, 'scaled-station.ts') });
    const seconds = await applyTask(room, client, 'always');
    await requireTaskDone(room);
    const { erase, heavyPerTree, heavyStaggerMs } = scaledCaps();
    const boundSeconds = scheduleBound(jobs, { heavy: Math.min(erase, heavyPerTree), stagger: heavyStaggerMs }) / 1000;
    return { seconds, boundSeconds, ratio: seconds / boundSeconds };
  } finally {
    await room.close();
  }
}

/** What this very device drew from the delays file; the countdown before the erase runs on the heavy lane. Milliseconds. */
function jobOf({ timings }: BenchDeviceState): Job {
  const sum = (...names: readonly string[]) => names.reduce((total, name) => total + (timings[name] ?? 0), 0);
  return {
    head: 0,
    heavy: scaledTimings().pullOut + sum('erase', 'reboot', 'lockdown-after-boot'),
    tail: sum('activation', 'set-cloud-configuration', 'springboard-restart', 'escalate', 'install-profile'),
  };
}
