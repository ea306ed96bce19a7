import { type StepId, stepIds } from '../../../../shared/domain/plan.ts';
import type { RunView } from '../../../../shared/domain/run.ts';

/** How long each step takes on this station, in milliseconds; a step that cannot be foretold is missing. */
export type Durations = Readonly<Partial<Record<StepId, number>>>;

/** Fewer than this many runs say nothing. */
const leastRuns = 3;
/** A station changes: only its newest runs count. */
const mostRuns = 60;
/** From this share of runs on, a step counts as always done or always skipped. */
const clearShare = 0.85;
/** A step that takes this many times its usual length, and a little, is not as usual. */
const lostAfter = 2;
const patienceMs = 5_000;

/** What a run without any experience is drawn with: an erase is long, a look is short. */
export const usualWeights: Readonly<Record<StepId, number>> = {
  identify: 1,
  pair: 2,
  inspect: 1,
  guard: 1,
  erase: 12,
  activate: 4,
  supervise: 4,
  'supervised-pair': 2,
  localize: 3,
  escalate: 1,
  wifi: 2,
  profiles: 2,
  'unlock-token': 1,
  'bypass-code': 1,
  name: 1,
  finish: 1,
  record: 1,
};

/** Learns from the runs that went through. Medians: one device that lay about for an hour says nothing. */
export function learnDurations(runs: Iterable<RunView>): Durations {
  const newest = [...runs]
    .filter(({ end }) => end === 'prepared')
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
    .slice(0, mostRuns);
  if (newest.length < leastRuns) return {};
  const taken = new Map<StepId, { readonly done: number[]; skipped: number }>();
  for (const { step, state, startedAt, endedAt } of newest.flatMap(({ steps }) => steps)) {
    const of = taken.get(step) ?? { done: [], skipped: 0 };
    taken.set(step, of);
    if (state === 'skipped') of.skipped += 1;
    else if (startedAt !== undefined && endedAt !== undefined)
      of.done.push(Date.parse(endedAt) - Date.parse(startedAt));
  }
  return Object.fromEntries(
    [...taken].flatMap(([step, { done, skipped }]) => {
      const share = done.length / (done.length + skipped);
      if (share <= 1 - clearShare) return [[step, 0]];
      return done.length >= leastRuns && share >= clearShare ? [[step, median(done)]] : [];
    }),
  );
}

/**
 * @returns what is left of a run in milliseconds, or `undefined` when one of the steps to come is not known, or when the
 * one under way takes so much longer than usual that nothing is known any more.
 */
export function remainingMs(steps: RunView['steps'], durations: Durations, now: number): number | undefined {
  let total = 0;
  for (const { step, state, startedAt } of steps) {
    if (state === 'done' || state === 'skipped') continue;
    const usual = durations[step];
    if (usual === undefined) return undefined;
    const spent = state === 'running' && startedAt !== undefined ? now - Date.parse(startedAt) : 0;
    if (spent > usual * lostAfter + patienceMs) return undefined;
    total += Math.max(0, usual - spent);
  }
  return total;
}

/** @returns the length of a whole run in milliseconds, or `undefined` when one of its steps cannot be foretold. */
export function totalMs(durations: Durations): number | undefined {
  const known = stepIds.map((step) => durations[step]);
  return known.every((ms) => ms !== undefined) ? known.reduce((sum, ms) => sum + ms, 0) : undefined;
}

/** How wide each step is drawn: its share of the time, and never too thin to be seen. */
export function weightsOf(durations: Durations): Readonly<Record<string, number>> {
  const known = Object.values(durations).filter((ms) => ms > 0);
  if (known.length === 0) return usualWeights;
  const thinnest = Math.max(...known) / 12;
  return Object.fromEntries(
    Object.entries(usualWeights).map(([step, weight]) => [
      step,
      Math.max(thinnest, durations[step as StepId] ?? weight * thinnest),
    ]),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
