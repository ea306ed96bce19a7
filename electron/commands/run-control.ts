import type { StationClient } from '../../shared/contract/station-client.ts';
import type { RunView } from '../../shared/domain/run.ts';
import { KitError } from '../../shared/errors/kit-error.ts';

/**
 * The run that a person means: by its id, else the newest one of the device they name.
 * @throws KitError `input.not-found`
 */
export async function runNamed(station: StationClient, name: string): Promise<RunView> {
  const runs = await station.call('runs.list', {});
  const byId = runs.find(({ runId }) => runId === name);
  if (byId !== undefined) return byId;
  const wanted = name.trim().toUpperCase();
  const device = await station.call('devices.show', { device: name }).catch(() => undefined);
  const found = newestFirst(runs).find(({ deviceKey, serial }) => deviceKey === device?.key || serial === wanted);
  if (found === undefined) throw new KitError('input.not-found', { what: 'run', name });
  return found;
}

/** Attached devices whose newest run failed or was parked, by the blueprint of that run. */
export async function failedByBlueprint(station: StationClient): Promise<ReadonlyMap<string, readonly string[]>> {
  const [runs, devices] = await Promise.all([station.call('runs.list', {}), station.call('devices.list', {})]);
  const failed = new Map<string, string[]>();
  for (const { key, attached, runId, ignored } of devices) {
    const run = newestFirst(runs).find(({ deviceKey }) => deviceKey === key);
    if (!attached || runId !== undefined || ignored !== undefined || !isToBeRetried(run)) continue;
    failed.set(run.blueprintId, [...(failed.get(run.blueprintId) ?? []), key]);
  }
  return failed;
}

function isToBeRetried(run: RunView | undefined): run is RunView {
  return run?.end === 'failed' || run?.end === 'parked';
}

function newestFirst(runs: readonly RunView[]): RunView[] {
  return runs.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}
