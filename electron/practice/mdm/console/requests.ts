import type { PlistDict } from '../../../codecs/plist/value.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { CommandResult } from '../management/command-queue.ts';
import { ConsoleRefusal } from './refusal.ts';
import { isOpen, type RequestKind, type RequestStatus } from './request-status.ts';

/** サイレント runs on the device by itself; タップ waits for a person at the client app's notification. */
export type Delivery = 'silent' | 'tap';

export type ConsoleRequest = {
  readonly id: string;
  readonly serial: string;
  readonly kind: RequestKind;
  readonly delivery: Delivery;
  /** What it carries: a feature set's or a file's name. */
  readonly subject: string;
  readonly status: RequestStatus;
  /** The n of リトライ待機中(n). */
  readonly retries: number;
  readonly registeredAt: Date;
  readonly scheduledAt: Date | undefined;
  readonly startedAt: Date | undefined;
  readonly finishedAt: Date | undefined;
  /** Error code and detail of 端末エラー. */
  readonly detail: string;
};

/** What a request does, once it is its turn. */
export type Work = {
  readonly kind: RequestKind;
  readonly subject?: string;
  readonly body:
    | { readonly delivery: 'silent'; readonly commands: () => readonly PlistDict[] }
    | { readonly delivery: 'tap'; readonly profile: Buffer };
  /** Stays at 結果通知待ち behind the last command until `conclude`; nothing else would tell. */
  readonly awaitsResult?: boolean;
  /** Cancels every other open request of the device as soon as it is due. */
  readonly cancelsOthers?: boolean;
  readonly onSucceeded?: () => void;
};

/** How requests reach devices; each does nothing for a device that cannot be reached. */
export type Gateway = {
  /** Queues commands. Gives their UUIDs, none when the device is not enrolled. */
  enqueue(serial: string, commands: readonly PlistDict[]): readonly string[];
  withdraw(serial: string, uuids: readonly string[]): void;
  /** `onDelivered`: the push service took it. */
  push(serial: string, onDelivered: () => void): void;
  notify(serial: string, requestId: string, onDelivered: () => void): void;
};

export type Requests = {
  register(serial: string, work: Work, options?: { readonly scheduledAt?: Date | undefined }): ConsoleRequest;
  /** Throws `no-such-request`, or `not-cancellable` once it runs or is over. */
  cancel(id: string): ConsoleRequest;
  /** Every open request of a device, except one. */
  cancelAll(serial: string, except?: string): void;
  /** The newest hundred of this month and the two before. */
  list(): readonly ConsoleRequest[];
  get(id: string): ConsoleRequest;
  /** The profile of a tap request whose notification was tapped: from here on it counts as 成功 (mdm §1.1). */
  open(id: string): Buffer | undefined;
  onTaken(uuid: string): void;
  onSettled(uuid: string, result: CommandResult): void;
  /** The device said what a request of this kind awaits. */
  conclude(serial: string, kind: RequestKind): void;
  close(): void;
};

const DAY_MS = 86_400_000;
const LIFETIME_MS = 6 * DAY_MS;
const LOST_MODE_LIFETIME_MS = 30 * DAY_MS;
const SESSION_MS = 80 * 60_000;
const LIST_LENGTH = 100;
const LIST_MONTHS = 2;
/** RemoveProfile of one that is not there: done (mdm §2.5). */
const NOT_INSTALLED = 12075;

type Entry = {
  request: ConsoleRequest;
  readonly work: Work;
  uuids: readonly string[];
  readonly left: Set<string>;
  readonly cancelTimers: (() => void)[];
  cancelSession: () => void;
};

/** 管理要求 of one account: one at a time per device, with the time-outs of mdm §1.1 on the given clock. */
export function createRequests(options: {
  readonly clock: Clock;
  readonly gateway: Gateway;
  readonly nextId: () => string;
}): Requests {
  const { clock, gateway, nextId } = options;
  const entries = new Map<string, Entry>();

  function find(id: string): Entry {
    const entry = entries.get(id);
    if (!entry) throw new ConsoleRefusal('no-such-request', id);
    return entry;
  }

  function become(entry: Entry, status: RequestStatus, change: Partial<ConsoleRequest> = {}): void {
    entry.request = { ...entry.request, ...change, status };
  }

  function finish(entry: Entry, status: RequestStatus, detail = ''): void {
    if (!isOpen(entry.request.status)) return;
    const { serial } = entry.request;
    stopTimers(entry);
    become(entry, status, { finishedAt: clock.now(), detail });
    gateway.withdraw(serial, [...entry.left]);
    if (status === 'succeeded') entry.work.onSucceeded?.();
    startNext(serial);
  }

  /** Its time has come: it waits for its turn only. */
  function fallDue(entry: Entry): void {
    const { id, serial } = entry.request;
    become(entry, 'waiting');
    if (entry.work.cancelsOthers) cancelAll(serial, id);
    startNext(serial);
  }

  function cancelAll(serial: string, except?: string): void {
    // The last first: the end of the one that runs starts the next.
    for (const entry of ofDevice(serial).toReversed()) {
      if (entry.request.id !== except) finish(entry, 'cancelled');
    }
  }

  function ofDevice(serial: string): Entry[] {
    return [...entries.values()].filter(({ request }) => request.serial === serial);
  }

  function startNext(serial: string): void {
    const open = ofDevice(serial).filter(({ request }) => isOpen(request.status) && request.status !== 'scheduled');
    if (open.some(({ request }) => request.status !== 'waiting')) return;
    const [next] = open;
    if (next) start(next);
  }

  function start(entry: Entry): void {
    const { id, serial } = entry.request;
    const { body } = entry.work;
    become(entry, 'pushing');
    const onDelivered = () => {
      if (entry.request.status === 'pushing') become(entry, 'awaiting-device');
    };
    if (body.delivery === 'tap') {
      gateway.notify(serial, id, onDelivered);
      return;
    }
    entry.uuids = gateway.enqueue(serial, body.commands());
    for (const uuid of entry.uuids) entry.left.add(uuid);
    gateway.push(serial, onDelivered);
  }

  function byCommand(uuid: string): Entry | undefined {
    return [...entries.values()].find(({ uuids, request }) => isOpen(request.status) && uuids.includes(uuid));
  }

  return {
    register(serial, work, { scheduledAt } = {}) {
      const registeredAt = clock.now();
      const waitMs = Math.max(0, (scheduledAt?.getTime() ?? 0) - registeredAt.getTime());
      const request: ConsoleRequest = {
        id: nextId(),
        serial,
        kind: work.kind,
        delivery: work.body.delivery,
        subject: work.subject ?? '',
        status: waitMs > 0 ? 'scheduled' : 'waiting',
        retries: 0,
        registeredAt,
        scheduledAt,
        startedAt: undefined,
        finishedAt: undefined,
        detail: '',
      };
      const entry: Entry = { request, work, uuids: [], left: new Set(), cancelTimers: [], cancelSession: () => {} };
      const lifetime = waitMs + (work.kind === 'lost-mode' ? LOST_MODE_LIFETIME_MS : LIFETIME_MS);
      const onEnd = () => finish(entry, entry.request.status === 'pushing' ? 'push-timeout' : 'request-timeout');
      entry.cancelTimers.push(clock.after(lifetime, onEnd));
      entries.set(request.id, entry);
      if (waitMs > 0) entry.cancelTimers.push(clock.after(waitMs, () => fallDue(entry)));
      else fallDue(entry);
      return entry.request;
    },
    cancel(id) {
      const entry = find(id);
      const { status } = entry.request;
      if (!isOpen(status) || status === 'running' || status === 'awaiting-result') {
        throw new ConsoleRefusal('not-cancellable', id);
      }
      finish(entry, 'cancelled');
      return entry.request;
    },
    cancelAll,
    list() {
      const now = clock.now();
      const from = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - LIST_MONTHS, 1);
      const recent = [...entries.values()].filter(({ request }) => request.registeredAt.getTime() >= from);
      return recent
        .slice(-LIST_LENGTH)
        .map(({ request }) => request)
        .toReversed();
    },
    get: (id) => find(id).request,
    open(id) {
      const entry = entries.get(id);
      if (entry?.work.body.delivery !== 'tap' || !isOpen(entry.request.status)) return undefined;
      finish(entry, 'succeeded');
      return entry.work.body.profile;
    },
    onTaken(uuid) {
      const entry = byCommand(uuid);
      if (!entry || entry.request.status === 'running') return;
      entry.cancelSession = clock.after(SESSION_MS, () => finish(entry, 'session-timeout'));
      become(entry, 'running', { startedAt: clock.now() });
    },
    onSettled(uuid, { status, errorCodes }) {
      const entry = byCommand(uuid);
      if (!entry) return;
      if (status === 'not-now') {
        entry.cancelSession();
        return become(entry, 'retry-wait', { retries: entry.request.retries + 1 });
      }
      entry.left.delete(uuid);
      const failed = status === 'error' || status === 'format-error';
      if (failed && !errorCodes.includes(NOT_INSTALLED)) {
        return finish(entry, 'device-error', errorCodes.join(' > ') || 'CommandFormatError');
      }
      if (entry.left.size > 0) return;
      if (entry.work.awaitsResult) become(entry, 'awaiting-result');
      else finish(entry, 'succeeded');
    },
    conclude(serial, kind) {
      const entry = ofDevice(serial).find(({ request }) => request.kind === kind && isStarted(request.status));
      if (entry) finish(entry, 'succeeded');
    },
    close() {
      for (const entry of entries.values()) stopTimers(entry);
    },
  };
}

function stopTimers({ cancelTimers, cancelSession }: Entry): void {
  for (const cancel of cancelTimers) cancel();
  cancelSession();
}

function isStarted(status: RequestStatus): boolean {
  return isOpen(status) && status !== 'waiting' && status !== 'scheduled';
}
