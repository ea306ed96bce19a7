import type { Evidence, RecordKind } from '../../shared/domain/record.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Watch, WatchesRepository } from '../store/repositories/watches.ts';
import { isNews, mergeEvidence } from './evidence.ts';
import { type BackendLink, isFinal, judge, recordKindsOf } from './verdict.ts';
import type { WatchSubject } from './watch-subject.ts';

export type WatchBookDeps = {
  readonly clock: Clock;
  readonly watches: Pick<WatchesRepository, 'save' | 'get' | 'list'>;
  /** Commits what `work` writes, all or nothing. */
  readonly transaction: <T>(work: () => T) => T;
  /** From the run's journal; undefined when the run is unknown or did not end prepared. */
  readonly subjectOf: (runId: string) => WatchSubject | undefined;
  /** Every run that ended prepared, oldest first: a core may die between a run's end and its watch. */
  readonly preparedRuns: () => readonly string[];
  /** Adds a record revision and its way to the backend, once per run, attempt and kind. Called in `transaction`. */
  readonly addRecord: (runId: string, kind: RecordKind, evidence: readonly Evidence[]) => void;
  readonly onVerdict?: ((runId: string, verdict: Verdict) => void) | undefined;
};

export type Entry = { readonly subject: WatchSubject; readonly watch: Watch };

export type Finding = { readonly runId: string; readonly found: readonly Evidence[] };

type Change = {
  readonly entry: Entry;
  readonly watch: Watch;
  readonly records: readonly RecordKind[];
  readonly moved: boolean;
};

/**
 * The watches in memory and in the store. One that nothing came of yet is in memory only, for a commit costs the whole
 * station a moment at each run's end: a prepared run without a stored watch is `unfinished`, and begun anew.
 */
export type WatchBook = {
  /** Prepared runs that are not watched yet, or whose watch the last core left open; oldest first. */
  unfinished(): string[];
  /** The watch of a run, begun when there is none. @throws KitError `enrollment.not-watched`. */
  open(runId: string): Entry;
  openOnes(): Entry[];
  verdictOf(runId: string): Verdict | undefined;
  /** Ends the watches of the same device's other runs: a device prepared anew contradicts nobody. @returns those runs. */
  supersede(subject: WatchSubject): string[];
  /** Takes evidence in, and stores all that came of it in one commit. @returns the runs for which it was news. */
  settle(findings: readonly Finding[], link: BackendLink): string[];
};

/** After this long nobody waits for a device any more; a look by hand stays possible. */
const GIVE_UP_MS = 14 * 86_400_000;

export function createWatchBook(deps: WatchBookDeps): WatchBook {
  const { clock, watches } = deps;
  const entries = new Map<string, Entry>();

  function open(runId: string): Entry {
    const known = entries.get(runId);
    if (known) return known;
    const subject = deps.subjectOf(runId);
    if (subject === undefined) throw new KitError('enrollment.not-watched', { runId });
    const entry = { subject, watch: watches.get(runId) ?? newWatch(runId) };
    entries.set(runId, entry);
    return entry;
  }

  function newWatch(runId: string): Watch {
    const now = clock.now().toISOString();
    return { runId, verdict: 'prepared', evidence: [], nextPollAt: now, changedAt: now };
  }

  /** The store comes first: what could not be written is found anew by the next look. */
  function keep(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    deps.transaction(() => {
      for (const { watch, records } of changes) {
        watches.save(watch);
        for (const kind of records) deps.addRecord(watch.runId, kind, watch.evidence);
      }
    });
    for (const { entry, watch } of changes) entries.set(watch.runId, { ...entry, watch });
  }

  /** `nextPollAt` only tells open from ended: questions are paced in memory, and all are due after a restart. */
  function stamped(watch: Watch, ended: boolean): Watch {
    const { nextPollAt: _, ...rest } = watch;
    const changedAt = clock.now().toISOString();
    return { ...rest, changedAt, ...(ended ? {} : { nextPollAt: changedAt }) };
  }

  /** What becomes of a watch; the very same watch when nothing does. */
  function consider(entry: Entry, found: readonly Evidence[], link: BackendLink): Change {
    const { subject, watch } = entry;
    const evidence = mergeEvidence(watch.evidence, found);
    const verdict = judge(subject, evidence, link);
    const moved = verdict !== watch.verdict;
    const givenUp = clock.now().getTime() >= Date.parse(subject.since) + GIVE_UP_MS;
    const ended = !isOpen(watch) || isFinal(verdict) || givenUp;
    if (!moved && !isNews(watch.evidence, found) && ended !== isOpen(watch)) {
      return { entry, watch, records: [], moved };
    }
    const next = stamped({ ...watch, verdict, evidence }, ended);
    return { entry, watch: next, records: moved ? recordKindsOf(verdict) : [], moved };
  }

  return {
    unfinished() {
      const stored = new Map(watches.list().map((watch) => [watch.runId, watch]));
      return deps.preparedRuns().filter((runId) => {
        const watch = stored.get(runId);
        return watch === undefined || isOpen(watch);
      });
    },
    open,
    verdictOf: (runId) => (entries.get(runId)?.watch ?? watches.get(runId))?.verdict,
    openOnes: () => [...entries.values()].filter((entry) => isOpen(entry.watch)),
    supersede(subject) {
      const older = [...entries.values()].filter(
        (entry) =>
          (entry.subject.deviceKey === subject.deviceKey || entry.subject.serial === subject.serial) &&
          entry.subject.runId !== subject.runId &&
          isOpen(entry.watch),
      );
      keep(older.map((entry) => ({ entry, watch: stamped(entry.watch, true), records: [], moved: false })));
      return older.map((entry) => entry.subject.runId);
    },
    settle(findings, link) {
      const judged = findings.map(({ runId, found }) => consider(open(runId), found, link));
      const changes = judged.filter(({ entry, watch }) => watch !== entry.watch);
      keep(changes);
      for (const { watch } of changes.filter((change) => change.moved)) deps.onVerdict?.(watch.runId, watch.verdict);
      return changes.map(({ watch }) => watch.runId);
    },
  };
}

export function isOpen(watch: Watch): boolean {
  return watch.nextPollAt !== undefined;
}
