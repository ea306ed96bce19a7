import type { RunView } from '../../shared/domain/run.ts';
import type { EnrollmentWatch } from '../enrollment/watch.ts';

/** A run as the faces see it: what kitting did, and what became of the enrollment since. */
export function createRunViews(watch: Pick<EnrollmentWatch, 'verdictOf'>) {
  return {
    withVerdict(run: RunView): RunView {
      const verdict = run.end === 'prepared' ? watch.verdictOf(run.runId) : undefined;
      return verdict === undefined ? run : { ...run, verdict };
    },
  };
}
