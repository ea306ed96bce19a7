import type { AutoRunDevice, AutoRunPreview, AutoRunStatus, AutoRunTerms } from '../../../shared/domain/auto-run.ts';
import type { Problem } from '../../../shared/domain/run.ts';
import { asKitError, KitError } from '../../../shared/errors/kit-error.ts';
import type { Bench } from '../../bench/bench.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Previews } from '../consent.ts';
import { defined } from '../defined.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { type ArrivalRules, createArrivals } from './arrivals.ts';
import type { AutoRunGiver, AutoRunLedger } from './ledger.ts';
import { autoObjection } from './rules.ts';

export type AutoRunWorld = {
  readonly clock: Clock;
  readonly random: (bytes: number) => Buffer;
  readonly bench: Pick<Bench, 'list' | 'onChange'>;
  readonly ledger: AutoRunLedger;
  readonly previews: Previews;
  readonly countdownMs: number;
  /** What a consent given now would allow. @throws KitError as planning does. */
  readonly terms: (blueprintId: string) => AutoRunTerms;
  readonly isArmed: () => boolean;
  /** Who works at the station now. */
  readonly operator: () => string | undefined;
  readonly hasRuns: (deviceKey: string) => boolean;
  readonly isIgnored: ArrivalRules['isIgnored'];
  /** Plans and applies for one device, on the word of this auto-run. */
  readonly kit: (deviceKey: string, on: OngoingAutoRun) => ReturnType<ArrivalRules['kit']>;
  /** Ends the runs it began that have done nothing irreversible yet. */
  readonly callOff: (autoRunId: string, reason: KitError) => void;
  readonly onChange: () => void;
};

export type OngoingAutoRun = {
  readonly id: string;
  readonly terms: AutoRunTerms;
  readonly startedAt: string;
  readonly operator: string | undefined;
};

type EndedAutoRun = {
  readonly id: string;
  readonly blueprintName: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly problem?: Problem;
};

/** Kits devices that this station has never seen, as they are plugged in, on one consent. Off at every start. */
export type AutoRun = {
  /** @throws KitError as planning does. */
  preview(blueprintId: string): AutoRunPreview;
  /** @throws KitError `autorun.already-on`, `autorun.not-armed`, `kitting.preview-expired`, `kitting.plan-changed` */
  start(claim: { readonly nonce: string; readonly planHash: string }, by: AutoRunGiver): AutoRunStatus;
  /** A person ends it. Harmless when it is off. */
  stop(): AutoRunStatus;
  /** The station ends it. */
  end(problem: KitError): void;
  /** Ends it when its terms are not what was consented to any more, or another person works than the one who did. */
  recheck(): void;
  /** Whether this very auto-run is on, under the very terms that were consented to. */
  stands(id: string): boolean;
  status(): AutoRunStatus;
  /** What became of each device of the newest one. */
  devices(): readonly AutoRunDevice[];
  /** Notes that the last core left one on, if it did. */
  open(): void;
};

export function createAutoRun(world: AutoRunWorld): AutoRun {
  const { clock, bench, ledger, previews, onChange } = world;
  let ongoing: OngoingAutoRun | undefined;
  let stopWatching = () => {};
  let last: EndedAutoRun | undefined;
  let counts = { started: 0, leftAlone: 0 };
  const now = () => clock.now().toISOString();

  function watch(on: OngoingAutoRun): void {
    const seen = new Set(ledger.everyKey());
    const present = new Map(bench.list().flatMap((device) => (device.attached ? [[device.key, device.deviceId]] : [])));
    const arrivals = createArrivals(
      {
        wasSeen: (key) => world.hasRuns(key) || ledger.keysOf(key).some((name) => seen.has(name)),
        isIgnored: world.isIgnored,
        objection: ({ facts }) => autoObjection(facts, on.terms.erase, () => false),
        kit: (key) => world.kit(key, on),
      },
      present,
    );
    stopWatching = bench.onChange((device) => {
      if (!arrivals.awaitsDecision(device) || !auto.stands(on.id)) return;
      try {
        const decided = arrivals.consider(device, now());
        if (decided.decision.kind === 'started') counts.started += 1;
        else counts.leftAlone += 1;
        ledger.decide(on.id, decided);
        onChange();
      } catch (error) {
        finish(asKitError(error));
      }
    });
  }

  function finish(problem: KitError | undefined): void {
    if (ongoing === undefined) return;
    const { id, terms, startedAt } = ongoing;
    const end = { endedAt: now(), ...defined({ problem: problem?.toProblem() }) };
    ongoing = undefined;
    last = { id, blueprintName: terms.blueprintName, startedAt, ...end };
    stopWatching();
    world.callOff(id, new KitError('autorun.over'));
    try {
      ledger.end(id, end.endedAt, end.problem);
    } catch {
      // What cannot be written now is closed by the next start, as after a crash.
    }
    onChange();
  }

  /** The last core went while it was on. */
  function cutOff(id: string): { readonly endedAt: string; readonly problem: Problem } {
    const end = { endedAt: now(), problem: new KitError('autorun.restarted').toProblem() };
    ledger.end(id, end.endedAt, end.problem);
    return end;
  }

  const auto: AutoRun = {
    preview: (blueprintId) => {
      const terms = world.terms(blueprintId);
      const { nonce, expiresAt } = previews.keep({ blueprintId, planHash: terms.planHash, devices: [] });
      const countdownSeconds = Math.ceil(world.countdownMs / 1000);
      const seenBefore = ledger.everyKey().length;
      return { ...terms, countdownSeconds, seenBefore, nonce, expiresAt: expiresAt.toISOString() };
    },
    start: (claim, by) => {
      if (ongoing !== undefined) throw new KitError('autorun.already-on');
      const { blueprintId } = previews.check({ ...claim, devices: [] });
      const terms = world.terms(blueprintId);
      if (terms.planHash !== claim.planHash) throw new KitError('kitting.plan-changed');
      if (!world.isArmed()) throw new KitError('autorun.not-armed');
      const on = { id: uuidV7(clock.now(), world.random), terms, startedAt: now(), operator: by.operator };
      ledger.begin({ id: on.id, terms, startedAt: on.startedAt, by });
      previews.spend(claim.nonce);
      counts = { started: 0, leftAlone: 0 };
      ongoing = on;
      watch(on);
      onChange();
      return auto.status();
    },
    stop: () => {
      finish(undefined);
      return auto.status();
    },
    end: finish,
    recheck: () => {
      if (ongoing === undefined) return;
      // Whoever takes over has not seen what would be erased, and may not know that anything is.
      if (world.operator() !== ongoing.operator) return finish(new KitError('autorun.handed-over'));
      const { blueprintId, blueprintName, planHash } = ongoing.terms;
      if (sameTerms(() => world.terms(blueprintId).planHash === planHash)) return;
      finish(new KitError('autorun.plan-changed', { blueprint: blueprintName }));
    },
    stands: (id) => {
      if (ongoing?.id === id) auto.recheck();
      return ongoing?.id === id;
    },
    status: () => {
      if (ongoing !== undefined) {
        const { id, terms, startedAt } = ongoing;
        return { state: 'on', id, terms, startedAt, ...counts };
      }
      return last === undefined ? { state: 'off' } : { state: 'off', last: { ...last, ...counts } };
    },
    devices: () => {
      const id = ongoing?.id ?? last?.id;
      return id === undefined ? [] : ledger.devicesOf(id);
    },
    open: () => {
      const newest = ledger.newest();
      if (newest === undefined) return;
      const { id, terms, startedAt } = newest;
      const { endedAt = now(), problem } = newest.endedAt === undefined ? cutOff(id) : newest;
      const devices = ledger.devicesOf(id);
      const started = devices.filter(({ decision }) => decision.kind === 'started').length;
      counts = { started, leftAlone: devices.length - started };
      last = { id, blueprintName: terms.blueprintName, startedAt, endedAt, ...defined({ problem }) };
    },
  };
  return auto;
}

/** Terms that cannot be told any more, because the blueprint is gone, are no longer the same. */
function sameTerms(compare: () => boolean): boolean {
  try {
    return compare();
  } catch {
    return false;
  }
}
