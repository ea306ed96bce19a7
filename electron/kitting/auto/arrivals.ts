import type { AutoRunDevice } from '../../../shared/domain/auto-run.ts';
import type { DeviceSnapshot } from '../../../shared/domain/device.ts';
import type { Reason } from '../../../shared/domain/plan.ts';
import { asKitError, KitError } from '../../../shared/errors/kit-error.ts';
import { defined } from '../defined.ts';

export type ArrivalRules = {
  /** The station knew the device before the consent, or has worked on it. */
  readonly wasSeen: (deviceKey: string) => boolean;
  readonly isIgnored: (device: DeviceSnapshot) => boolean;
  readonly objection: (device: DeviceSnapshot) => KitError | undefined;
  /** Begins the run. @returns the plan's reasons where it cannot be carried out. */
  readonly kit: (deviceKey: string) => { readonly runId: string } | { readonly reasons: readonly Reason[] };
};

/**
 * Decides about each device once: what was left alone, called off or failed is a person's matter from then on.
 * @param present devices on the bench when the consent was given, by key, with their attachment: nothing arrived there.
 */
export function createArrivals(rules: ArrivalRules, present: ReadonlyMap<string, number | undefined>) {
  const decided = new Set<string>();

  return {
    /** It can be judged by now, and was not before. */
    awaitsDecision({ key, attached, deviceId, state }: DeviceSnapshot): boolean {
      if (!attached || state !== 'ready' || decided.has(key)) return false;
      return !present.has(key) || present.get(key) !== deviceId;
    },
    consider(device: DeviceSnapshot, at: string): AutoRunDevice {
      // Set first: beginning a run tells of the device again.
      decided.add(device.key);
      const { serial } = device.facts;
      return { deviceKey: device.key, ...defined({ serial, slot: device.slot }), at, decision: decide(device) };
    },
  };

  function decide(device: DeviceSnapshot): AutoRunDevice['decision'] {
    if (rules.wasSeen(device.key)) return leave(new KitError('autorun.seen-before'));
    if (rules.isIgnored(device)) return leave(new KitError('kitting.ignored'));
    const objection = rules.objection(device);
    if (objection !== undefined) return leave(objection);
    try {
      const begun = rules.kit(device.key);
      if ('runId' in begun) return { kind: 'started', runId: begun.runId };
      return leave(new KitError('autorun.not-runnable'), begun.reasons);
    } catch (error) {
      return leave(asKitError(error));
    }
  }
}

function leave(why: KitError, reasons: readonly Reason[] = []): AutoRunDevice['decision'] {
  return { kind: 'left-alone', problem: why.toProblem(), reasons: [...reasons] };
}
