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
import { noteResult, tryOnce } from './outbox-attempt.ts';
import { createLanes, type Lane } from './outbox-lanes.ts';
import {
  isWell,
  later,
  longestWaitMs,
  maxInFlight,
  networkBackSpreadMs,
  readyAhead,
  restEndsAt,
  roomFor,
} from './outbox-policy.ts';
import type { MdmBackend } from './port.ts';
import { createWaiters } from './waiters.ts';

export type Outbox = {
  /** Begins to send, with what an earlier process left in flight. */
  start(): void;
  /** New records wait, or the network came back: then every resting server is tried within ten seconds. */
  kick(why?: 'new-records' | 'network-back'): void;
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
 * Sends enrollment records by the rules of mdm §6: at least once with one key, in order per device, at most six at a
 * time; one probe after an outage, then a ramp. The store knows a record as taken before its first try; what a power cut
 * makes it forget of a try only leads to another one, of the same bytes under the same key.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, backendFor, clock, random, onChange = () => {}, onFault = () => {} } = options;
  const steady = steadyClock(clock);
  const context = { ...options, steady };
  const lanes = createLanes();
  const drains = createWaiters<OutboxCounts>();
  const sends = new Set<Promise<void>>();
  let stopper: AbortController | undefined;
  let round = Promise.resolve();
  let roundRuns = false;
  let roundWanted = false;
  let cancelTimer = () => {};

  function pump(): void {
    roundWanted = true;
    if (!roundRuns) round = runRounds();
  }

  async function runRounds(): Promise<void> {
    roundRuns = true;
    try {
      while (roundWanted && stopper !== undefined) {
        roundWanted = false;
        const servers = new Set([...store.outbox.destinations(), ...lanes.withReady()]);
        for (const serverId of servers) await fill(serverId, stopper?.signal);
        if (!roundWanted) sleep();
      }
    } catch (error) {
      fail(error);
    } finally {
      roundRuns = false;
    }
  }

  /** Sends as many of a server's due records as there is room for. */
  async function fill(serverId: string, signal: AbortSignal | undefined): Promise<void> {
    const now = steady.now();
    const lane = lanes.of(serverId);
    const destination = store.destinations.get(serverId);
    if (!isWell(destination)) await putBack(lane);
    const room = Math.min(roomFor(destination, lane, now), maxInFlight - lanes.inFlight());
    const backend = room > 0 && signal?.aborted === false ? await connect(serverId, lane) : undefined;
    if (backend === undefined || signal === undefined) return;
    const ahead = isWell(destination) && lane.window === maxInFlight ? readyAhead : 0;
    const wanted = room + ahead - lane.ready.length;
    // A short queue ahead is filled up only when it has run low: one commit then serves many records.
    if (wanted > ahead / 2) {
      const due = { now: now.toISOString(), absurd: later(now, longestWaitMs) };
      lane.ready.push(...(await store.writeRelaxed(() => store.outbox.claim(serverId, due, wanted))));
    }
    sendReady(lane, room, backend, signal);
  }

  function sendReady(lane: Lane, room: number, backend: MdmBackend, signal: AbortSignal): void {
    const rows = signal.aborted ? [] : lane.ready.splice(0, room);
    for (const row of rows) {
      const send = sendOne(row, lane, backend, signal).catch(fail);
      sends.add(send);
      void send.finally(() => sends.delete(send));
    }
    announce(rows.map((row) => row.recordId));
  }

  /** Records that were ready wait again, as if they had not been taken. */
  async function putBack(lane: Lane): Promise<void> {
    const rows = lane.ready.splice(0);
    if (rows.length === 0) return;
    await store.writeRelaxed(() => {
      for (const row of rows) store.outbox.release(row.recordId);
    });
  }

  /** @returns undefined when the server takes nothing now: what waits for it is kept, or the server is paused. */
  async function connect(serverId: string, lane: Lane): Promise<MdmBackend | undefined> {
    try {
      const backend = backendFor(serverId);
      if (backend?.capabilities.records) return backend;
      await putBack(lane);
      announce(store.outbox.keep(serverId));
    } catch (error) {
      store.destinations.save(serverId, { failures: 0, pausedBy: asKitError(error).code });
      onChange([]);
    }
    return undefined;
  }

  async function sendOne(row: OutboxRow, lane: Lane, backend: MdmBackend, signal: AbortSignal): Promise<void> {
    const attempt = lane.begin();
    const result = await tryOnce(row, backend, signal);
    const news = attempt.end(result);
    // The server need not wait until it is written down that it took this one: lost, it would be sent again unchanged.
    if (result?.kind === 'delivered' && lane.inFlight < lane.window && lanes.inFlight() < maxInFlight) {
      sendReady(lane, 1, backend, signal);
    }
    await store.writeRelaxed(() => {
      if (result === undefined) store.outbox.release(row.recordId);
      else noteResult(context, row, result, news);
    });
    announce([row.recordId]);
    pump();
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
    if (wakes.length === 0 && busy === 0) drains.settle(store.outbox.counts());
    if (busy >= maxInFlight) return;
    const next = Math.min(...wakes.filter(({ hasRoom }) => hasRoom).map(({ wake }) => wake));
    if (next === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.min(Math.max(next - steady.now().getTime(), 0), longestWaitMs);
    cancelTimer = clock.after(waitMs, pump);
  }

  function announce(recordIds: readonly string[]): void {
    const changed = recordIds.map((id) => store.records.delivery(id)).filter((delivery) => delivery !== undefined);
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
    stopper?.abort(reason);
    stopper = undefined;
    drains.fail(reason);
  }

  return {
    start: () => {
      if (stopper !== undefined) return;
      stopper = new AbortController();
      for (const serverId of lanes.withReady()) lanes.of(serverId).ready.splice(0);
      store.outbox.recover();
      pump();
    },
    kick: (why = 'new-records') => {
      if (why === 'network-back') endRests(store, steady, random);
      pump();
    },
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
      // A store that failed has nothing to be told; its next start gives these records back.
      for (const serverId of lanes.withReady()) await putBack(lanes.of(serverId)).catch(() => {});
    },
  };
}

/** Every resting server is tried soon, at a moment of its own; one that waits for a person still does. */
function endRests(store: Store, clock: Clock, random: () => number): void {
  for (const serverId of store.outbox.destinations()) {
    const destination = store.destinations.get(serverId);
    if (destination.restUntil === undefined) continue;
    const restUntil = later(clock.now(), Math.round(random() * networkBackSpreadMs));
    store.destinations.save(serverId, { ...destination, restUntil });
    store.outbox.makeDue(serverId);
  }
}
