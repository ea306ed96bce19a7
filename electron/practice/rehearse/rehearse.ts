import type { RunView } from '../../../shared/domain/run.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Scenario } from '../bench/options/scenario.ts';
import { attend } from './attend.ts';
import { kitted, type Role, roleOf } from './expectations.ts';
import { type Figures, figuresOf } from './figures.ts';
import { kitAll } from './kit-all.ts';
import { playOperator } from './operator.ts';
import { Overdue } from './overdue.ts';
import type { Phase } from './phases.ts';
import type { ProcessUsage } from './process.ts';
import { openRoom, type Room, type RoomOptions } from './room.ts';
import { type RunWatch, watchRuns } from './run-watch.ts';
import { setUpStation } from './set-up.ts';
import { devicesReady, recordsDelivered } from './waits.ts';
import { hearWitnesses } from './witness.ts';

export type RehearsalOptions = RoomOptions & {
  /** The room's scenario, read: what the operator is told, and how each device has to end. */
  readonly script: Scenario;
  readonly onPhase: (phase: Phase) => void;
  readonly onRun: (run: RunView) => void;
  /** Breaks the rehearsal off: its processes end, its folder goes. */
  readonly signal?: AbortSignal;
};

export type Rehearsal = {
  readonly figures: Figures;
  readonly seconds: number;
  readonly station: ProcessUsage;
  readonly runs: readonly RunView[];
  /** Verdicts while the room was offline, when it was. */
  readonly offlineVerdicts: readonly (string | undefined)[] | undefined;
  /** The act in which the rehearsal's patience ended, if it did. */
  readonly overdue?: { readonly phase: Phase; readonly seconds: number } | undefined;
};

/** Seconds. Generous: each ends only a rehearsal that hangs. */
const patience = { identify: 60, enroll: 300, deliver: 120 } as const;

/**
 * Plays a whole day in a room of practice devices and counts what the witnesses saw. Rejects with the signal's reason when
 * it is broken off, and when a part of the room fails.
 */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const { signal } = options;
  options.onPhase('opening');
  try {
    const room = await openRoom(options, signal);
    try {
      return await playIn(room, options);
    } finally {
      await room.close();
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}

async function playIn(room: Room, options: RehearsalOptions): Promise<Rehearsal> {
  const { process, client } = await room.startStation();
  const failed = new AbortController();
  void process.exited.then(() => failed.abort(new KitError('station.connection-lost')));
  const signal = AbortSignal.any([failed.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  const roles = new Map(room.bench.devices.map(({ udid }, index) => [udid, roleOf(options.script, index)]));
  let phase: Phase = 'opening';
  const enter = (next: Phase) => {
    phase = next;
    options.onPhase(next);
  };
  let started = performance.now();
  let offlineVerdicts: Rehearsal['offlineVerdicts'];
  let overdue: Rehearsal['overdue'];
  let watch: RunWatch | undefined;

  try {
    const { blueprintId } = await setUpStation(client, room);
    enter('identifying');
    const devices = await devicesReady(client, patience.identify, (ready) => ready.length >= roles.size, signal);
    watch = await watchRuns(client);
    const operator = await playOperator(room.benchControl);
    const onError = (error: unknown) => failed.abort(error);
    const lookAfter = attend({ operator, station: client, ordersFor: (udid) => ordersOf(roles.get(udid)), onError });
    watch.onChange((run) => {
      options.onRun(run);
      lookAfter(run);
    });
    started = performance.now();
    const offline = !options.script.room.network;
    offlineVerdicts = await kitAll({ room, station: client, watch, blueprintId, devices, offline, enter, signal });
    enter('enrolling');
    await watch.until('verified', patience.enroll, (runs) => runs.every(isSeenThrough), signal);
    operator.rest();
    enter('delivering');
    await recordsDelivered(client, patience.deliver, signal);
  } catch (error) {
    if (failed.signal.aborted) throw failed.signal.reason;
    if (!(error instanceof Overdue)) throw error;
    overdue = { phase, seconds: error.seconds };
  }
  const seconds = (performance.now() - started) / 1000;

  enter('counting');
  const runs = [...(watch?.runs.values() ?? [])];
  const station = process.usage();
  await client.close();
  await process.stop();
  const figures = figuresOf(await hearWitnesses(room), (udid) => roles.get(udid)?.expectation ?? kitted);
  return { figures, seconds, station, runs, offlineVerdicts, overdue };
}

function ordersOf(role: Role | undefined): Role['orders'] {
  return role?.orders ?? { mayErase: false };
}

/** Prepared and verified, or ended without that. */
function isSeenThrough({ end, verdict }: RunView): boolean {
  return end !== undefined && (end !== 'prepared' || verdict === 'verified');
}
