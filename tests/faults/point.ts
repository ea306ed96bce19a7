/**
 * An instant at which the station can die. Occurrences count per device from 1, so that the same instant is found again
 * on another device of the same bench.
 */
export type Point =
  | {
      readonly at: 'message';
      readonly service: string;
      readonly name: string;
      /** `received`: nothing is done yet. `answered`: the effect happened, the reply is not on the wire. */
      readonly phase: 'received' | 'answered';
      readonly occurrence: number;
    }
  | {
      readonly at: 'commit';
      /** What the commit carries, as the store names it: `step-intent erase`, `run-ended` … */
      readonly note: string;
      readonly moment: 'before' | 'after';
      readonly occurrence: number;
    };

/** A point as a test failure names it; equal texts are equal points. */
export function nameOf(point: Point): string {
  return `${momentOf(point)} #${point.occurrence}`;
}

/** What a point is an example of, whatever its occurrence: the coverage is counted over these. */
export function momentOf(point: Point): string {
  return point.at === 'message'
    ? `${point.service} ${point.name} ${point.phase}`
    : `commit ${point.note} ${point.moment}`;
}

export type Counter = (moment: string) => number;

/** Counts how often each moment was seen, from 1. */
export function createCounter(): Counter {
  const seen = new Map<string, number>();
  return (moment) => {
    const count = (seen.get(moment) ?? 0) + 1;
    seen.set(moment, count);
    return count;
  };
}
