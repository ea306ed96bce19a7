import type { DeviceSnapshot } from '../../../../shared/domain/device.ts';
import type { DevicePlan, PlannedStep, PlanPreview, Reason, StepId } from '../../../../shared/domain/plan.ts';
import { kindOf, type ModelKind } from '../bench/tile-model.ts';

export type PlanCounts = {
  /** Devices that will be worked on. */
  readonly kits: number;
  /** Of these, wiped for certain. */
  readonly erases: number;
  /** Of these, found out only after pairing: each is asked about then. */
  readonly mayErase: number;
  readonly refused: number;
};

export function countPlan(devices: readonly DevicePlan[]): PlanCounts {
  const runnable = devices.filter(({ runnable: is }) => is);
  return {
    kits: runnable.length,
    erases: runnable.filter(({ erases }) => erases).length,
    mayErase: runnable.filter((device) => !device.erases && stepIn(device, 'erase')?.decision === 'ask').length,
    refused: devices.length - runnable.length,
  };
}

/** Why a device is refused: each cause once, in the order of the steps. */
export function causesOf({ steps }: DevicePlan): readonly Reason[] {
  const causes = new Map<string, Reason>();
  for (const { decision, reason } of steps) {
    if (decision === 'impossible') causes.set(keyOf(reason), causes.get(keyOf(reason)) ?? reason);
  }
  return [...causes.values()];
}

/** Devices whose guard asks for their serial number, typed. */
export function overridesNeeded(devices: readonly DevicePlan[]): readonly DevicePlan[] {
  return devices.filter((device) => device.runnable && stepIn(device, 'guard')?.decision === 'ask');
}

export function isTyped({ serial }: DevicePlan, typed: string | undefined): boolean {
  return serial !== undefined && typed?.trim().toUpperCase() === serial;
}

export type StepGroup = {
  readonly decision: PlannedStep['decision'];
  readonly reason: Reason;
  readonly deviceKeys: readonly string[];
};
export type StepSummary = { readonly step: StepId; readonly groups: readonly StepGroup[] };

/** Step by step, what is decided about the runnable devices; devices with the same decision and reason stand together. */
export function stepsOfPlan(devices: readonly DevicePlan[]): readonly StepSummary[] {
  const summary = new Map<StepId, Map<string, StepGroup>>();
  for (const { deviceKey, steps } of devices.filter(({ runnable }) => runnable)) {
    for (const { id, decision, reason } of steps) {
      const groups = summary.get(id) ?? new Map<string, StepGroup>();
      summary.set(id, groups);
      const key = `${decision} ${keyOf(reason)}`;
      const known = groups.get(key);
      groups.set(key, { decision, reason, deviceKeys: [...(known?.deviceKeys ?? []), deviceKey] });
    }
  }
  return [...summary].map(([step, groups]) => ({ step, groups: [...groups.values()] }));
}

/** Steps in which something happens to at least one device. */
export function isActing({ groups }: StepSummary): boolean {
  return groups.some(({ decision }) => decision !== 'skip');
}

/** Devices about which another preview decides otherwise: what a person has to look at again. */
export function changedDevices(before: PlanPreview, after: PlanPreview): readonly string[] {
  const former = new Map(before.devices.map((device) => [device.deviceKey, decisionsOf(device)]));
  return after.devices
    .filter((device) => former.has(device.deviceKey) && former.get(device.deviceKey) !== decisionsOf(device))
    .map(({ deviceKey }) => deviceKey);
}

/** What all the devices are called together. */
export function commonKind(
  keys: readonly string[],
  devices: ReadonlyMap<string, DeviceSnapshot>,
): Extract<ModelKind, 'ipad' | 'iphone' | 'device'> {
  const kinds = new Set(keys.map((key) => kindOf(devices.get(key)?.facts.productType)));
  const [only] = kinds;
  return kinds.size === 1 && (only === 'ipad' || only === 'iphone') ? only : 'device';
}

function stepIn({ steps }: DevicePlan, id: StepId): PlannedStep | undefined {
  return steps.find((step) => step.id === id);
}

function decisionsOf({ steps, name, runnable, erases }: DevicePlan): string {
  return JSON.stringify([runnable, erases, name, steps.map(({ id, decision, reason }) => [id, decision, reason.code])]);
}

function keyOf({ code, params }: Reason): string {
  return JSON.stringify([code, params]);
}
