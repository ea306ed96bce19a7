import { isKitError } from '../../shared/errors/kit-error.ts';
import type { Store } from '../store/store.ts';
import { compiledPlanSchema } from './compiled-plan.ts';
import type { RunJournal } from './run-journal.ts';

/** Kitting's journal in the station's store. */
export function createRunJournal(store: Pick<Store, 'journal' | 'runs' | 'consents' | 'transaction'>): RunJournal {
  const { journal, runs, consents } = store;

  function planOf(runId: string): unknown {
    try {
      return runs.get(runId).plan;
    } catch (error) {
      if (isKitError(error, 'store.not-found')) return undefined;
      throw error;
    }
  }

  return {
    begin: (newRuns) =>
      store.transaction(() => {
        for (const { plan, consent, started } of newRuns) {
          runs.create({
            runId: plan.runId,
            deviceKey: plan.deviceKey,
            ...(plan.serial === undefined ? {} : { serial: plan.serial }),
            attempt: consent.attempt,
            consentId: consent.id,
            blueprint: plan.blueprint,
            plan,
            startedAt: plan.createdAt,
          });
          consents.record(consent);
          journal.appendDurable(plan.runId, started);
        }
      }),
    append: journal.append,
    appendDurable: journal.appendDurable,
    consent: (consent, event) =>
      store.transaction(() => {
        consents.record(consent);
        journal.appendDurable(consent.runId, event);
      }),
    end: journal.endRun,
    entries: journal.eventsOf,
    plan: (runId) => compiledPlanSchema.safeParse(planOf(runId)).data,
    openRuns: journal.activeRuns,
    recentRuns: runs.recentIds,
    runsOfDevice: (deviceKey) => runs.ofDevice(deviceKey).map((run) => run.runId),
  };
}
