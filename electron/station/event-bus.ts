import type { SequencedEvent, StationEvent } from '../../shared/contract/events.ts';
import type { Clock } from '../ports/clock.ts';

/** At most ten patches a second per subject reach the faces; the newest one always does. */
const intervalMs = 100;

export type EventBus = {
  publish(event: StationEvent): void;
  subscribe(listener: (event: SequencedEvent) => void): () => void;
  close(): void;
};

function subjectOf(event: StationEvent): string {
  switch (event.topic) {
    case 'device':
      return `device ${event.device.key}`;
    case 'run':
      return `run ${event.run.runId}`;
    case 'delivery':
      return `delivery ${event.delivery.recordId}`;
    case 'status':
      return 'status';
  }
}

/** Sends the first change of a subject at once and what follows within the interval as one. */
export function createEventBus(clock: Clock): EventBus {
  const listeners = new Set<(event: SequencedEvent) => void>();
  const resting = new Map<string, { held: StationEvent | undefined; cancel: () => void }>();
  let seq = 0;

  const send = (event: StationEvent) => {
    seq += 1;
    for (const listener of listeners) listener({ seq, event });
  };
  const rest = (subject: string) => {
    const cancel = clock.after(intervalMs, () => {
      const held = resting.get(subject)?.held;
      resting.delete(subject);
      if (held === undefined) return;
      send(held);
      rest(subject);
    });
    resting.set(subject, { held: undefined, cancel });
  };

  return {
    publish: (event) => {
      const subject = subjectOf(event);
      const pause = resting.get(subject);
      if (pause !== undefined) {
        pause.held = event;
        return;
      }
      send(event);
      rest(subject);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      for (const pause of resting.values()) pause.cancel();
      resting.clear();
      listeners.clear();
    },
  };
}
