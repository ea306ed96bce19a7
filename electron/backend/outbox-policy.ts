import { isKitError, type KitError } from '../../shared/errors/kit-error.ts';
import type { Destination } from '../store/repositories/destinations.ts';
import type { DeliverResult } from './port.ts';

/** Requests in flight at once, over all servers (mdm §6: 4–6). */
export const maxInFlight = 6;
/**
 * Records taken from the queue ahead of those in flight, once a server has shown that it takes them; `size` in a request.
 * More are taken when half of them have gone.
 */
export function aheadOf(size: number): number {
  return Math.max(48, 4 * size);
}
/** What one request carries at most, so that a slow link has it through well before its deadline. */
export const maxRequestBytes = 128 * 1024;
/** A delivery is written down within this time, together with others; at once when little is left to send meanwhile. */
export const lingerMs = 100;
/** Tries at which the backend itself failed before a record is parked as poison. */
export const maxStrikes = 12;
/** Stations on one classroom access point must not all come back in the same second. */
export const networkBackSpreadMs = 10_000;
/** Longer than any wait we set (Retry-After counts up to an hour): what lies beyond is a jump of the wall clock. */
export const longestWaitMs = 2 * 60 * 60 * 1000;

const baseMs = 1_500;
const capMs = 5 * 60 * 1000;

/** Full jitter: `rand(0, min(cap, base · 2^n))`, n from 0. */
export function backoffMs(n: number, random: () => number): number {
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** n));
}

/** How many more records may leave for a server now. After a failure one probe goes alone. */
export function roomFor(destination: Destination, lane: { inFlight: number; window: number }, now: Date): number {
  if (!mayTry(destination, now)) return 0;
  const window = destination.failures > 0 || destination.pausedBy !== undefined ? 1 : lane.window;
  return Math.max(0, window - lane.inFlight);
}

/** When a resting server may be tried; undefined when only a person can end the rest. */
export function restEndsAt(destination: Destination): Date | undefined {
  if (destination.pausedBy !== undefined && destination.restUntil === undefined) return undefined;
  return new Date(destination.restUntil ?? 0);
}

/** Whether a server takes records as they come, without rest, probe or pause. */
export function isWell(destination: Destination): boolean {
  return destination.failures === 0 && destination.pausedBy === undefined && destination.restUntil === undefined;
}

function mayTry(destination: Destination, now: Date): boolean {
  const restEnd = restEndsAt(destination);
  if (restEnd === undefined) return false;
  return restEnd <= now || restEnd.getTime() - now.getTime() > longestWaitMs;
}

/** What a result says about the server, whichever record it was. `news`: the try began after the last known failure. */
export function destinationAfter(
  before: Destination,
  result: DeliverResult,
  news: boolean,
  now: Date,
  random: () => number,
): Destination {
  switch (result.kind) {
    case 'delivered':
    case 'reject':
      return isWell(before) ? before : { failures: 0 };
    case 'retry': {
      if (!news) return before;
      const waitMs =
        (result.retryAfterMs ?? 0) + backoffMs(result.retryAfterMs === undefined ? before.failures : 0, random);
      return { failures: before.failures + 1, restUntil: later(now, waitMs) };
    }
    case 'pause':
      return { failures: before.failures, pausedBy: result.problem.code, ...restOfPause(result.problem, now) };
  }
}

/** A handshake gives nothing away, so trust is tried again by itself; a refused token is not sent again unasked. */
function restOfPause(problem: KitError, now: Date): { restUntil?: string } {
  return isKitError(problem, 'backend.tls') ? { restUntil: later(now, capMs) } : {};
}

export function later(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
