import type { SequencedEvent, StationEvent } from '../../shared/contract/events.ts';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import type { Delivery } from '../../shared/domain/record.ts';
import type { RunView } from '../../shared/domain/run.ts';
import type { StationStatus } from '../../shared/domain/station.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import type { Connection } from '../transport/connection.ts';
import { newestPerDevice, useBench } from './bench-store.ts';
import { reloadLibrary } from './library-store.ts';
import { applyDeliveries, loadRecords, useRecordRows } from './records-store.ts';

/** Changes are painted together this often at most: a person sees no difference, 64 busy devices do. */
const paintEveryMs = 50;

type Held = {
  readonly devices: Map<string, DeviceSnapshot>;
  readonly runs: Map<string, RunView>;
  readonly deliveries: Map<string, Delivery>;
  status: StationStatus | undefined;
};

/** Fills the stores from a connection: lists once, then events; a gap in their sequence means to list again. */
export function feedStores({ station, onState }: Pick<Connection, 'station' | 'onState'>): void {
  let held = nothingHeld();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastSeq: number | undefined;
  let listing = 0;

  const flush = () => {
    timer = undefined;
    const changes = held;
    held = nothingHeld();
    const { devices, runs, newestRuns } = useBench.getState();
    useBench.setState({
      ...(changes.devices.size === 0 ? {} : { devices: new Map([...devices, ...changes.devices]) }),
      ...(changes.runs.size === 0
        ? {}
        : {
            runs: new Map([...runs, ...changes.runs]),
            newestRuns: newestPerDevice(changes.runs.values(), newestRuns),
          }),
      ...(changes.status === undefined ? {} : { status: changes.status }),
    });
    if (changes.deliveries.size > 0 && !applyDeliveries(changes.deliveries.values())) quietly(loadRecords());
  };

  const hold = (event: StationEvent) => {
    switch (event.topic) {
      case 'device':
        held.devices.set(event.device.key, event.device);
        break;
      case 'run':
        held.runs.set(event.run.runId, event.run);
        break;
      case 'delivery':
        held.deliveries.set(event.delivery.recordId, event.delivery);
        break;
      case 'status':
        held.status = event.status;
    }
    if (timer === undefined) timer = setTimeout(flush, paintEveryMs);
  };

  /** Events that come before the answers are older than these; those that come later are applied on top. */
  async function list(): Promise<void> {
    listing += 1;
    const mine = listing;
    const [status, devices, runs, slots] = await Promise.all([
      station.call('station.status', {}),
      station.call('devices.list', {}),
      station.call('runs.list', {}),
      station.call('slots.list', {}),
      reloadLibrary(),
      ...(useRecordRows.getState().rows === undefined ? [] : [loadRecords()]),
    ]);
    if (mine !== listing) return;
    useBench.setState({
      loaded: true,
      status,
      slots,
      devices: new Map(devices.map((device) => [device.key, device])),
      runs: new Map(runs.map((run) => [run.runId, run])),
      newestRuns: newestPerDevice(runs),
    });
  }

  station.subscribe(({ seq, event }: SequencedEvent) => {
    const isGap = lastSeq !== undefined && seq !== lastSeq + 1;
    lastSeq = seq;
    hold(event);
    if (isGap) quietly(list());
  });
  onState(({ at }) => {
    if (at !== 'online') return;
    lastSeq = undefined;
    quietly(list());
  });
  window.addEventListener('focus', () => quietly(reloadLibrary()));
}

function nothingHeld(): Held {
  return { devices: new Map(), runs: new Map(), deliveries: new Map(), status: undefined };
}

/** Losing the connection is shown by the frame; the next one lists again. */
function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (!isKitError(error, 'station.connection-lost')) reportError(error);
  });
}
