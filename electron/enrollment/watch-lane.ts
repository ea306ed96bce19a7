import type { Lookup } from '../../shared/domain/record.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import type { MdmBackend } from '../backend/port.ts';
import type { Clock } from '../ports/clock.ts';
import { withDeadline } from '../ports/deadline.ts';
import type { BackendLink } from './verdict.ts';
import { nextQuestionMs } from './watch-pace.ts';

export type LookupBackend = Pick<MdmBackend, 'capabilities' | 'lookup'>;

export type LaneDeps = {
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly backend: () => LookupBackend | undefined;
  /** Serials still open in this lane. */
  readonly serials: () => readonly string[];
  readonly isAttached: () => boolean;
  /** @returns true when an answer was news. */
  readonly onLookups: (lookups: readonly Lookup[]) => boolean;
  /** The server cannot be asked, or not today: devices may tell instead. */
  readonly onNobodyToAsk: () => void;
  readonly onLink: (link: BackendLink) => void;
  /** What went wrong here and not at the backend, such as a full disk. */
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
};

/** The questions to one server: one at a time, in batches, and a single probe while the link is down. */
export type Lane = {
  readonly link: () => BackendLink;
  /** Something moved: ask soon. */
  hurry(): void;
  /** Asks about one serial now; undefined when there is no answer. */
  askAbout(serial: string): Promise<Lookup[] | undefined>;
};

const BATCH = 50;
const DEADLINE_MS = 20_000;
/** Between looks at devices of servers nobody can ask. */
const WITHOUT_BACKEND_MS = 15_000;

export function createLane(deps: LaneDeps): Lane {
  const { clock, signal } = deps;
  let link: BackendLink = 'unknown';
  let failures = 0;
  let newsAt = clock.monotonic();
  let asking = false;
  let cancelTimer: (() => void) | undefined;

  function schedule(ms: number): void {
    cancelTimer?.();
    if (signal.aborted) return;
    cancelTimer = clock.after(ms, () => {
      cancelTimer = undefined;
      void round();
    });
  }

  async function round(): Promise<void> {
    const serials = deps.serials();
    if (asking || serials.length === 0) return;
    asking = true;
    try {
      if (canAsk()) await askAbout(serials);
      if (!answersByItself()) deps.onNobodyToAsk();
    } catch (error) {
      if (!signal.aborted) deps.onError(error);
    } finally {
      asking = false;
    }
    const quietMs = clock.monotonic() - newsAt;
    const pause = nextQuestionMs({ quietMs, attached: deps.isAttached(), failures }, deps.random());
    schedule(answersByItself() ? pause : Math.max(pause, WITHOUT_BACKEND_MS));
  }

  function canAsk(): boolean {
    return deps.backend()?.capabilities.lookup === true;
  }

  /** A console that only has files says nothing new before a person carries the next one here. */
  function answersByItself(): boolean {
    return canAsk() && deps.backend()?.capabilities.files === false;
  }

  async function askAbout(serials: readonly string[]): Promise<void> {
    // After an outage one question finds out whether it is over (mdm §6).
    let batch = failures > 0 ? 1 : BATCH;
    for (let at = 0; at < serials.length; at += batch) {
      if (at > 0) batch = BATCH;
      const lookups = await lookUp(serials.slice(at, at + batch));
      if (lookups === undefined) return;
      if (deps.onLookups(lookups)) newsAt = clock.monotonic();
    }
  }

  /** @returns undefined when there is no answer; the link tells why. */
  async function lookUp(serials: readonly string[]): Promise<Lookup[] | undefined> {
    const outcome = await question(serials);
    failures = outcome.link === 'up' ? 0 : failures + 1;
    if (link !== outcome.link) {
      deps.onLink(outcome.link);
      link = outcome.link;
    }
    return outcome.lookups;
  }

  async function question(serials: readonly string[]): Promise<{ link: BackendLink; lookups?: Lookup[] }> {
    try {
      const answer = withDeadline(clock, 'look-up', DEADLINE_MS, signal, async (inner) =>
        deps.backend()?.lookup(serials, inner),
      );
      return { link: 'up', lookups: (await answer) ?? [] };
    } catch (error) {
      signal.throwIfAborted();
      const network = isKitError(error, 'backend.unreachable', 'internal.timeout');
      return { link: network ? 'network-down' : 'backend-down' };
    }
  }

  signal.addEventListener('abort', () => cancelTimer?.(), { once: true });
  return {
    link: () => link,
    hurry() {
      newsAt = clock.monotonic();
      if (!asking) schedule(0);
    },
    askAbout: async (serial) => (canAsk() ? lookUp([serial]) : undefined),
  };
}
