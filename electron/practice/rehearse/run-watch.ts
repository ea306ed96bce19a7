import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { RunView } from '../../../shared/domain/run.ts';
import { within } from './overdue.ts';

type Predicate = (runs: readonly RunView[]) => boolean;

export type RunWatch = {
  readonly runs: ReadonlyMap<string, RunView>;
  /**
   * Resolves once the predicate holds over all runs known; rejects at the deadline with what was missing, and when the
   * signal aborts.
   */
  until(what: string, seconds: number, holds: Predicate, signal?: AbortSignal): Promise<void>;
  onChange(listener: (run: RunView) => void): void;
};

/** Follows all runs of a station by its events. */
export async function watchRuns(station: StationClient): Promise<RunWatch> {
  const runs = new Map<string, RunView>();
  const listeners = new Set<(run: RunView) => void>();
  const see = (run: RunView) => {
    runs.set(run.runId, run);
    for (const listener of listeners) listener(run);
  };
  station.subscribe(({ events }) => {
    for (const event of events) if (event.topic === 'run') see(event.run);
  });
  for (const run of await station.call('runs.list', {})) see(run);

  return {
    runs,
    onChange: (listener) => void listeners.add(listener),
    until: (what, seconds, holds, signal) => {
      const missing = () => summarize([...runs.values()]);
      return within({ what, seconds, missing, signal }, (done) => {
        const check = () => {
          if (holds([...runs.values()])) done();
        };
        listeners.add(check);
        check();
        return () => listeners.delete(check);
      });
    },
  };
}

function summarize(runs: readonly RunView[]): string {
  const counts = new Map<string, number>();
  for (const run of runs) {
    const state = [run.end ?? run.phase, run.verdict, run.problem?.code, run.waitingFor?.code]
      .filter(Boolean)
      .join('/');
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, count]) => `${count} × ${state}`).join(', ');
}
