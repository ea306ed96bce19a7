import type { OutboxRow } from '../store/repositories/outbox.ts';
import { maxInFlight } from './outbox-policy.ts';
import type { DeliverResult } from './port.ts';

/** One server's traffic within this process. */
export type Lane = {
  /** How many records may be in flight at once; one more with each delivery (so it doubles with each round), one again after a failure. */
  readonly window: number;
  readonly inFlight: number;
  /** Taken from the queue, of different devices, not sent yet: so that none waits for the store while the server waits. */
  readonly ready: OutboxRow[];
  begin(): Try;
};

export type Try = {
  /** @returns whether the result is news: of many tries that one outage ended, only the first counts against the server. */
  end(result: DeliverResult | undefined): boolean;
};

export type Lanes = {
  of(serverId: string): Lane;
  inFlight(): number;
  /** Servers whose lane has records ready. */
  withReady(): string[];
};

export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();
  return {
    of: (serverId) => {
      const lane = lanes.get(serverId) ?? createLane();
      lanes.set(serverId, lane);
      return lane;
    },
    inFlight: () => [...lanes.values()].reduce((sum, lane) => sum + lane.inFlight, 0),
    withReady: () => [...lanes].filter(([, lane]) => lane.ready.length > 0).map(([serverId]) => serverId),
  };
}

function createLane(): Lane {
  let inFlight = 0;
  let window = 1;
  /** Rises with each failure that was news. */
  let epoch = 0;
  return {
    ready: [],
    get inFlight() {
      return inFlight;
    },
    get window() {
      return window;
    },
    begin: () => {
      const begunIn = epoch;
      inFlight += 1;
      return {
        end: (result) => {
          inFlight -= 1;
          if (result?.kind === 'delivered') window = Math.min(maxInFlight, window + 1);
          if (result?.kind !== 'retry') return true;
          const news = begunIn === epoch;
          if (news) {
            window = 1;
            epoch += 1;
          }
          return news;
        },
      };
    },
  };
}
