import type { Activity } from '../core/messages.ts';
import type { Clock } from '../ports/clock.ts';

/** Devices of one blueprint come to the same question within seconds of each other: one notice for all of them. */
const gatherMs = 4_000;

export type Notice =
  | { readonly kind: 'needs-person'; readonly count: number; readonly active: number; readonly done: number }
  | { readonly kind: 'finished'; readonly done: number; readonly failed: number };

/** Turns what the station does into the few notices a person in another program wants. */
export function gatherNotices(clock: Clock, tell: (notice: Notice) => void): (activity: Activity | undefined) => void {
  let before: Activity | undefined;
  /** So many were waiting when a person was told last. */
  let told = 0;
  let cancel: (() => void) | undefined;

  function settle(): void {
    cancel = undefined;
    if (before === undefined || before.needsPerson <= told) return;
    const { needsPerson: count, active, done } = before;
    told = count;
    tell({ kind: 'needs-person', count, active, done });
  }

  return (activity) => {
    const was = before;
    before = activity;
    if (activity === undefined) return;
    told = Math.min(told, activity.needsPerson);
    if (was !== undefined && was.active > 0 && activity.active === 0 && activity.total > 0) {
      cancel?.();
      cancel = undefined;
      told = activity.needsPerson;
      tell({ kind: 'finished', done: activity.done, failed: activity.failed });
      return;
    }
    if (activity.needsPerson > told) cancel ??= clock.after(gatherMs, settle);
  };
}
