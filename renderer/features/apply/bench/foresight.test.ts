import { describe, expect, it } from 'vitest';
import { stepIds } from '../../../../shared/domain/plan.ts';
import type { RunView } from '../../../../shared/domain/run.ts';
import { at, sampleRun } from '../test-samples.ts';
import { createForesights } from './foresight.ts';

/** A run that went through, each of its steps in so many seconds. */
function past(index: number, endedSeconds: number, stepSeconds = 10, wish: Partial<RunView> = {}): RunView {
  return sampleRun(`d${index}`, {
    runId: `past ${index}`,
    phase: 'ended',
    end: 'prepared',
    startedAt: at(endedSeconds - 600),
    endedAt: at(endedSeconds),
    steps: stepIds.map((step) => ({ step, state: 'done', tries: 1, startedAt: at(0), endedAt: at(stepSeconds) })),
    ...wish,
  });
}
const earlier = [1, 2, 3].map((index) => past(index, -60));
const run = sampleRun('now', { runId: 'now', startedAt: at(0) });
const usual = stepIds.length * 10_000;

describe('what is foretold of a run', () => {
  it('comes from the runs that had ended when it began, and stays when more is learned', () => {
    const foresights = createForesights();
    expect(foresights.ofRun(run, earlier).totalMs).toBe(usual);
    const later = [4, 5, 6, 7].map((index) => past(index, 60, 90));
    expect(foresights.ofRun(run, [...earlier, ...later]).totalMs).toBe(usual);
  });

  it('is the same in a window that was opened anew', () => {
    const later = [4, 5, 6, 7].map((index) => past(index, 60, 90));
    expect(createForesights().ofRun(run, [...later, ...earlier])).toEqual(createForesights().ofRun(run, earlier));
  });

  it('is nothing on a station without experience of that blueprint', () => {
    const others = earlier.map((other) => ({ ...other, blueprintId: 'another' }));
    expect(createForesights().ofRun(run, others).totalMs).toBeUndefined();
    expect(createForesights().ofRun(run, []).totalMs).toBeUndefined();
  });

  it('for a run that would begin now, takes in all that has ended', () => {
    const later = [4, 5, 6, 7].map((index) => past(index, 60, 90));
    const { totalMs } = createForesights().ofBlueprint(run.blueprintId, [...earlier, ...later]);
    expect(totalMs).toBe(stepIds.length * 90_000);
  });
});
