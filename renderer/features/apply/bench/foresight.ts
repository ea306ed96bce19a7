import type { RunView } from '../../../../shared/domain/run.ts';
import { type Durations, learnDurations, totalMs, weightsOf } from './durations.ts';

/** What this station's earlier runs of the same blueprint foretell of a run. */
export type Foresight = {
  readonly durations: Durations;
  /** How wide each step is drawn. */
  readonly weights: Readonly<Record<string, number>>;
  /** Of a whole run; `undefined` while one of its steps cannot be foretold. */
  readonly totalMs: number | undefined;
};

type Begun = Pick<RunView, 'runId' | 'blueprintId' | 'startedAt'>;

export type Foresights = {
  /**
   * Always the same for one run, after a reload too: only what had ended when it began counts. What is learned meanwhile
   * would move its bar backwards.
   */
  ofRun(run: Begun, runs: Iterable<RunView>): Foresight;
  /** For a run that would begin now. */
  ofBlueprint(blueprintId: string, runs: Iterable<RunView>): Foresight;
};

export function createForesights(): Foresights {
  const byRun = new Map<string, Foresight>();
  /** By what they were learned from: the runs of one batch share one. */
  const learned = new Map<string, Foresight>();

  function learn(earlier: readonly RunView[]): Foresight {
    const key = `${earlier.length} ${earlier[0]?.runId} ${earlier.at(-1)?.runId}`;
    const known = learned.get(key);
    if (known !== undefined) return known;
    const durations = learnDurations(earlier);
    const foresight = { durations, weights: weightsOf(durations), totalMs: totalMs(durations) };
    learned.set(key, foresight);
    return foresight;
  }

  return {
    ofRun: ({ runId, blueprintId, startedAt }, runs) => {
      const known = byRun.get(runId);
      if (known !== undefined) return known;
      const foresight = learn(preparedRuns(blueprintId, runs).filter(({ endedAt = '' }) => endedAt <= startedAt));
      byRun.set(runId, foresight);
      return foresight;
    },
    ofBlueprint: (blueprintId, runs) => learn(preparedRuns(blueprintId, runs)),
  };
}

function preparedRuns(blueprintId: string, runs: Iterable<RunView>): readonly RunView[] {
  return [...runs].filter((run) => run.end === 'prepared' && run.blueprintId === blueprintId);
}
