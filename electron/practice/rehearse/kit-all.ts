import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { DeviceSnapshot } from '../../../shared/domain/device.ts';
import type { RunView } from '../../../shared/domain/run.ts';
import { roomLinks } from './links.ts';
import type { Phase } from './phases.ts';
import type { Room } from './room.ts';
import type { RunWatch } from './run-watch.ts';

export type Kitting = {
  readonly room: Room;
  readonly station: StationClient;
  readonly watch: RunWatch;
  readonly blueprintId: string;
  readonly devices: readonly DeviceSnapshot[];
  /** Cut links 2 and 3 until every device is prepared. */
  readonly offline: boolean;
  readonly enter: (phase: Phase) => void;
  readonly signal: AbortSignal;
};

/** Seconds; ends only what hangs. */
const patience = 600;

/**
 * Applies the blueprint to everything and sees every run to its end. Link 3 is cut in the middle and comes back at the
 * end; in a room without network it is down from the start, like link 2.
 * @returns the verdicts of the prepared devices while the room was offline, when it was
 */
export async function kitAll(kitting: Kitting): Promise<(string | undefined)[] | undefined> {
  const { room, watch, offline, enter, signal } = kitting;
  const links = roomLinks(room);
  enter('kitting');
  if (offline) {
    await links.devices(false);
    await links.records(false);
  }
  const begun = await applyTo(kitting);
  const ended = (runs: readonly RunView[]) => runs.filter((run) => run.phase === 'ended').length;
  if (!offline) {
    const half = Math.ceil(begun / 2);
    await watch.until('half of the room', patience, (runs) => ended(runs) >= half, signal);
    await links.records(false);
  }
  await watch.until('every run to its end', patience, (runs) => ended(runs) === begun, signal);
  if (!offline) {
    await links.records(true);
    return undefined;
  }
  enter('offline');
  const prepared = (runs: Iterable<RunView>) => [...runs].filter((run) => run.end === 'prepared');
  const waits = (runs: readonly RunView[]) => prepared(runs).every((run) => run.verdict === 'waiting-for-network');
  await watch.until('waiting for the network', patience, waits, signal);
  const verdicts = prepared(watch.runs.values()).map((run) => run.verdict);
  await links.devices(true);
  await links.records(true);
  return verdicts;
}

/** @returns how many runs began: devices that the plan cannot work on are left out of it. */
async function applyTo({ station, blueprintId, devices }: Kitting): Promise<number> {
  const preview = await station.call('kitting.plan', { blueprintId, devices: devices.map((device) => device.key) });
  await station.call('station.arm', { armed: true });
  const { runs } = await station.call('kitting.apply', {
    planHash: preview.planHash,
    nonce: preview.nonce,
    devices: preview.devices.map((device) => device.deviceKey),
  });
  return runs.length;
}
