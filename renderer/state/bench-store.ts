import { create } from 'zustand';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import type { RunView } from '../../shared/domain/run.ts';
import type { Slot } from '../../shared/domain/slot.ts';
import type { StationStatus } from '../../shared/domain/station.ts';
import { station } from './connection-store.ts';

/** What the station says of itself, its devices and its runs; written by `feed.ts` only. */
export type BenchState = {
  /** The lists came at least once; before, every view shows that it loads. */
  readonly loaded: boolean;
  readonly status: StationStatus | undefined;
  /** By device key. */
  readonly devices: ReadonlyMap<string, DeviceSnapshot>;
  /** By run id. */
  readonly runs: ReadonlyMap<string, RunView>;
  /** Device key → its newest run. */
  readonly newestRuns: ReadonlyMap<string, RunView>;
  readonly slots: readonly Slot[];
};

export const useBench = create<BenchState>(() => ({
  loaded: false,
  status: undefined,
  devices: new Map(),
  runs: new Map(),
  newestRuns: new Map(),
  slots: [],
}));

/** Lists the slots again, after `slots.save` and `slots.remove`. */
export async function reloadSlots(): Promise<void> {
  useBench.setState({ slots: await station().call('slots.list', {}) });
}

export function useStatus(): StationStatus | undefined {
  return useBench(({ status }) => status);
}

export function useDevice(key: string): DeviceSnapshot | undefined {
  return useBench(({ devices }) => devices.get(key));
}

export function useNewestRun(deviceKey: string): RunView | undefined {
  return useBench(({ newestRuns }) => newestRuns.get(deviceKey));
}

/** The newest run of each device, on top of those already known. */
export function newestPerDevice(
  runs: Iterable<RunView>,
  known: ReadonlyMap<string, RunView> = new Map(),
): ReadonlyMap<string, RunView> {
  const newest = new Map(known);
  for (const run of runs) {
    const other = newest.get(run.deviceKey);
    if (other === undefined || run.startedAt >= other.startedAt) newest.set(run.deviceKey, run);
  }
  return newest;
}
