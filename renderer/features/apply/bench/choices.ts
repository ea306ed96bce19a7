import type { DeviceSnapshot } from '../../../../shared/domain/device.ts';
import type { RunView } from '../../../../shared/domain/run.ts';
import { isOfToday } from '../../../state/day.ts';
import { deviceState } from '../../../state/device-state.ts';

type Bench = {
  readonly devices: ReadonlyMap<string, DeviceSnapshot>;
  readonly newestRuns: ReadonlyMap<string, RunView>;
};

/** Attached, read, and nothing done to them today. */
export function readyKeys({ devices, newestRuns }: Bench, midnight: number): string[] {
  return keysOf(devices, (device) => {
    const run = newestRuns.get(device.key);
    return isPlannable(device) && deviceState(device, isOfToday(run, midnight) ? run : undefined) === 'ready';
  });
}

/** Their last run failed or was parked, and they are here to be tried again. */
export function failedKeys({ devices, newestRuns }: Bench): string[] {
  return keysOf(devices, (device) => {
    const run = newestRuns.get(device.key);
    return isPlannable(device) && run?.phase === 'ended' && (run.end === 'failed' || run.end === 'parked');
  });
}

/** The same, by the blueprint that failed: one plan is of one blueprint. */
export function failedByBlueprint(bench: Bench): ReadonlyMap<string, readonly string[]> {
  const failed = new Map<string, string[]>();
  for (const key of failedKeys(bench)) {
    const blueprintId = bench.newestRuns.get(key)?.blueprintId ?? '';
    failed.set(blueprintId, [...(failed.get(blueprintId) ?? []), key]);
  }
  return failed;
}

/** Whether a run of today ended as it should: what is left of it happens in Verify. */
export function isKitted(newestRuns: Iterable<RunView>, midnight: number): boolean {
  for (const run of newestRuns) if (run.end === 'prepared' && isOfToday(run, midnight)) return true;
  return false;
}

/** A run that could be started on it; the station has the last word, with the reason. */
export function isPlannable({ attached, state, runId, ignored }: DeviceSnapshot): boolean {
  return attached && state === 'ready' && runId === undefined && ignored === undefined;
}

/** The chosen ones that are still on the bench and free, in no order. */
export function stillPlannable(
  chosen: ReadonlySet<string>,
  devices: ReadonlyMap<string, DeviceSnapshot>,
): readonly string[] {
  return [...chosen].filter((key) => {
    const device = devices.get(key);
    return device !== undefined && isPlannable(device);
  });
}

function keysOf(devices: ReadonlyMap<string, DeviceSnapshot>, is: (device: DeviceSnapshot) => boolean): string[] {
  return [...devices.values()].filter(is).map(({ key }) => key);
}
