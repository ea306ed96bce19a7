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
  /** Promises broken, each with its case and point. */
  readonly broken: readonly string[];
  /** Kinds of message, commit and run event at which nothing died. */
  readonly missed: readonly string[];
};

/** Kills the station at every point of every case, and tells what was broken and what was never visited. */
export async function runMatrix(cases: readonly FaultCase[], { rooms, onDeath }: MatrixOptions): Promise<MatrixResult> {
  const plays = await enumeratePoints(cases);
  const shares = Array.from({ length: rooms }, (_, share) => plays.filter((_play, index) => index % rooms === share));
  const deaths = (await Promise.all(shares.map((share, index) => killAtEach(share, index + 2, onDeath)))).flat();
  return {
    deaths: deaths.length,
    broken: deaths.flatMap(brokenBy),
    missed: missedKinds(plays, deaths),
  };
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
