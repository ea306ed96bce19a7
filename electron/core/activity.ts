import { callsForPerson, type RunView } from '../../shared/domain/run.ts';
import type { StationStatus } from '../../shared/domain/station.ts';
import type { Clock } from '../ports/clock.ts';
import type { Activity } from './messages.ts';

/** At most four changes a second leave for dock and notifications. */
const intervalMs = 250;

export type ActivityMeter = {
  run(view: RunView): void;
  status(status: StationStatus): void;
  close(): void;
};

/** Sums up what the station does, over the batch of runs since the bench was last at rest. */
export function createActivityMeter(clock: Clock, tell: (activity: Activity) => void): ActivityMeter {
  /** The newest run of each device: a device that is tried again no longer counts as failed. */
  let batch = new Map<string, RunView>();
  let status: StationStatus | undefined;
  let cancel: (() => void) | undefined;

  function changed(): void {
    cancel ??= clock.after(intervalMs, () => {
      cancel = undefined;
      tell(sumUp([...batch.values()], status));
    });
  }

  return {
    run: (view) => {
      const isNew = batch.get(view.deviceKey)?.runId !== view.runId;
      // The verdict on an enrollment may come days later: that is no new batch.
      if (isNew && view.phase === 'ended') return;
      if (isNew && [...batch.values()].every(hasEnded)) batch = new Map();
      batch.set(view.deviceKey, view);
      changed();
    },
    status: (next) => {
      status = next;
      changed();
    },
    close: () => cancel?.(),
  };
}

function sumUp(runs: readonly RunView[], status: StationStatus | undefined): Activity {
  const count = (isCounted: (run: RunView) => boolean) => runs.filter(isCounted).length;
  const failed = count((run) => run.end === 'failed' || run.end === 'parked');
  return {
    attached: status?.devices.attached ?? 0,
    active: count((run) => !hasEnded(run)),
    needsPerson: failed + count(callsForPerson),
    done: count((run) => run.end === 'prepared'),
    failed,
    total: runs.length,
    progress: runs.length === 0 ? 0 : runs.reduce((sum, run) => sum + fractionOf(run), 0) / runs.length,
    paused: status?.paused ?? false,
  };
}

function hasEnded(run: RunView): boolean {
  return run.phase === 'ended';
}

function fractionOf(run: RunView): number {
  if (hasEnded(run)) return 1;
  const over = run.steps.filter(({ state }) => state === 'done' || state === 'skipped').length;
  return run.steps.length === 0 ? 0 : over / run.steps.length;
}
