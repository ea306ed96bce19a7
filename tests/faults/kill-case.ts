import { recordsDelivered } from '../../electron/practice/rehearse/waits.ts';
import { hearWitnesses } from '../../electron/practice/rehearse/witness.ts';
import { readConsents } from './consents.ts';
import { converse } from './conversation.ts';
import type { Play } from './enumerate.ts';
import { type FaultRoom, openFaultRoom } from './fault-room.ts';
import type { Held } from './gate.ts';
import { judgeDevice } from './judge.ts';
import { kitThrough } from './kit-through.ts';
import { nameOf, type Point } from './point.ts';
import { within } from './within.ts';

/** What became of one death. */
export type Death = Play & {
  /** Everything that stood at this very instant: a commit may carry several events. */
  readonly visited: readonly Point[];
  /** This run never came by the point: how often a run waits depends on who is faster, its operator or its station. */
  readonly passedBy: boolean;
  /** Empty when every promise was kept. */
  readonly broken: readonly string[];
};

/** Seconds; each ends only what hangs. */
const patience = { point: 90, verify: 120, deliver: 60 } as const;

/** Dies each death with a device of its own, all in one room, and has the witnesses judge at the end. */
export async function killAtEach(
  plays: readonly Play[],
  seed: number,
  onDeath: (death: Death) => void = () => {},
): Promise<Death[]> {
  const room = await openFaultRoom(
    plays.map(({ faultCase }) => faultCase),
    seed,
  );
  try {
    const deaths: Death[] = [];
    for (const [index, play] of plays.entries()) {
      const death = { ...play, ...(await dieOnce(room, room.udidOf(index), play)) };
      onDeath(death);
      deaths.push(death);
    }
    return await judgeAll(room, deaths);
  } finally {
    await room.close();
  }
}

async function dieOnce(
  room: FaultRoom,
  udid: string,
  play: Play,
): Promise<Pick<Death, 'visited' | 'passedBy' | 'broken'>> {
  let visited: readonly Point[] = [];
  try {
    const held = await standAt(room, udid, play);
    visited = held.points;
    await room.kill();
    held.release();
    await room.revive();
    await kitThrough(room, udid, play.faultCase);
    return { visited, passedBy: false, broken: [] };
  } catch (error) {
    room.gate.holdNothing();
    if (error instanceof PassedBy) return { visited, passedBy: true, broken: [] };
    // The room goes on with the next device: what this one broke must not hide what the others would.
    await room.kill();
    await room.revive();
    return { visited, passedBy: false, broken: [error instanceof Error ? error.message : String(error)] };
  } finally {
    await room.room.benchControl.call('detach', { udids: [udid] });
  }
}

/** The run came to its end without the point. It is judged like every other. */
class PassedBy extends Error {}

/** Plays the case until the station stands at the point. */
async function standAt(room: FaultRoom, udid: string, { faultCase, point }: Play): Promise<Held> {
  const over = new AbortController();
  const { promise: standing, resolve: stand, reject } = Promise.withResolvers<Held>();
  const counting = () => void room.gate.holdAt(point).then(stand);
  converse({ room, udid, faultCase, signal: over.signal }, counting).then(
    () => reject(new PassedBy(`the run ended before ${nameOf(point)}`)),
    reject,
  );
  try {
    return await within(patience.point, nameOf(point), standing);
  } finally {
    over.abort();
  }
}

/** Devices enroll over their own network while others are being killed at; at the end all of them must have. */
async function judgeAll(room: FaultRoom, deaths: readonly Death[]): Promise<Death[]> {
  const { client, watch } = room.station;
  // Their enrollment is verified by what the backend says and the device shows.
  await room.room.benchControl.call('attach', {});
  const late = await watch
    .until('verified', patience.verify, (runs) =>
      runs.every((run) => run.end !== 'prepared' || run.verdict === 'verified'),
    )
    .then(() => recordsDelivered(client, patience.deliver))
    .then(
      () => [],
      (error: Error) => [error.message],
    );
  const witnesses = await hearWitnesses(room.room);
  const listed = await client.call('records.list', {});
  const beliefs = {
    runs: await client.call('runs.list', {}),
    records: listed.map(({ record }) => record),
    consents: readConsents(room.room.dataDir),
  };
  return deaths.map((death, index) => ({
    ...death,
    broken: [...death.broken, ...late, ...judgeDevice(room.udidOf(index), death.faultCase, witnesses, beliefs)],
  }));
}
