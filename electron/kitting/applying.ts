import type { CommandInput, CommandOutput } from '../../shared/contract/commands.ts';
import { seriesIn } from '../../shared/domain/name-template.ts';
import type { DevicePlan } from '../../shared/domain/plan.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { ActiveRuns } from './active-runs.ts';
import type { Previews } from './consent.ts';
import { defined } from './defined.ts';
import type { DeviceBook } from './device-book.ts';
import { compilePlan, coveredBy, overrideOf, type PlanningWorld, planNow } from './planning.ts';
import type { NewRun, RunJournal } from './run-journal.ts';
import { uuidV7 } from './uuid-v7.ts';

export type ApplyingWorld = {
  readonly planning: PlanningWorld;
  readonly previews: Previews;
  readonly journal: Pick<RunJournal, 'begin'>;
  readonly active: Pick<ActiveRuns, 'begin'>;
  readonly clock: Clock;
  readonly random: (bytes: number) => Buffer;
  readonly isArmed: () => boolean;
};

/** On whose word runs begin. */
export type ConsentGiver = {
  /** Who worked at the station when the consent was given. */
  readonly operator: string | undefined;
  /** The auto-run, when the consent was given once for whatever is plugged in. */
  readonly autoRunId?: string;
};

/** From a preview to its runs: the only way a run begins, and so the only way to an erase. */
export type Applying = {
  plan(input: CommandInput<'kitting.plan'>): CommandOutput<'kitting.plan'>;
  apply(claim: CommandInput<'kitting.apply'>, giver: ConsentGiver): CommandOutput<'kitting.apply'>;
};

export function createApplying(world: ApplyingWorld): Applying {
  const { planning, previews, journal, active, clock, random, isArmed } = world;
  return {
    plan: (input) => {
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
    },
    apply: ({ nonce, planHash, devices, overrides = {} }, { operator, autoRunId }) => {
      const preview = previews.check({ nonce, planHash, devices });
      const planned = planNow(planning, { blueprintId: preview.blueprintId, devices: [...preview.devices] });
      if (planned.planHash !== planHash) throw new KitError('kitting.plan-changed');
      const runnable = planned.plans.filter((device) => device.runnable);
      if (runnable.length === 0) throw new KitError('kitting.nothing-runnable');
      if (!isArmed() && runnable.some((device) => device.erases)) throw new KitError('kitting.not-armed');
      const at = clock.now();
      const createdAt = at.toISOString();
      const by = defined({ operator });
      const under = defined({ autoRunId });
      const runs = runnable.map((device): NewRun => {
        const { deviceKey } = device;
        const typed = overrides[deviceKey];
        const findMyOverridden = overrideOf(device, typed);
        const runId = uuidV7(at, random);
        const consentId = uuidV7(at, random);
        const covers = coveredBy(device, autoRunId !== undefined);
        return {
          plan: compilePlan(planned, device, { runId, findMyOverridden, createdAt, ...under }),
          consent: {
            id: consentId,
            runId,
            attempt: 1,
            deviceKey,
            planHash,
            covers,
            at: createdAt,
            ...by,
            ...under,
            ...(findMyOverridden && typed !== undefined ? { typed } : {}),
          },
          started: { type: 'run-started', runId, deviceKey, consentId, attempt: 1, planHash, covers, ...by },
        };
      });
      for (const device of runnable) keepListed(planning.materials.book, device, planned.context.blueprint.deviceName);
      journal.begin(runs);
      previews.spend(nonce);
      for (const run of runs) active.begin(run.plan);
      return { runs: runs.map(({ plan: { runId, deviceKey } }) => ({ runId, deviceKey })) };
    },
  };
}

/** A name that was confirmed, and a row, belong to its device from here on, whatever becomes of the run. */
function keepListed(book: DeviceBook, { serial, slot, name }: DevicePlan, template: string | undefined): void {
  if (serial === undefined) return;
  book.keep({ serial, slot }, name === undefined || template === undefined ? [] : seriesIn(template));
}
