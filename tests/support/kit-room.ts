import { playOperator } from '../../electron/practice/rehearse/operator.ts';
import type { Room } from '../../electron/practice/rehearse/room.ts';
import { watchRuns } from '../../electron/practice/rehearse/run-watch.ts';
import { devicesReady, recordsDelivered } from '../../electron/practice/rehearse/waits.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { RunView } from '../../shared/domain/run.ts';

/** Seconds; each ends only what hangs. */
const patience = { identify: 30, kit: 60, enroll: 60, deliver: 30 } as const;

/** Kits every device of a small room and sees it through until its enrollment is verified and all records are delivered. */
export async function kitRoom(room: Room, station: StationClient, blueprintId: string): Promise<RunView[]> {
  const count = room.bench.devices.length;
  const ready = await devicesReady(station, patience.identify, (devices) => devices.length === count);
  const operator = await playOperator(room.benchControl);
  const watch = await watchRuns(station);
  const devices = ready.map((device) => device.key);
  const { planHash, nonce } = await station.call('kitting.plan', { blueprintId, devices });
  await station.call('station.arm', { armed: true });
  await station.call('kitting.apply', { planHash, nonce, devices });
  await watch.until('every run to its end', patience.kit, (runs) => {
    return runs.length === count && runs.every((run) => run.phase === 'ended');
  });
  for (const { udid } of room.bench.devices) await operator.begin(udid);
  await watch.until('verified', patience.enroll, (runs) => runs.every((run) => run.verdict === 'verified'));
  await recordsDelivered(station, patience.deliver);
  return [...watch.runs.values()];
}
