/** One device's work: what comes before its turn on the heavy lane, what it does there, and what is left after. */
export type Job = { readonly head: number; readonly heavy: number; readonly tail: number };

export type Caps = {
  /** How many devices are on the heavy lane at a time. */
  readonly heavy: number;
  /** Least time between two starts there. */
  readonly stagger: number;
};

/**
 * No schedule of these jobs under these caps can end earlier; all numbers in one unit of time. The largest of
 * - the longest device by itself: max(head + heavy + tail);
 * - the lane's work: for each set J of the devices with the longest tails, (Σ heavy over J + the `cap` least heads of J
 *   + the `cap` least tails of J) ÷ cap (Carlier's bound for parallel machines with heads and tails);
 * - the stagger: with (heavy + tail) sorted from the longest, max over k of least head + (k − 1) × stagger + the k-th.
 */
export function scheduleBound(jobs: readonly Job[], caps: Caps): number {
  if (jobs.length === 0) return 0;
  return Math.max(longestDevice(jobs), laneBound(jobs, caps.heavy), staggerBound(jobs, caps.stagger));
}

function longestDevice(jobs: readonly Job[]): number {
  return Math.max(...jobs.map(({ head, heavy, tail }) => head + heavy + tail));
}

function laneBound(jobs: readonly Job[], cap: number): number {
  const byTail = jobs.toSorted((a, b) => b.tail - a.tail);
  const bounds = byTail.slice(cap - 1).map((_, index) => {
    const set = byTail.slice(0, cap + index);
    return (total(set.map((job) => job.heavy)) + leastOf(set, 'head', cap) + leastOf(set, 'tail', cap)) / cap;
  });
  return Math.max(0, ...bounds);
}

function leastOf(jobs: readonly Job[], part: 'head' | 'tail', count: number): number {
  const sorted = jobs.map((job) => job[part]).sort((a, b) => a - b);
  return total(sorted.slice(0, count));
}

function staggerBound(jobs: readonly Job[], stagger: number): number {
  const leastHead = Math.min(...jobs.map(({ head }) => head));
  const rest = jobs.map(({ heavy, tail }) => heavy + tail).sort((a, b) => b - a);
  return leastHead + Math.max(...rest.map((time, index) => index * stagger + time));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
