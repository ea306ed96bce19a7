import type { Problem, RunEnd } from '../../shared/domain/run.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import { buildRecord } from './record-builder.ts';
import type { RunLog } from './run-log.ts';
import type { Scheduler } from './scheduler.ts';

export type Ending = { readonly end: RunEnd; readonly problem?: Problem };

export type EndWorld = {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly pauseFor: (problem: Problem) => void;
  readonly stationName: string;
  readonly random: (bytes: number) => Buffer;
};

/**
 * Writes a run's end and its enrollment record in one transaction. The record is made once, when the fact happens; if it
 * cannot be written now (disk full), the queue pauses and it is written after the pause. Rejects with the signal's reason.
 */
export async function endRun(world: EndWorld, log: RunLog, ending: Ending, signal: AbortSignal): Promise<void> {
  const { end, problem } = ending;
  const { stationName: station, random, clock, scheduler, pauseFor } = world;
  const record = buildRecord({ station, plan: log.plan, state: log.state(), end, problem, now: clock.now(), random });
  const event = { type: 'run-ended' as const, end, ...(problem === undefined ? {} : { problem }) };
  for (;;) {
    try {
      return log.end(event, record);
    } catch (error) {
      signal.throwIfAborted();
      pauseFor(asKitError(error).toProblem());
      await scheduler.gate(signal);
    }
  }
}
