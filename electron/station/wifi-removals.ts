import { isKitError } from '../../shared/errors/kit-error.ts';
import { type CompiledPlan, compiledPlanSchema } from '../kitting/compiled-plan.ts';
import type { Kitting } from '../kitting/kitting.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';

/** A device that answered badly is asked again so much later, as long as it is attached. */
const againMs = 60_000;

export type WifiRemovals = {
  /** Takes up what the last core left undone. */
  start(): void;
  /** Its MDM may have seen this run's device. */
  consider(runId: string): void;
  /** A device is back. */
  deviceChanged(deviceKey: string): void;
  /** Ends what is under way. */
  stop(): Promise<void>;
};

type Parts = {
  readonly store: Pick<Store, 'runs' | 'watches' | 'wifiRemovals' | 'transaction'>;
  readonly kitting: Pick<Kitting, 'removeProfiles'>;
  readonly isAttached: (deviceKey: string) => boolean;
  readonly clock: Clock;
};

/**
 * Wi-Fi that devices needed for their set-up only goes again, once the MDM itself says that it has their TokenUpdate: from
 * then on it can give them another network. What has to go stands in the store, so nothing is forgotten at a crash.
 */
export function createWifiRemovals({ store, kitting, isAttached, clock }: Parts): WifiRemovals {
  const ending = new AbortController();
  const pending = new Map<string, { readonly plan: CompiledPlan; readonly identifiers: readonly string[] }>();
  const working = new Map<string, Promise<void>>();
  const timers = new Map<string, () => void>();

  function consider(runId: string): void {
    if (pending.has(runId) || store.wifiRemovals.isDone(runId)) return;
    const run = store.runs.find(runId);
    if (run?.end !== 'prepared' || run.blueprint.removeWifiAfterEnrollment !== true) return;
    if (store.runs.ofDevice(run.deviceKey)[0]?.runId !== runId || !isSeenByMdm(runId)) return;
    const plan = compiledPlanSchema.parse(run.plan);
    const identifiers = plan.blueprint.profiles.flatMap(({ role, identifier }) =>
      role === 'wifi' ? [identifier] : [],
    );
    if (identifiers.length === 0) return;
    pending.set(runId, { plan, identifiers });
    work(runId);
  }

  function isSeenByMdm(runId: string): boolean {
    const evidence = store.watches.get(runId)?.evidence ?? [];
    return evidence.some(({ fact, value, source }) => fact === 'enrollment' && value === 'yes' && source === 'backend');
  }

  function work(runId: string): void {
    const task = pending.get(runId);
    if (task === undefined || working.has(runId) || ending.signal.aborted || !isAttached(task.plan.deviceKey)) return;
    timers.get(runId)?.();
    timers.delete(runId);
    const done = remove(runId, task).finally(() => working.delete(runId));
    working.set(runId, done);
  }

  async function remove(
    runId: string,
    { plan, identifiers }: NonNullable<ReturnType<typeof pending.get>>,
  ): Promise<void> {
    try {
      await kitting.removeProfiles(plan, identifiers, ending.signal);
      store.transaction(() => store.wifiRemovals.done(runId, clock.now().toISOString()));
      pending.delete(runId);
    } catch (error) {
      if (ending.signal.aborted || isKitError(error, 'kitting.detached')) return;
      timers.set(
        runId,
        clock.after(againMs, () => work(runId)),
      );
    }
  }

  return {
    start: () => {
      for (const { runId, end } of store.runs.list()) if (end === 'prepared') consider(runId);
    },
    consider,
    deviceChanged: (deviceKey) => {
      if (!isAttached(deviceKey)) return;
      for (const [runId, { plan }] of pending) if (plan.deviceKey === deviceKey) work(runId);
    },
    stop: async () => {
      ending.abort();
      for (const cancel of timers.values()) cancel();
      await Promise.all(working.values());
    },
  };
}
