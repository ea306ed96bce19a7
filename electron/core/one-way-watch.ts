import type { RunView } from '../../shared/domain/run.ts';
import { stepOrder } from '../kitting/steps/order.ts';
import { defaultTimings } from '../kitting/timings.ts';
import type { Clock } from '../ports/clock.ts';

const oneWaySteps = stepOrder.filter((step) => step.oneWay !== undefined);

/**
 * Tells until when one-way effects are under way, so that nobody ends this process in the middle of one.
 * @param tell gets the milliseconds left of the longest one; 0 when none is under way.
 * @returns takes every change of every run, right after the intent and before the effect.
 */
export function watchOneWaySteps(clock: Clock, tell: (endsInMs: number) => void): (run: RunView) => void {
  /** Run, step and try → when its deadline ends. */
  const underWay = new Map<string, number>();

  return (run) => {
    let changed = false;
    for (const step of oneWaySteps) {
      const found = run.steps.find(({ step: id }) => id === step.id);
      const key = `${run.runId} ${step.id}`;
      const isRunning = found?.state === 'running' && run.phase !== 'ended';
      if (isRunning === underWay.has(key)) continue;
      changed = true;
      if (isRunning) underWay.set(key, clock.monotonic() + step.deadlineMs(defaultTimings));
      else underWay.delete(key);
    }
    if (changed) tell(Math.max(0, ...[...underWay.values()].map((end) => end - clock.monotonic())));
  };
}
