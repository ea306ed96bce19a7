import type { Problem } from '../../shared/domain/run.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { createActiveRuns } from './active-runs.ts';
import { answerRun } from './answers.ts';
import { createApplying } from './applying.ts';
import { createAutoRun } from './auto/auto-run.ts';
import { isUnattended } from './auto/objection.ts';
import { kitUnattended, termsOf } from './auto/terms.ts';
import { createPreviews } from './consent.ts';
import type { Kitting, KittingDeps } from './kitting.ts';
import { createLeases } from './lease.ts';
import { planExample } from './plan-example.ts';
import { contextOf } from './planning.ts';
import { removeProfiles } from './remove-profiles.ts';
import { createScheduler } from './scheduler.ts';
import { defaultTimings } from './timings.ts';
import { uuidV7 } from './uuid-v7.ts';

/** How many ended runs `runs()` tells of beside the active ones. */
const recentRuns = 500;

export function createKitting(deps: KittingDeps): Kitting {
  const { clock, random, wire, bench, journal, materials, station, operator = () => undefined } = deps;
  const timings = { ...defaultTimings, ...deps.timings };
  const scheduler = createScheduler({ clock, ...(deps.caps === undefined ? {} : { caps: deps.caps }) });
  const previews = createPreviews({ clock, random, validMs: timings.previewValid });
  let armed = false;

  function pause(problem?: Problem): void {
    scheduler.pause();
    deps.onQueue?.({ paused: true, ...(problem === undefined ? {} : { problem }) });
  }

  const leases = createLeases();
  const active = createActiveRuns({
    wire,
    bench,
    journal,
    materials,
    clock,
    timings,
    scheduler,
    random,
    jitter: () => random(4).readUInt32BE() / 2 ** 32,
    isArmed: () => armed,
    pauseFor: pause,
    stationName: station.name,
    coreStart: station.coreStart,
    leases,
    autoRunStands: (id) => autoRun.stands(id),
    onRun: deps.onRun ?? (() => {}),
    onDamaged: deps.onDamaged ?? (() => {}),
  });
  const planning = { bench, journal, materials, isBusy: active.isBusy };

  function wakeAll(): void {
    for (const driver of active.all()) driver.wake();
  }

  const applying = createApplying({ planning, previews, journal, active, clock, random, isArmed: () => armed });

  const autoRun = createAutoRun({
    clock,
    random,
    bench,
    ledger: deps.autoRuns,
    previews,
    countdownMs: timings.autoPullOut,
    terms: (blueprintId) => termsOf(contextOf(planning, blueprintId)),
    isArmed: () => armed,
    operator,
    hasRuns: (deviceKey) => journal.runsOfDevice(deviceKey).length > 0,
    isIgnored: ({ key, facts }) => materials.isIgnored(key, facts.serial),
    kit: (deviceKey, on) => kitUnattended(applying, deviceKey, on),
    callOff: (autoRunId, reason) => {
      for (const { log, callOff } of active.all()) {
        if (log.plan.autoRunId === autoRunId && isUnattended(log)) callOff(reason);
      }
    },
    onChange: deps.onAutoRun ?? (() => {}),
  });

  return {
    plan: applying.plan,
    planExample: (blueprintId, example) => planExample(planning, blueprintId, example),
    apply: (claim) => applying.apply(claim, { operator: operator() }),
    autoRun,
    answer: (input) => {
      const driver = active.get(input.runId);
      if (driver === undefined) {
        active.view(input.runId);
        throw new KitError('kitting.not-waiting', { run: input.runId });
      }
      const at = clock.now();
      answerRun(driver, input, { consentId: uuidV7(at, random), at: at.toISOString(), operator: operator() });
      return active.view(input.runId);
    },
    arm: (value) => {
      armed = value;
      if (!armed) autoRun.end(new KitError('autorun.disarmed'));
      wakeAll();
    },
    isArmed: () => armed,
    pause: () => pause(),
    pauseRun: (runId, paused) => active.hold(runId, paused, operator()),
    resumeAll: () => {
      scheduler.resume();
      deps.onQueue?.({ paused: false });
      wakeAll();
    },
    isPaused: scheduler.isPaused,
    removeProfiles: (plan, identifiers, signal) =>
      removeProfiles({ wire, bench, materials, leases, clock, timings }, plan, identifiers, signal),
    runs: (filter = {}) => {
      const open = active.all().map((driver) => driver.log.plan.runId);
      const ended = filter.active === true ? [] : journal.recentRuns(recentRuns).filter((id) => !open.includes(id));
      return [...open, ...ended].map(active.view);
    },
    show: active.view,
    start: () => {
      autoRun.open();
      active.resume();
    },
    stop: async () => {
      await active.suspendAll();
      scheduler.close();
    },
  };
}
