import type { Clock } from './clock.ts';

export type TestClock = Clock & {
  /** Moves time on and runs what falls due, in order, letting promises settle between. */
  advance(ms: number): Promise<void>;
};

/** A clock that stands still until told: minutes, days and years pass at once in tests and in practice. */
export function createTestClock(start: Date = new Date('2026-04-01T00:00:00Z')): TestClock {
  let elapsed = 0;
  let nextId = 0;
  const due = new Map<number, { at: number; callback: () => void }>();
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    now: () => new Date(start.getTime() + elapsed),
    monotonic: () => elapsed,
    after: (ms, callback) => {
      const id = nextId++;
      due.set(id, { at: elapsed + Math.max(0, ms), callback });
      return () => void due.delete(id);
    },
    advance: async (ms) => {
      const target = elapsed + ms;
      await settle();
      for (let next = earliest(due, target); next !== undefined; next = earliest(due, target)) {
        const [id, timer] = next;
        due.delete(id);
        elapsed = Math.max(elapsed, timer.at);
        timer.callback();
        await settle();
      }
      elapsed = target;
      await settle();
    },
  };
}

type Timer = { at: number; callback: () => void };

function earliest(due: Map<number, Timer>, until: number): [number, Timer] | undefined {
  let found: [number, Timer] | undefined;
  for (const entry of due) {
    if (entry[1].at <= until && (found === undefined || entry[1].at < found[1].at)) found = entry;
  }
  return found;
}
