import type { CommandFamily } from '../../shared/contract/commands.ts';
import { type StationEvent, type StationPatch, subjectOf } from '../../shared/contract/events.ts';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import type { FleetOperation } from '../../shared/domain/fleet.ts';
import type { Delivery } from '../../shared/domain/record.ts';
import type { RunView } from '../../shared/domain/run.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import type { Connection } from '../transport/connection.ts';
import { type BenchState, newestPerDevice, reloadSlots, useBench } from './bench-store.ts';
import { createByFrames } from './by-frames.ts';
import { noteChanges } from './changes-store.ts';
import { applyOperations, loadOperations } from './fleet-store.ts';
import { reloadLibrary } from './library-store.ts';
import { applyDeliveries, loadRecords, useRecordRows } from './records-store.ts';

/** Commands of these families may add, change or remove servers, organizations and blueprints. */
const librarySources: ReadonlySet<string> = new Set<CommandFamily>([
  'servers',
  'organizations',
  'blueprints',
  'backends',
]);

/**
 * Fills the stores from a connection: lists once, then patches, spread over a few frames; a gap in their sequence means to
 * list again.
 */
export function feedStores({ station, onState }: Pick<Connection, 'station' | 'onState'>): void {
  let lastSeq: number | undefined;
  let listing = 0;
  /** What came since the listing under way began: an answer may be older or newer than it, the last word is right. */
  let sinceListing: StationEvent[] | undefined;
  const queue = createByFrames(applyEvents);
  const take = (events: readonly StationEvent[]) => queue.take(events.map((event) => [subjectOf(event), event]));

  function list(): void {
    listing += 1;
    const mine = listing;
    sinceListing = [];
    quietly(
      listAll(() => mine === listing).finally(() => {
        if (mine === listing) sinceListing = undefined;
      }),
    );
  }

  async function listAll(isWanted: () => boolean): Promise<void> {
    const [status, devices, runs, slots] = await Promise.all([
      station.call('station.status', {}),
      station.call('devices.list', {}),
      station.call('runs.list', {}),
      station.call('slots.list', {}),
      reloadLibrary(),
      loadOperations({ open: true }),
      ...(useRecordRows.getState().rows === undefined ? [] : [loadRecords()]),
    ]);
    if (!isWanted()) return;
    const since = sinceListing ?? [];
    queue.clear();
    useBench.setState({
      loaded: true,
      status,
      slots,
      devices: new Map(devices.map((device) => [device.key, device])),
      runs: new Map(runs.map((run) => [run.runId, run])),
      newestRuns: newestPerDevice(runs),
    });
    take(since);
  }

  station.subscribe(({ seq, events }: StationPatch) => {
    const isGap = lastSeq !== undefined && seq !== lastSeq + 1;
    lastSeq = seq;
    sinceListing?.push(...events);
    take(events);
    if (isGap) list();
  });
  onState(({ at }) => {
    if (at !== 'online') return;
    lastSeq = undefined;
    list();
  });
}

/** One change of each store, whatever comes in together; devices and runs that are not in it stay the same objects. */
function applyEvents(events: readonly StationEvent[]): void {
  const devices: [string, DeviceSnapshot][] = [];
  const runs: RunView[] = [];
  const deliveries: Delivery[] = [];
  const operations: FleetOperation[] = [];
  const changed = new Set<string>();
  let status: BenchState['status'];
  for (const event of events) {
    if (event.topic === 'device') devices.push([event.device.key, event.device]);
    else if (event.topic === 'run') runs.push(event.run);
    else if (event.topic === 'delivery') deliveries.push(event.delivery);
    else if (event.topic === 'changed') changed.add(event.family);
    else if (event.topic === 'fleet') operations.push(event.operation);
    else if (event.topic === 'status') status = event.status;
  }
  if (changed.size > 0) takeChanges(changed);
  if (operations.length > 0) applyOperations(operations);
  useBench.setState((bench) => ({
    ...(devices.length === 0 ? {} : { devices: new Map([...bench.devices, ...devices]) }),
    ...(runs.length === 0
      ? {}
      : {
          runs: new Map([...bench.runs, ...runs.map((run) => [run.runId, run] as const)]),
          newestRuns: newestPerDevice(runs, bench.newestRuns),
        }),
    ...(status === undefined ? {} : { status }),
  }));
  if (deliveries.length > 0 && !applyDeliveries(deliveries)) quietly(loadRecords());
}

/** What is kept in a store and has no events of its own is listed again; open views ask again by themselves. */
function takeChanges(families: ReadonlySet<string>): void {
  noteChanges(families);
  if ([...families].some((family) => librarySources.has(family))) quietly(reloadLibrary());
  if (families.has('slots')) quietly(reloadSlots());
}

/** Losing the connection is shown by the frame; the next one lists again. */
function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (!isKitError(error, 'station.connection-lost')) reportError(error);
  });
}
