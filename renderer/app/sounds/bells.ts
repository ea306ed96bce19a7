import type { RunView } from '../../../shared/domain/run.ts';
import { needsYou, runState } from '../../state/device-state.ts';

export type Sound = 'needs-you' | 'all-done';

/** What is heard of the bench: who needs a person, how many are worked on, and how many runs came to an end of theirs. */
export type Heard = { readonly needing: ReadonlySet<string>; readonly active: number; readonly ended: number };

export function hear(newestRuns: Iterable<RunView>): Heard {
  const needing = new Set<string>();
  let active = 0;
  let ended = 0;
  for (const run of newestRuns) {
    const state = runState(run);
    if (state !== undefined && needsYou(state)) needing.add(run.deviceKey);
    if (run.phase !== 'ended') active += 1;
    // Whoever cancels the last one needs no fanfare.
    else if (run.end !== 'abandoned') ended += 1;
  }
  return { needing, active, ended };
}

/**
 * What is worth a sound between two looks: the end of all work, else a device that newly needs a person. A sound each,
 * however many devices it is about.
 */
export function soundBetween(before: Heard, now: Heard): Sound | undefined {
  if (now.active === 0 && now.ended > before.ended) return 'all-done';
  return [...now.needing].some((key) => !before.needing.has(key)) ? 'needs-you' : undefined;
}
