import { useCallback, useState } from 'react';
import type { Problem } from '../../../shared/domain/run.ts';
import { asKitError } from '../../../shared/errors/kit-error.ts';
import { station } from '../../state/connection-store.ts';

/** Looks under way at once: the station asks an MDM about all its serials in one question anyway. */
const atOnce = 6;

export type LookAgain = {
  /** @returns how many were looked at. */
  run(runIds: readonly string[]): Promise<number>;
  readonly progress: { readonly done: number; readonly all: number } | undefined;
  /** The last one, of the looks that failed. */
  readonly problem: Problem | undefined;
  reset(): void;
};

/** `runs.verify` for many runs: one that fails does not keep the others from being looked at. */
export function useLookAgain(): LookAgain {
  const [progress, setProgress] = useState<LookAgain['progress']>();
  const [problem, setProblem] = useState<Problem>();

  const run = useCallback(async (runIds: readonly string[]) => {
    const waiting = [...runIds];
    let done = 0;
    let failed = 0;
    setProblem(undefined);
    setProgress({ done, all: runIds.length });
    const work = async () => {
      for (let runId = waiting.shift(); runId !== undefined; runId = waiting.shift()) {
        try {
          await station().call('runs.verify', { runId }, crypto.randomUUID());
        } catch (error) {
          failed += 1;
          setProblem(asKitError(error).toProblem());
        }
        done += 1;
        setProgress({ done, all: runIds.length });
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, runIds.length) }, work));
    setProgress(undefined);
    return runIds.length - failed;
  }, []);

  const reset = useCallback(() => setProblem(undefined), []);
  return { run, progress, problem, reset };
}
