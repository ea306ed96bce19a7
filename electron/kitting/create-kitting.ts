import type { CommandInput, CommandOutput } from '../../shared/contract/commands.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { createActiveRuns } from './active-runs.ts';
import { answerRun } from './answers.ts';
import { createPreviews } from './consent.ts';
import type { Kitting, KittingDeps } from './kitting.ts';
import { createLeases } from './lease.ts';
import { compilePlan, coveredBy, overrideOf, planNow } from './planning.ts';
import type { NewRun } from './run-journal.ts';
import { createScheduler } from './scheduler.ts';
import { defaultTimings } from './timings.ts';
import { uuidV7 } from './uuid-v7.ts';

/** How many ended runs `runs()` tells of beside the active ones. */
const recentRuns = 500;

export function createKitting(deps: KittingDeps): Kitting {
  const { clock, random, wire, bench, journal, materials, station } = deps;
  const timings = { ...defaultTimings, ...deps.timings };
  const scheduler = createScheduler({ clock, ...(deps.caps === undefined ? {} : { caps: deps.caps }) });
  const previews = createPreviews({ clock, random, validMs: timings.previewValid });
  let armed = false;

  function pause(problem?: Problem): void {
    scheduler.pause();
    deps.onQueue?.({ paused: true, ...(problem === undefined ? {} : { problem }) });
  }

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
    leases: createLeases(),
    onRun: deps.onRun ?? (() => {}),
    onDamaged: deps.onDamaged ?? (() => {}),
  });
  const planning = { bench, journal, materials, isBusy: active.isBusy };

  function wakeAll(): void {
    for (const driver of active.all()) driver.wake();
  }

  function plan(input: CommandInput<'kitting.plan'>): CommandOutput<'kitting.plan'> {
    const { context, plans, planHash } = planNow(planning, input);
    const devices = plans.map((device) => device.deviceKey);
    const { nonce, expiresAt } = previews.keep({ blueprintId: context.blueprint.id, planHash, devices });
    return {
      blueprintId: context.blueprint.id,
      blueprintRevision: context.blueprint.revision,
      devices: [...plans],
      planHash,
      nonce,
      expiresAt: expiresAt.toISOString(),
    };
  }

  function apply({ nonce, planHash, devices, overrides = {} }: CommandInput<'kitting.apply'>) {
    const preview = previews.check({ nonce, planHash, devices });
    const planned = planNow(planning, { blueprintId: preview.blueprintId, devices: [...preview.devices] });
    if (planned.planHash !== planHash) throw new KitError('kitting.plan-changed');
    const runnable = planned.plans.filter((device) => device.runnable);
    if (runnable.length === 0) throw new KitError('kitting.nothing-runnable');
    if (!armed && runnable.some((device) => device.erases)) throw new KitError('kitting.not-armed');
    const at = clock.now();
    const runs = runnable.map((device): NewRun => {
      const typed = overrides[device.deviceKey];
      const findMyOverridden = overrideOf(device, typed);
      const runId = uuidV7(at, random);
      const consentId = uuidV7(at, random);
      const covers = coveredBy(device);
      const { deviceKey } = device;
      const createdAt = at.toISOString();
      return {
        plan: compilePlan(planned, device, { runId, findMyOverridden, createdAt }),
        consent: {
          id: consentId,
          runId,
          attempt: 1,
          deviceKey,
          planHash,
          covers,
          at: createdAt,
          ...(findMyOverridden && typed !== undefined ? { typed } : {}),
        },
        started: { type: 'run-started', runId, deviceKey, consentId, attempt: 1, planHash, covers },
      };
    });
    journal.begin(runs);
    previews.spend(nonce);
    for (const run of runs) active.begin(run.plan);
    return { runs: runs.map(({ plan: { runId, deviceKey } }) => ({ runId, deviceKey })) };
  }

  return {
    plan,
    apply,
    answer: (input) => {
      const driver = active.get(input.runId);
      if (driver === undefined) {
        active.view(input.runId);
        throw new KitError('kitting.not-waiting', { run: input.runId });
      }
      answerRun(driver, input, { consentId: uuidV7(clock.now(), random), at: clock.now().toISOString() });
      return active.view(input.runId);
    },
    arm: (value) => {
      armed = value;
      wakeAll();
    },
    isArmed: () => armed,
    pause: () => pause(),
    resumeAll: () => {
      scheduler.resume();
      deps.onQueue?.({ paused: false });
      wakeAll();
    },
    isPaused: scheduler.isPaused,
    runs: (filter = {}) => {
      const open = active.all().map((driver) => driver.log.plan.runId);
      const ended = filter.active === true ? [] : journal.recentRuns(recentRuns).filter((id) => !open.includes(id));
      return [...open, ...ended].map(active.view);
    },
    show: active.view,
    start: active.resume,
    stop: async () => {
      await active.suspendAll();
      scheduler.close();
    },
  };
}
