import { randomUUID } from 'node:crypto';
import type { Delivery } from '../../shared/domain/record.ts';
import type { RecordAmendment } from '../../shared/domain/record-care.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import { steadyClock } from '../ports/steady-clock.ts';
import type { OutboxCounts, OutboxRow } from '../store/repositories/outbox.ts';
import { sha256Of } from '../store/repositories/records.ts';
import type { Store } from '../store/store.ts';
import { amendRecord } from './amend.ts';
import { noteOutcome, type Outcome, outcomesOf, tryTogether } from './outbox-attempt.ts';
import { createLanes, type Lane, takeGroup } from './outbox-lanes.ts';
import {
  aheadOf,
  isWell,
  later,
  lingerMs,
  longestWaitMs,
  maxInFlight,
  networkBackSpreadMs,
  restEndsAt,
  roomFor,
} from './outbox-policy.ts';
import type { MdmBackend } from './port.ts';
import { createWaiters } from './waiters.ts';

export type Outbox = {
  /** Begins to send, with what an earlier process left in flight. */
  start(): void;
  /** New records wait. */
  kick(): void;
  /** The network may be back, or this server answered something else: what rests for it is tried within ten seconds. */
  networkBack(serverId?: string): void;
  /** Somebody else changed what became of these records, as a console's own list does. */
  told(recordIds: readonly string[]): void;
  /** A person acted (new token, new trust, "send now"): waits and pauses of this server, or of all, are over. */
  resume(serverId?: string): void;
  /** A parked record is tried anew, at once. @throws KitError `store.not-found` when it is not parked. */
  retry(recordId: string): void;
  /** Every parked record, of this server or of all, is tried anew, and so is its server. @returns how many. */
  release(serverId?: string): number;
  /** Takes a parked record out of the queue for ever; an audit row stays. @throws KitError `store.not-found`. */
  discard(recordId: string, reason: string, operator?: string): void;
  /**
   * A parked record gives its place to one with names put right, which is sent; the old one stays in the audit.
   * @returns the new record's id. @throws KitError `store.not-found`.
   */
  amend(recordId: string, changes: RecordAmendment, reason: string, operator?: string): string;
  /**
   * Resolves when time alone delivers nothing more: all is delivered, kept, parked, behind a parked record, or waits for
   * a person because its server is paused. Rejects with the signal's reason, or when the outbox stops.
   */
  drain(signal: AbortSignal): Promise<OutboxCounts>;
  /** Aborts what is in flight (its records wait again) and resolves when nothing touches the store any more. */
  stop(): Promise<void>;
};

export type OutboxOptions = {
  readonly store: Store;
  /** undefined: this server takes no records, so they are kept. Asked anew before each round. */
  readonly backendFor: (serverId: string) => MdmBackend | undefined;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** After the change was committed. */
  readonly onChange?: (changed: readonly Delivery[]) => void;
  /** The store failed: sending has stopped, and `start` may be called again once it is well. */
  readonly onFault?: (fault: KitError) => void;
};

/**
 * Sends enrollment records by the rules of mdm §6: at least once with one key, in order per device, at most six requests
 * at a time; one probe after an outage, then a ramp. The store knows a record as taken before its first try; what a power
 * cut makes it forget of a try only leads to another one, of the same bytes under the same key.
 *
 * The store is asked and told in rounds, one transaction each: what tries came to is written down, and what is due is
 * taken ahead, so that no request waits for the store while its server is well.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, backendFor, clock, random, onChange = () => {}, onFault = () => {} } = options;
  const steady = steadyClock(clock);
  const context = { ...options, steady };
  const lanes = createLanes();
  const drains = createWaiters<OutboxCounts>();
  const sends = new Set<Promise<void>>();
  /** What tries came to, not written down yet: until then nothing later of the same device leaves. */
  let outcomes: Outcome[] = [];
  let stopper: AbortController | undefined;
  let round = Promise.resolve();
  let roundRuns = false;
  let roundWanted = false;
  let cancelTimer = () => {};
  let cancelLinger: (() => void) | undefined;

  function pump(): void {
    cancelLinger?.();
    cancelLinger = undefined;
    roundWanted = true;
    if (!roundRuns) round = runRounds();
  }

  async function runRounds(): Promise<void> {
    roundRuns = true;
    try {
      while (roundWanted && stopper !== undefined) {
        roundWanted = false;
        const { signal } = stopper;
        const { changed, ready, isPaused } = await store.write(() => keepBooks(signal));
        for (const { lane, room, backend } of ready) sendReady(lane, room, backend, signal);
        if (changed.length > 0 || isPaused) onChange(changed);
        if (!roundWanted) sleep();
      }
    } catch (error) {
      fail(error);
    } finally {
      roundRuns = false;
    }
  }

  /** Within one transaction: notes what tries came to and takes what may go. */
  function keepBooks(signal: AbortSignal): Books {
    const books: Books = { changed: noteOutcomes(), ready: [], isPaused: false };
    for (const serverId of new Set([...store.outbox.destinations(), ...lanes.withReady()]))
      take(serverId, signal, books);
    return books;
  }

  /** @returns what became of their records. */
  function noteOutcomes(): Delivery[] {
    const noted = outcomes;
    outcomes = [];
    return noted.flatMap((outcome) => noteOutcome(context, outcome) ?? []);
  }

  /** Takes as many of a server's due records as there is room for, and some ahead. */
  function take(serverId: string, signal: AbortSignal, books: Books): void {
    const now = steady.now();
    const lane = lanes.of(serverId);
    const destination = store.destinations.get(serverId);
    if (!isWell(destination)) putBack(lane);
    const room = Math.min(roomFor(destination, lane, now), maxInFlight - lanes.inFlight());
    // Ahead is filled up while all requests are under way, so that none of them waits for it.
    const isRamped = isWell(destination) && lane.window === maxInFlight;
    const backend = (room > 0 || isRamped) && !signal.aborted ? connect(serverId, lane, books) : undefined;
    if (backend === undefined) return;
    const together = isRamped ? (backend.batch?.size() ?? 1) : 1;
    const ahead = isRamped ? aheadOf(together) : 0;
    const wanted = room * together + ahead - lane.ready.length;
    // A short queue ahead is filled up only when it has run low: one commit then serves many records.
    if (wanted > ahead / 2) {
      const due = { now: now.toISOString(), absurd: later(now, longestWaitMs) };
      const rows = store.outbox.claim(serverId, due, wanted);
      lane.ready.push(...rows);
      books.changed.push(...rows.map(({ delivery }) => delivery));
    }
    books.ready.push({ lane, room, backend });
  }

  /** Fills a lane's room with what is ready, each request with as many records as its server takes at once. */
  function sendReady(lane: Lane, room: number, backend: MdmBackend, signal: AbortSignal): void {
    // What ended since the room was counted may have left less of it.
    const free = () => Math.min(lane.window - lane.inFlight, maxInFlight - lanes.inFlight());
    for (let sent = 0; sent < room && free() > 0 && lane.ready.length > 0 && !signal.aborted; sent++) {
      const rows = takeGroup(lane, backend.batch?.size() ?? 1);
      const request = send(rows, lane, backend, signal).catch(fail);
      sends.add(request);
      void request.finally(() => sends.delete(request));
    }
  }

  /** Records that were ready wait again, as if they had not been taken. */
  function putBack(lane: Lane): void {
    for (const { recordId } of lane.ready.splice(0)) store.outbox.release(recordId);
  }

  /** @returns undefined when the server takes nothing now: what waits for it is kept, or the server is paused. */
  function connect(serverId: string, lane: Lane, books: Books): MdmBackend | undefined {
    try {
      const backend = backendFor(serverId);
      if (backend?.capabilities.records) return backend;
      putBack(lane);
      books.changed.push(...deliveriesOf(store.outbox.keep(serverId)));
    } catch (error) {
      store.destinations.save(serverId, { failures: 0, pausedBy: asKitError(error).code });
      books.isPaused = true;
    }
    return undefined;
  }

  async function send(rows: OutboxRow[], lane: Lane, backend: MdmBackend, signal: AbortSignal): Promise<void> {
    const attempt = lane.begin();
    const results = await tryTogether(rows, backend, signal);
    const news = attempt.end(results);
    outcomes.push(...outcomesOf(rows, results, news));
    const isTaken = results.every((result) => result?.kind === 'delivered');
    // The server need not wait until it is written down that it took these: lost, they would be sent again unchanged.
    if (isTaken) sendReady(lane, 1, backend, signal);
    const isLow = lane.ready.length <= aheadOf(backend.batch?.size() ?? 1) / 2;
    // A round that runs fills up what is low; what it came too early for waits a little for others.
    if (!isTaken || lane.ready.length === 0 || (isLow && !roundRuns)) pump();
    else cancelLinger ??= clock.after(lingerMs, pump);
  }

  /** Sets the clock for the next thing that falls due, and ends the drains when nothing will. */
  function sleep(): void {
    cancelTimer();
    const wakes = store.outbox.destinations().flatMap((serverId) => {
      const destination = store.destinations.get(serverId);
      const restEnd = restEndsAt(destination);
      const due = store.outbox.nextDueAt(serverId);
      if (restEnd === undefined || due === undefined) return [];
      const wake = Math.max(restEnd.getTime(), Date.parse(due));
      return [{ wake, hasRoom: roomFor(destination, lanes.of(serverId), new Date(wake)) > 0 }];
    });
    const busy = lanes.inFlight();
    if (wakes.length === 0 && busy === 0 && outcomes.length === 0) drains.settle(store.outbox.counts());
    if (busy >= maxInFlight) return;
    const next = Math.min(...wakes.filter(({ hasRoom }) => hasRoom).map(({ wake }) => wake));
    if (next === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.min(Math.max(next - steady.now().getTime(), 0), longestWaitMs);
    cancelTimer = clock.after(waitMs, pump);
  }

  /** Each resting server is tried soon, at a moment of its own; one that waits for a person still does. */
  function endRests(servers: readonly string[]): void {
    for (const serverId of servers) {
      const destination = store.destinations.get(serverId);
      if (destination.restUntil === undefined) continue;
      const restUntil = later(steady.now(), Math.round(random() * networkBackSpreadMs));
      if (restUntil >= destination.restUntil) continue;
      store.destinations.save(serverId, { ...destination, restUntil });
      store.outbox.makeDue(serverId);
    }
  }

  function deliveriesOf(recordIds: readonly string[]): Delivery[] {
    return recordIds.map((id) => store.records.delivery(id)).filter((delivery) => delivery !== undefined);
  }

  function announce(recordIds: readonly string[]): void {
    const changed = deliveriesOf(recordIds);
    if (changed.length > 0) onChange(changed);
  }

  function resume(serverId?: string): void {
    store.transaction(() => {
      for (const id of serverId === undefined ? store.outbox.servers() : [serverId]) {
        store.destinations.save(id, { failures: 0 });
        store.outbox.makeDue(id);
      }
    });
    pump();
  }

  function fail(error: unknown): void {
    const fault = asKitError(error);
    halt(fault);
    onFault(fault);
  }

  function halt(reason: KitError): void {
    cancelTimer();
    cancelLinger?.();
    cancelLinger = undefined;
    stopper?.abort(reason);
    stopper = undefined;
    drains.fail(reason);
  }

  return {
    start: () => {
      if (stopper !== undefined) return;
      stopper = new AbortController();
      for (const serverId of lanes.withReady()) lanes.of(serverId).ready.splice(0);
      outcomes = [];
      store.outbox.recover();
      pump();
    },
    kick: pump,
    networkBack: (serverId) => {
      if (stopper === undefined) return;
      endRests(serverId === undefined ? store.outbox.destinations() : [serverId]);
      pump();
    },
    told: announce,
    resume,
    retry: (recordId) => {
      store.transaction(() => store.outbox.retryParked(recordId));
      announce([recordId]);
      pump();
    },
    release: (serverId) => {
      const released = store.transaction(() => store.outbox.releaseParked(serverId));
      resume(serverId);
      announce(released);
      return released.length;
    },
    discard: (recordId, reason, operator) => {
      store.transaction(() => store.outbox.discard(recordId, reason, clock.now().toISOString(), operator));
      pump();
    },
    amend: (recordId, changes, reason, operator) => {
      const old = store.records.get(recordId)?.record;
      if (old === undefined) throw new KitError('store.not-found', { what: 'parked record', id: recordId });
      const amended = amendRecord(old, randomUUID(), changes);
      const payload = Buffer.from(JSON.stringify(amended), 'utf8');
      const by = { id: amended.id, payload, sha256: sha256Of(payload) };
      const at = clock.now().toISOString();
      store.transaction(() =>
        store.outbox.replace({ recordId, by, reason, at, ...(operator === undefined ? {} : { operator }) }),
      );
      announce([amended.id]);
      pump();
      return amended.id;
    },
    drain: (signal) => {
      if (stopper === undefined) return Promise.reject(new KitError('internal.aborted', { what: 'outbox' }));
      const drained = drains.wait(signal);
      pump();
      return drained;
    },
    stop: async () => {
      halt(new KitError('internal.aborted', { what: 'outbox' }));
      await round;
      await Promise.all(sends);
      const last = store.write(() => {
        noteOutcomes();
        for (const serverId of lanes.withReady()) putBack(lanes.of(serverId));
      });
      // A store that failed has nothing to be told; its next start gives these records back.
      await last.catch(() => {});
    },
  };
}

/** What one round did in the store: which rows changed, what may be sent now in how many requests, whether a server paused. */
type Books = {
  readonly changed: Delivery[];
  readonly ready: { readonly lane: Lane; readonly room: number; readonly backend: MdmBackend }[];
  isPaused: boolean;
};
