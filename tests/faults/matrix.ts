import { runEventSchema } from '../../shared/domain/run.ts';
import type { FaultCase } from './cases.ts';
import { enumeratePoints, type Play } from './enumerate.ts';
import { type Death, killAtEach } from './kill-case.ts';
import { momentOf, nameOf, type Point } from './point.ts';

export type MatrixOptions = {
  /** How many rooms work side by side. */
  readonly rooms: number;
  readonly onDeath?: (death: Death) => void;
};

export type MatrixResult = {
  readonly deaths: number;
  /** Points that their run did not come by this time; their kinds were visited, or they are in `missed`. */
  readonly passedBy: readonly string[];
  /** Promises broken, each with its case and point. */
  readonly broken: readonly string[];
  /** Kinds of message, commit and run event at which nothing died. */
  readonly missed: readonly string[];
};

/** Deaths in one room: each has a device of its own, whose keys are made when the room opens. */
const roomSize = 48;

/** Kills the station at every point of every case, and tells what was broken and what was never visited. */
export async function runMatrix(cases: readonly FaultCase[], { rooms, onDeath }: MatrixOptions): Promise<MatrixResult> {
  const plays = await enumeratePoints(cases);
  const waiting = Array.from({ length: Math.ceil(plays.length / roomSize) }, (_, index) => ({
    seed: index + 2,
    plays: plays.slice(index * roomSize, (index + 1) * roomSize),
  }));
  const deaths: Death[] = [];
  const work = async () => {
    for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) {
      deaths.push(...(await killAtEach(room.plays, room.seed, onDeath)));
    }
  };
  await Promise.all(Array.from({ length: rooms }, work));
  const [passed, died] = [deaths.filter((death) => death.passedBy), deaths.filter((death) => !death.passedBy)];
  const passedBy = passed.map(({ faultCase, point }) => `${faultCase.name}, ${nameOf(point)}`);
  return { deaths: died.length, passedBy, broken: deaths.flatMap(brokenBy), missed: missedKinds(plays, deaths) };
}

export function brokenBy({ faultCase, point, broken }: Death): string[] {
  return broken.map((promise) => `${faultCase.name}, ${nameOf(point)}: ${promise}`);
}

/** Every kind of run event before and after its commit, and whatever else the dry runs passed. */
function missedKinds(plays: readonly Play[], deaths: readonly Death[]): string[] {
  const events = runEventSchema.options.map((option) => option.shape.type.value);
  const wanted = new Set([
    ...events.flatMap((event) => [`${event} before`, `${event} after`]),
    ...plays.map(({ point }) => kindOf(point)),
  ]);
  for (const point of deaths.flatMap(({ visited }) => visited)) wanted.delete(kindOf(point));
  return [...wanted].sort();
}

/** A commit's kind is the event it carries, whichever step that is about. */
function kindOf(point: Point): string {
  if (point.at === 'message') return momentOf(point);
  return `${point.note.split(' ')[0]} ${point.moment}`;
}
