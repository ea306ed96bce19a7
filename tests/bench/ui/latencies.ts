import type { Change } from './feed-line.ts';
import type { Sighting } from './witness.ts';

/**
 * From each change to the frame that first showed it, in milliseconds; of a change that a newer one overtook, to the
 * frame that showed the newer one. Infinity for what never was shown.
 * @param kindOf which texts of a tile follow each other in one place
 */
export function latencies(
  changes: readonly Change[],
  sightings: readonly Sighting[],
  kindOf: (text: string) => string | undefined,
): readonly number[] {
  const shown = grouped(sightings, kindOf);
  return [...grouped(changes, kindOf)].flatMap(([place, made]) => {
    const result = made.map(() => Number.POSITIVE_INFINITY);
    let next = 0;
    for (const { text, at } of shown.get(place) ?? []) {
      const index = made.findIndex((change, position) => position >= next && change.text === text && change.at <= at);
      if (index < 0) continue;
      for (; next <= index; next += 1) result[next] = at - (made[next]?.at ?? at);
    }
    return result;
  });
}

function grouped<T extends { readonly key: string; readonly text: string }>(
  all: readonly T[],
  kindOf: (text: string) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(
    all.filter(({ text }) => kindOf(text) !== undefined),
    ({ key, text }) => `${key} ${kindOf(text)}`,
  );
}

/** @param share between 0 and 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
