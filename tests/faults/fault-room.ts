import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Operator, playOperator } from '../../electron/practice/rehearse/operator.ts';
import type { KitbenchProcess, Spawned } from '../../electron/practice/rehearse/process.ts';
import { openRoom, type Room } from '../../electron/practice/rehearse/room.ts';
import { type RunWatch, watchRuns } from '../../electron/practice/rehearse/run-watch.ts';
import { setUpStation } from '../../electron/practice/rehearse/set-up.ts';
import { blueprintFor } from '../../electron/practice/rehearse/wishes.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { FaultCase } from './cases.ts';
import { commitDescriptors, commitPipes } from './commit-pipes.ts';
import { type Gate, openGate } from './gate.ts';

const gatedStation = resolve(import.meta.dirname, 'gated-station.ts');

export type GatedStation = {
  readonly process: KitbenchProcess;
  readonly client: StationClient;
  readonly watch: RunWatch;
  /** Aborts when the process is gone. */
  readonly gone: AbortSignal;
};

/** A room whose station stands still wherever the gate says, dies, and comes back on the same store. */
export type FaultRoom = {
  readonly room: Room;
  readonly gate: Gate;
  readonly operator: Operator;
  /** The last one that was ready. */
  readonly station: GatedStation;
  /** The UDID of the device that was made for the case given at this place. */
  udidOf(index: number): string;
  blueprintIdOf(faultCase: FaultCase): string;
  /** SIGKILL, also of a station that is only starting; returns when the process is gone. */
  kill(): Promise<void>;
  /** Starts the station again and arms it, as an operator would. */
  revive(): Promise<void>;
  close(): Promise<void>;
};

/** @param cases one device is made for each, as the case wants it; none is attached yet. */
export async function openFaultRoom(cases: readonly FaultCase[], seed: number): Promise<FaultRoom> {
  const room = await openRoomFor(cases, seed);
  let spawned: Spawned | undefined;
  try {
    const gate = await openGate(room.bench.control);
    const operator = await playOperator(room.benchControl);
    const start = () =>
      startGated(room, gate, (next) => {
        spawned = next;
      });
    let station = await start();
    const blueprints = await saveBlueprints(room, station.client, cases);
    return {
      room,
      gate,
      operator,
      get station() {
        return station;
      },
      udidOf: (index) => {
        const device = room.bench.devices[index];
        if (device === undefined) throw new Error(`the bench has no device ${index}`);
        return device.udid;
      },
      blueprintIdOf: ({ name }) => blueprints.get(name) ?? '',
      kill: async () => spawned?.kill(),
      revive: async () => {
        station = await start();
      },
      close: async () => {
        gate.close();
        await spawned?.kill();
        await room.close();
      },
    };
  } catch (error) {
    await spawned?.kill();
    await room.close();
    throw error;
  }
}

async function openRoomFor(cases: readonly FaultCase[], seed: number): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-faults-'));
  const scenario = join(folder, 'scenario.json');
  try {
    // One model for all: another one may say more about itself, and the points would not be the same.
    const devices = cases.map(({ device }) => ({ product: 'iPad13,18', attached: false, ...device }));
    writeFileSync(scenario, JSON.stringify({ devices }));
    return await openRoom({ devices: cases.length, seed, scenario, delays: 'none', latencyMs: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function saveBlueprints(
  room: Room,
  station: StationClient,
  cases: readonly FaultCase[],
): Promise<ReadonlyMap<string, string>> {
  const { organizationId, serverId } = await setUpStation(station, room);
  const ids = new Map<string, string>();
  for (const { name, blueprint } of cases) {
    if (ids.has(name)) continue;
    const wanted = { ...blueprintFor(room.bench.room, organizationId, serverId), ...blueprint, name };
    ids.set(name, (await station.call('blueprints.save', wanted)).id);
  }
  return ids;
}

async function startGated(room: Room, gate: Gate, onSpawn: (spawned: Spawned) => void): Promise<GatedStation> {
  const { tell, wait } = commitDescriptors;
  const { process, client } = await room.startStation({
    entry: gatedStation,
    pipes: 2,
    onSpawn: (spawned) => {
      onSpawn(spawned);
      // A station that resumes runs commits before it is ready.
      gate.join(commitPipes(spawned.pipe(tell), spawned.pipe(wait)));
    },
  });
  const gone = new AbortController();
  void process.exited.then(() => gone.abort());
  await client.call('station.arm', { armed: true });
  return { process, client, watch: await watchRuns(client), gone: gone.signal };
}
