import { isCountingDown, type RunView } from '../../../shared/domain/run.ts';

/** The last seconds before what cannot be taken back. */
export type Countdown = {
  readonly runId: string;
  readonly attempt: number;
  readonly name: string;
  /** Milliseconds since 1970; station and window share one clock. */
  readonly endsAt: number;
  readonly seconds: number;
  readonly erases: boolean;
};

export function countdownOf(run: RunView | undefined): Countdown | undefined {
  if (run?.waitingFor === undefined || run.waitingSince === undefined || !isCountingDown(run)) return undefined;
  const { runId, attempt, waitingFor, waitingSince } = run;
  const seconds = Number(waitingFor.params.seconds) || 0;
  return {
    runId,
    attempt,
    name: run.name ?? run.serial ?? '',
    endsAt: Date.parse(waitingSince) + seconds * 1000,
    seconds,
    erases: waitingFor.code === 'wait.pull-out',
  };
}

export function secondsLeft({ endsAt, seconds }: Pick<Countdown, 'endsAt' | 'seconds'>, now: number): number {
  return Math.min(seconds, Math.max(0, Math.ceil((endsAt - now) / 1000)));
}
