import type { OutboxRow } from '../store/repositories/outbox.ts';
import { maxInFlight, maxRequestBytes } from './outbox-policy.ts';
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

/** One request, whatever number of records it carries. */
export type Try = {
  /** @returns whether the results are news: of many tries that one outage ended, only the first counts against the server. */
  end(results: readonly (DeliverResult | undefined)[]): boolean;
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
        end: (results) => {
          inFlight -= 1;
          if (results.every((result) => result?.kind === 'delivered')) window = Math.min(maxInFlight, window + 1);
          if (!results.some((result) => result?.kind === 'retry')) return true;
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

/**
 * What leaves with the next request: one record, or as many as the server takes at once when it is well. A record that
 * was sent before goes alone, so that what the server says is surely about it.
 */
export function takeGroup({ ready, window }: Lane, size: number): OutboxRow[] {
  const isFirst = ({ tries }: OutboxRow) => tries === 0;
  const most = window === maxInFlight && ready[0] !== undefined && isFirst(ready[0]) ? size : 1;
  let [count, bytes] = [1, ready[0]?.payload.length ?? 0];
  for (let next = ready[count]; count < most && next !== undefined && isFirst(next); next = ready[count]) {
    bytes += next.payload.length;
    if (bytes > maxRequestBytes) break;
    count += 1;
  }
  return ready.splice(0, count);
}
