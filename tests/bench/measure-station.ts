import { setTimeout as pause } from 'node:timers/promises';
import type { Room } from '../../electron/practice/rehearse/room.ts';
import { watchRuns } from '../../electron/practice/rehearse/run-watch.ts';
import { devicesReady } from '../../electron/practice/rehearse/waits.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import {
  type BenchRoomOptions,
  lastAnswerAt,
  openBenchRoom,
  pairAll,
  requireTaskDone,
  roundTrips,
  type Traffic,
  trafficOf,
} from './bench-room.ts';
import { task, taskProfile } from './task.ts';

export type StationMeasure = {
  /** From `kitting.apply` being sent to the last answer of any device. */
  readonly seconds: number;
  /** From spawning the process until it took commands. */
  readonly startSeconds: number;
  /** From the cable on: identifying and inspecting included. */
  readonly roundTripsPerDevice: number;
  /** Of the look at each device a while after its run, when the bench is at rest: in no time of this measure. */
  readonly lookTripsPerDevice: number;
  readonly cpuSecondsPerDevice: number;
  readonly peakMiB: number;
};

/** Seconds; each ends only what hangs. */
const patience = { identify: 120, kit: 600, look: 60 } as const;

/** Does the task with the station on a fresh, paired bench. */
export async function measureStation(options: BenchRoomOptions): Promise<StationMeasure> {
  const room = await openBenchRoom(options);
  try {
    await pairAll(room);
    const before = await trafficOf(room);
    const spawned = performance.now();
    const station = await room.startStation();
    const startSeconds = (performance.now() - spawned) / 1000;
    const idle = station.process.usage();
    const seconds = await applyTask(room, station.client, 'never');
    const busy = station.process.usage();
    await requireTaskDone(room);
    const kitted = await trafficOf(room);
    return {
      seconds,
      startSeconds,
      roundTripsPerDevice: roundTrips(before, kitted, options.devices),
      lookTripsPerDevice: roundTrips(kitted, await trafficAtRest(room), options.devices),
      cpuSecondsPerDevice: ((busy.cpuSeconds ?? Number.NaN) - (idle.cpuSeconds ?? Number.NaN)) / options.devices,
      peakMiB: busy.peakMiB ?? Number.NaN,
    };
  } finally {
    await room.close();
  }
}

/** What the bench has counted once a look at each device has come and gone. */
async function trafficAtRest(room: Room): Promise<Traffic> {
  const [first, giveUpAt] = [await trafficOf(room), performance.now() + patience.look * 1000];
  let seen = first;
  while (performance.now() < giveUpAt) {
    await pause(500);
    const now = await trafficOf(room);
    if (now.messages > first.messages && now.messages === seen.messages) return now;
    seen = now;
  }
  throw new Error('the look after the runs never came to an end');
}

/** Has the station do the task on every device of the room. @returns seconds, by the bench's witness. */
export async function applyTask(room: Room, client: StationClient, erase: 'never' | 'always'): Promise<number> {
  const count = room.bench.devices.length;
  const organization = await client.call('organizations.save', { name: task.organization });
  const blueprint = await client.call('blueprints.save', {
    name: 'Bench',
    organizationId: organization.id,
    serverId: null,
    enrollment: 'none',
    supervise: true,
    allowPairing: true,
    panes: { mode: 'skip-all' },
    language: task.language,
    locale: task.locale,
    timeZone: task.timeZone,
    erase,
    profiles: [{ name: 'Timetable', role: 'silent', data: taskProfile().toString('base64') }],
  });
  const ready = await devicesReady(client, patience.identify, (devices) => devices.length === count);
  const devices = ready.map((device) => device.key);
  const watch = await watchRuns(client);
  await client.call('station.arm', { armed: true });
  const { planHash, nonce } = await client.call('kitting.plan', { blueprintId: blueprint.id, devices });
  const sent = Date.now();
  await client.call('kitting.apply', { planHash, nonce, devices });
  await watch.until('every run to its end', patience.kit, (runs) => {
    return runs.length === count && runs.every((run) => run.phase === 'ended');
  });
  return ((await lastAnswerAt(room)) - sent) / 1000;
}
