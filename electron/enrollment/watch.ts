import type { DeviceFacts } from '../../shared/domain/device.ts';
import type { Lookup } from '../../shared/domain/record.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { backendEvidence, deviceEvidence, factOf } from './evidence.ts';
import { type BackendLink, showsEnrollment } from './verdict.ts';
import { createWatchBook, type Entry, type Finding, isOpen, type WatchBookDeps } from './watch-book.ts';
import { createLane, type Lane, type LookupBackend } from './watch-lane.ts';
import { createDeviceReads } from './watch-reads.ts';
import type { WatchSubject } from './watch-subject.ts';

export type EnrollmentWatchDeps = WatchBookDeps & {
  /** From 0 to 1. */
  readonly random: () => number;
  readonly backendFor: (serverId: string) => LookupBackend | undefined;
  readonly isAttached: (deviceKey: string) => boolean;
  /** Reads a device; undefined when it is not attached or a run holds it. Throws KitError when it cannot be read. */
  readonly readDevice: (deviceKey: string, signal: AbortSignal) => Promise<DeviceFacts | undefined>;
  /** This server's backend answers, which it did not before. */
  readonly onAnswering?: (serverId: string) => void;
  /** A look or a question that failed at this end, for the log; the watch goes on. */
  readonly onError?: (error: unknown) => void;
};

/** Follows prepared devices until their enrollment is proven: through detach, restart and days. */
export type EnrollmentWatch = {
  /** Goes on with what the last core left open. */
  start(): void;
  /** A run ended *prepared*; older watches of the same device end. @throws KitError `enrollment.not-watched`. */
  watch(runId: string): Verdict;
  /** A device was attached or detached. */
  deviceChanged(deviceKey: string): void;
  /** The network is back, or a server was edited: ask soon. */
  kick(): void;
  /** Asks the backend and looks at the device now. @throws KitError `enrollment.not-watched`, or what a look threw. */
  verify(runId: string): Promise<Verdict>;
  verdictOf(runId: string): Verdict | undefined;
  /** Ends all questions; what is known is stored. */
  stop(): void;
};

export function createEnrollmentWatch(deps: EnrollmentWatchDeps): EnrollmentWatch {
  const { clock } = deps;
  const ending = new AbortController();
  const book = createWatchBook(deps);
  const lanes = new Map<string, Lane>();
  const attached = new Set<string>();
  /** Runs a person asks about, which may be over. */
  const verifying = new Set<string>();
  const onError = deps.onError ?? (() => undefined);
  const reads = createDeviceReads({ clock, signal: ending.signal, read: lookAtDevice, onError });

  function laneOf(serverId: string, asked: boolean): Lane {
    const key = laneKey(serverId, asked);
    const known = lanes.get(key);
    if (known) return known;
    const waiting = () => book.openOnes().filter(({ subject }) => laneKeyOf(subject) === key);
    const lane = createLane({
      clock,
      random: deps.random,
      signal: ending.signal,
      backend: () => (asked ? deps.backendFor(serverId) : undefined),
      serials: () => waiting().map(({ subject }) => subject.serial),
      isAttached: () => waiting().some(({ subject }) => attached.has(subject.deviceKey)),
      onLookups: (lookups) => hear(waiting(), lookups),
      onNobodyToAsk: () => waiting().forEach(requestLook),
      onLink: (link) => {
        const wasDown = lanes.get(key)?.link() !== 'unknown';
        book.settle(waiting().map(nothingNew), link);
        if (link === 'up' && wasDown) deps.onAnswering?.(serverId);
      },
      onError,
    });
    lanes.set(key, lane);
    return lane;
  }

  function linkOf(entry: Entry): BackendLink {
    return lanes.get(laneKeyOf(entry.subject))?.link() ?? 'unknown';
  }

  /** @returns whether an answer was news. */
  function hear(waiting: readonly Entry[], lookups: readonly Lookup[]): boolean {
    const answers = new Map(lookups.map((lookup) => [lookup.serial, lookup]));
    const findings = waiting.flatMap(({ subject, watch }) => {
      const lookup = answers.get(subject.serial);
      return lookup ? [{ runId: subject.runId, found: backendEvidence(lookup, subject, watch.evidence) }] : [];
    });
    const news = book.settle(findings, 'up');
    for (const { runId } of findings) {
      const entry = book.open(runId);
      if (isOpen(entry.watch) && wantsLook(entry)) requestLook(entry);
    }
    return news.length > 0;
  }

  function requestLook({ subject }: Entry): void {
    if (attached.has(subject.deviceKey)) reads.request(subject.runId);
  }

  async function lookAtDevice(runId: string, signal: AbortSignal): Promise<boolean> {
    const entry = book.open(runId);
    const facts = await deps.readDevice(entry.subject.deviceKey, signal);
    if (!isOpen(book.open(runId).watch) && !verifying.has(runId)) return true;
    if (facts === undefined) return false;
    book.settle([{ runId, found: deviceEvidence(facts, entry.subject, clock.now()) }], linkOf(entry));
    return !wantsLook(book.open(runId));
  }

  function follow({ subject }: Entry): void {
    if (deps.isAttached(subject.deviceKey)) attached.add(subject.deviceKey);
    if (subject.serverId !== null) laneOf(subject.serverId, asksMdm(subject)).hurry();
  }

  function begin(runId: string): Verdict {
    const entry = book.open(runId);
    for (const older of book.supersede(entry.subject)) reads.forget(older);
    book.settle([nothingNew(entry)], linkOf(entry));
    if (isOpen(book.open(runId).watch)) follow(entry);
    return book.open(runId).watch.verdict;
  }

  return {
    start() {
      for (const runId of book.unfinished()) begin(runId);
    },
    watch: begin,
    deviceChanged(deviceKey) {
      const isAttached = deps.isAttached(deviceKey);
      if (isAttached === attached.has(deviceKey)) return;
      if (isAttached) attached.add(deviceKey);
      else attached.delete(deviceKey);
      for (const entry of book.openOnes().filter(({ subject }) => subject.deviceKey === deviceKey)) {
        if (!isAttached) reads.forget(entry.subject.runId);
        requestLook(entry);
        follow(entry);
      }
    },
    kick() {
      for (const lane of lanes.values()) lane.hurry();
    },
    async verify(runId) {
      const { subject } = book.open(runId);
      const { serverId, serial } = subject;
      const lookups = serverId === null ? undefined : await laneOf(serverId, asksMdm(subject)).askAbout(serial);
      if (lookups !== undefined) hear([book.open(runId)], lookups);
      verifying.add(runId);
      try {
        if (deps.isAttached(subject.deviceKey)) await reads.now(runId);
      } finally {
        verifying.delete(runId);
      }
      return book.open(runId).watch.verdict;
    },
    verdictOf: book.verdictOf,
    stop: () => ending.abort(new KitError('internal.aborted', { what: 'enrollment watch' })),
  };
}

/** Where the device alone is asked, no MDM is burdened with questions, and none that is down keeps anybody waiting. */
function asksMdm({ verification }: WatchSubject): boolean {
  return verification !== 'device';
}

function laneKeyOf(subject: WatchSubject): string {
  return laneKey(subject.serverId ?? '', asksMdm(subject));
}

function laneKey(serverId: string, asked: boolean): string {
  return asked ? serverId : `${serverId} devices`;
}

/** For a second thought: the link or the time changed. */
function nothingNew({ subject }: Entry): Finding {
  return { runId: subject.runId, found: [] };
}

/** The backend says enrolled and the device has not shown it yet. */
function wantsLook({ watch }: Entry): boolean {
  return factOf(watch.evidence, 'enrollment') === 'yes' && !showsEnrollment(watch.evidence);
}
