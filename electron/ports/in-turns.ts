import { setImmediate } from 'node:timers/promises';

/** As long as one part of a long work may hold the others of its process. */
const longestMs = 10;

/** Maps a long list, letting everything else of the process have its turn in between. */
export async function mapInTurns<I, O>(items: readonly I[], map: (item: I, at: number) => O): Promise<O[]> {
  const mapped: O[] = [];
  let began = performance.now();
  for (const [at, item] of items.entries()) {
    mapped.push(map(item, at));
    if (performance.now() - began < longestMs) continue;
    await setImmediate();
    began = performance.now();
  }
  return mapped;
}

/** Everything else of the process has its turn before this resolves. */
export async function othersFirst(): Promise<void> {
  await setImmediate();
}
