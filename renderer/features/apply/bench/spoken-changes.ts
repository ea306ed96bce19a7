import { type DeviceState, needsYou } from '../../../state/device-state.ts';

export type SpokenState = { readonly label: string; readonly state: DeviceState };
export type SpokenChanges = {
  /** Slots that newly need a hand, in the order of the bench. */
  readonly needing: readonly string[];
  readonly done: number;
};

/**
 * What is worth saying aloud between two looks at the bench: who needs a hand, and how many became done.
 * @returns `undefined` for nothing.
 */
export function changesToSay(
  before: ReadonlyMap<string, SpokenState>,
  now: ReadonlyMap<string, SpokenState>,
): SpokenChanges | undefined {
  const needing: string[] = [];
  let done = 0;
  for (const [key, { label, state }] of now) {
    const former = before.get(key)?.state;
    if (former === undefined || former === state) continue;
    if (needsYou(state) && !needsYou(former)) needing.push(label);
    if (state === 'done') done += 1;
  }
  return needing.length === 0 && done === 0 ? undefined : { needing, done };
}
