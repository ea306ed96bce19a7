/** Told to subscribers of the control channel. `received`: not processed yet; `answered`: done, reply not yet written. */
export type MessageEvent = {
  readonly event: 'message';
  readonly n: number;
  readonly udid: string;
  readonly service: string;
  readonly name: string;
  readonly phase: 'received' | 'answered';
};

type Observer = {
  readonly tell: (event: MessageEvent) => void;
  /** Holds each message at both phases until `go`. */
  readonly gate: boolean;
};

export type Observers = {
  /** Returns the way to stop: whatever waited for this observer goes on. */
  add(observer: Observer): () => void;
  /** Lets go the message that waits as number `n`; false when none does. */
  go(n: number): boolean;
  /** Tells all observers; waits for those with a gate. */
  tell(message: Omit<MessageEvent, 'event' | 'n'>): Promise<void> | undefined;
};

export function createObservers(): Observers {
  const observers = new Map<Observer, Map<number, () => void>>();
  let count = 0;

  return {
    add(observer) {
      const held = new Map<number, () => void>();
      observers.set(observer, held);
      return () => {
        observers.delete(observer);
        for (const release of held.values()) release();
        held.clear();
      };
    },
    go(n) {
      let found = false;
      for (const held of observers.values()) {
        const release = held.get(n);
        held.delete(n);
        release?.();
        found ||= release !== undefined;
      }
      return found;
    },
    tell(message) {
      if (observers.size === 0) return undefined;
      const event: MessageEvent = { event: 'message', n: ++count, ...message };
      const waits: Promise<void>[] = [];
      for (const [observer, held] of [...observers]) {
        if (observer.gate) waits.push(new Promise((resolve) => held.set(event.n, resolve)));
        observer.tell(event);
      }
      return waits.length === 0 ? undefined : Promise.all(waits).then(() => undefined);
    },
  };
}
