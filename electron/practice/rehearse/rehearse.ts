import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { DeviceSnapshot } from '../../../shared/domain/device.ts';
import type { RunView } from '../../../shared/domain/run.ts';
import { type Figures, figuresOf } from './figures.ts';
import { roomLinks } from './links.ts';
import { type Operator, playOperator } from './operator.ts';
import type { StationUsage } from './process.ts';
import { openRoom, type Room, type RoomOptions } from './room.ts';
import { type RunWatch, watchRuns } from './run-watch.ts';
import { setUpStation } from './set-up.ts';
import { devicesReady, recordsDelivered } from './waits.ts';
import { hearWitnesses } from './witness.ts';

export type RehearsalOptions = RoomOptions & {
  /** Cut links 2 and 3 until every device is prepared (scenario `room-offline`). */
  readonly offline: boolean;
  readonly onPhase: (phase: Phase) => void;
  readonly onRun: (run: RunView) => void;
};

export type Phase = 'opening' | 'identifying' | 'kitting' | 'offline' | 'enrolling' | 'delivering' | 'counting';

export type Rehearsal = {
  readonly figures: Figures;
  readonly seconds: number;
  readonly station: StationUsage;
  readonly runs: readonly RunView[];
  /** Verdicts while the room was offline, when it was. */
  readonly offlineVerdicts: readonly (string | undefined)[] | undefined;
};

/** Generous: a deadline here only ends a rehearsal that hangs. */
const patience = { identify: 60, kit: 600, enroll: 300, deliver: 120 } as const;

/** Plays a whole day in a room of practice devices and counts what the witnesses saw. */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  options.onPhase('opening');
  const room = await openRoom(options);
  try {
    const { process, client } = await room.startStation();
    const { blueprintId } = await setUpStation(client, room);
    options.onPhase('identifying');
    const devices = await devicesReady(client, patience.identify, (ready) => ready.length >= options.devices);
    const operator = await playOperator(room.benchControl);
    const watch = await watchRuns(client);
    watch.onChange((run) => {
      options.onRun(run);
      followUp(run, operator);
    });

    const started = performance.now();
    options.onPhase('kitting');
    const offlineVerdicts = await kitAll(room, client, watch, blueprintId, devices, options, operator.retry);
    options.onPhase('enrolling');
    await watch.until('verified', patience.enroll, (runs) => runs.every((run) => run.verdict === 'verified'));
    operator.rest();
    options.onPhase('delivering');
    await recordsDelivered(client, patience.deliver);
    const seconds = (performance.now() - started) / 1000;

    options.onPhase('counting');
    const runs = [...watch.runs.values()];
    const station = process.usage();
    await client.close();
    await process.stop();
    return { figures: figuresOf(await hearWitnesses(room)), seconds, station, runs, offlineVerdicts };
  } finally {
    await room.close();
  }
}

/** What a person at the bench does about a run: takes a finished device in hand, answers a trust dialog. */
function followUp({ udid, end, waitingFor }: RunView, operator: Operator): void {
  if (udid === undefined) return;
  if (end === 'prepared') void operator.begin(udid).catch(() => {});
  else if (waitingFor?.code === 'wait.trust') void operator.trust(udid).catch(() => {});
}

/** Applies the blueprint to everything; link 3 is cut in the middle and comes back at the end. */
async function kitAll(
  room: Room,
  station: StationClient,
  watch: RunWatch,
  blueprintId: string,
  devices: readonly DeviceSnapshot[],
  options: RehearsalOptions,
  tapAgain: () => Promise<void>,
): Promise<(string | undefined)[] | undefined> {
  const links = roomLinks(room);
  if (options.offline) {
    await links.devices(false);
    await links.records(false);
  }
  const preview = await station.call('kitting.plan', { blueprintId, devices: devices.map((device) => device.key) });
  await station.call('station.arm', { armed: true });
  await station.call('kitting.apply', {
    planHash: preview.planHash,
    nonce: preview.nonce,
    devices: preview.devices.map((device) => device.deviceKey),
  });

  const ended = (runs: readonly RunView[]) => runs.filter((run) => run.phase === 'ended').length;
  if (!options.offline) {
    const half = Math.ceil(devices.length / 2);
    await watch.until('half of the room', patience.kit, (runs) => ended(runs) >= half);
    await links.records(false);
  }
  await watch.until('every run to its end', patience.kit, (runs) => ended(runs) === devices.length);
  if (!options.offline) {
    await links.records(true);
    return undefined;
  }
  options.onPhase('offline');
  await watch.until('waiting for the network', patience.kit, (runs) =>
    runs.every((run) => run.verdict === 'waiting-for-network'),
  );
  const verdicts = [...watch.runs.values()].map((run) => run.verdict);
  await links.devices(true);
  await links.records(true);
  await tapAgain();
  return verdicts;
}
