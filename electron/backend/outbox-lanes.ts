import { maxInFlight } from './outbox-policy.ts';
import type { DeliverResult } from './port.ts';

/** One server's traffic within this process. */
export type Lane = {
  /** How many records may be in flight at once; one more with each delivery (so it doubles with each round), one again after a failure. */
  readonly window: number;
  readonly inFlight: number;
  begin(): Try;
};

export type Try = {
  /** @returns whether the result is news: of many tries that one outage ended, only the first counts against the server. */
  end(result: DeliverResult | undefined): boolean;
};

export type Lanes = {
  of(serverId: string): Lane;
  inFlight(): number;
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
  };
}

function createLane(): Lane {
  let inFlight = 0;
  let window = 1;
  /** Rises with each failure that was news. */
  let epoch = 0;
  return {
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
