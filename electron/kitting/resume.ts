import { KitError } from '../../shared/errors/kit-error.ts';
import type { Ending } from './end-run.ts';
import type { RunState } from './run-state.ts';

/** Starts of the core that a device may survive in the middle of being worked on. */
const maxCrashes = 2;

/**
 * What a run that the last core left open comes to. Nothing is concluded from an intent without an outcome: the run goes
 * on at its first step, whose probes look at the device. Only what brought the core down twice is left alone.
 * @param state with this start's `resumed` event taken in.
 * @returns the end that is decided already, or nothing when the run goes on. Pure.
 */
export function foregoneEnd(state: RunState): Ending | undefined {
  if (state.crashes < maxCrashes) return undefined;
  return { end: 'parked', problem: new KitError('kitting.crashed-twice').toProblem() };
}
