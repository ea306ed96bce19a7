import { describe, expect, it } from 'vitest';
import { type StepId, stepIds } from '../../../../shared/domain/plan.ts';
import type { RunView } from '../../../../shared/domain/run.ts';
import { at, noon, sampleRun } from '../test-samples.ts';
import { learnDurations, remainingMs, totalMs, usualWeights, weightsOf } from './durations.ts';

type StepState = RunView['steps'][number]['state'];

/** A run that went through; every step took ten seconds, the erase was done or skipped. */
function past(index: number, erase: StepState, pairSeconds = 10): RunView {
  return sampleRun(`d${index}`, {
    phase: 'ended',
    end: 'prepared',
    startedAt: at(index),
    steps: stepIds.map((step) => ({
      step,
      state: step === 'erase' ? erase : 'done',
      startedAt: at(0),
      endedAt: at(step === 'pair' ? pairSeconds : 10),
      tries: 1,
    })),
  });
}
const stepsWith = (stateOf: (step: StepId) => StepState): RunView['steps'] =>
  stepIds.map((step) => ({ step, state: stateOf(step), tries: 1, startedAt: at(0) }));

describe('durations', () => {
  it('are learned from three runs on, and one outlier does not count', () => {
    expect(learnDurations([past(1, 'done'), past(2, 'done')])).toEqual({});
    const learned = learnDurations([past(1, 'done'), past(2, 'done', 3_600), past(3, 'done')]);
    expect(learned.pair).toBe(10_000);
  });

  it('are zero for a step always skipped and unknown for one done now and then', () => {
    const skipped = [1, 2, 3].map((index) => past(index, 'skipped'));
    expect(learnDurations(skipped).erase).toBe(0);
    expect(learnDurations([...skipped, past(4, 'done'), past(5, 'done')]).erase).toBeUndefined();
  });

  it('tell what is left only when every step to come is known', () => {
    const steps = stepsWith((step) => (step === 'identify' ? 'done' : step === 'pair' ? 'running' : 'pending'));
    const durations = learnDurations([1, 2, 3].map((index) => past(index, 'done')));
    expect(remainingMs(steps, durations, noon + 4_000)).toBe(6_000 + (stepIds.length - 2) * 10_000);
    expect(remainingMs(steps, durations, noon + 20_000)).toBe((stepIds.length - 2) * 10_000);
    expect(remainingMs(steps, durations, noon + 60_000)).toBeUndefined();
    expect(remainingMs(steps, { pair: 10_000 }, noon)).toBeUndefined();
  });

  it('add up to a whole run only when all are known', () => {
    expect(totalMs(learnDurations([1, 2, 3].map((index) => past(index, 'skipped'))))).toBe(
      (stepIds.length - 1) * 10_000,
    );
    expect(totalMs({ pair: 10_000 })).toBeUndefined();
  });

  it('make weights in which no step is too thin to be seen', () => {
    expect(weightsOf({})).toBe(usualWeights);
    const weights = weightsOf({ erase: 120_000, pair: 10 });
    expect(weights.pair).toBeGreaterThanOrEqual((weights.erase ?? 0) / 12);
  });
});
