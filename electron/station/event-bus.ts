import { type StationEvent, type StationPatch, subjectOf } from '../../shared/contract/events.ts';
import type { Clock } from '../ports/clock.ts';

/** At most ten patches a second reach the faces. */
const patchEveryMs = 100;

export type EventBus = {
  publish(event: StationEvent): void;
  subscribe(listener: (patch: StationPatch) => void): () => void;
  close(): void;
};

/**
 * Sends a change at once after a rest, and all that follows within the interval together: of each subject only the newest
 * event, in the order in which these came.
 */
export function createEventBus(clock: Clock): EventBus {
  const listeners = new Set<(patch: StationPatch) => void>();
  const held = new Map<string, StationEvent>();
  let seq = 0;
  let cancelRest: (() => void) | undefined;

  const send = () => {
    seq += 1;
    const patch = { seq, events: [...held.values()] };
    held.clear();
    cancelRest = clock.after(patchEveryMs, () => {
      cancelRest = undefined;
      if (held.size > 0) send();
    });
    for (const listener of listeners) listener(patch);
  };

  return {
    publish: (event) => {
      const subject = subjectOf(event);
      held.delete(subject);
      held.set(subject, event);
      if (cancelRest === undefined) send();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      cancelRest?.();
      listeners.clear();
    },
  };
}
