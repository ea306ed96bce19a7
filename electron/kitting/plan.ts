import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import { type DevicePlan, oneWayOf, type PlannedStep, type Reason, stepIds } from '../../shared/domain/plan.ts';
import { slotAt } from '../../shared/domain/slot.ts';
import { reason } from '../../shared/texts/reasons/table.ts';
import { digestOf } from './canonical-json.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import type { ResolvedName } from './naming.ts';
import { type NamingContext, planNames } from './plan-names.ts';
import { planSteps } from './plan-steps.ts';
import { planVariables } from './profile-variables.ts';

/** Everything about a plan that is not the device. */
export type PlanContext = NamingContext & {
  readonly blueprint: Blueprint;
  readonly organization: Organization;
  readonly server: (CompiledPlan['server'] & { readonly hasUrl: boolean }) | null;
  /** Keyed digest of the configuration to write. */
  readonly configurationDigest: string;
  readonly isBusy: (deviceKey: string) => boolean;
  readonly isIgnored: (deviceKey: string) => boolean;
  /** The digest of the configuration that a past run of this station wrote under this magic. */
  readonly digestOfMagic: (deviceKey: string, magic: string) => string | undefined;
};

/** Plans all devices of one preview together: names must not collide among them. Pure. */
export function planDevices(devices: readonly DeviceSnapshot[], context: PlanContext): DevicePlan[] {
  const candidates = devices.map((device) => ({
    device,
    runs: planDevice(device, context, undefined, false).runnable,
  }));
  const names = planNames(context.blueprint.deviceName, candidates, context);
  return devices.map((device, index) => {
    const name = names[index];
    const taken = names.some((other, place) => place !== index && sameName(other, name));
    return planDevice(device, context, name, taken);
  });
}

function planDevice(
  device: DeviceSnapshot,
  context: PlanContext,
  name: ResolvedName | undefined,
  nameTaken: boolean,
): DevicePlan {
  const { key, facts } = device;
  const obstacle = obstacleOf(device, context);
  const resolved = name?.state === 'resolved' ? name.name : undefined;
  const { values, missing } = planVariables(context.blueprint, device, context, resolved);
  const steps =
    obstacle === undefined
      ? planSteps({
          blueprint: context.blueprint,
          organization: context.organization,
          hasEnrollmentUrl: context.server?.hasUrl ?? false,
          facts,
          name,
          nameTaken,
          missingVariables: missing,
          isOurs: (magic) => context.digestOfMagic(key, magic) === context.configurationDigest,
        })
      : stepIds.map((id) => impossible(id, obstacle));
  const slot = slotAt(context.slots, device.locationId);
  return {
    deviceKey: key,
    ...(facts.serial === undefined ? {} : { serial: facts.serial }),
    ...(resolved === undefined ? {} : { name: resolved }),
    ...(slot === undefined ? {} : { slot: slot.name }),
    ...(Object.keys(values).length === 0 ? {} : { values }),
    steps,
    erases: steps.some((step) => step.id === 'erase' && step.decision === 'do'),
    runnable: steps.every((step) => step.decision !== 'impossible'),
  };
}

function impossible(id: PlannedStep['id'], obstacle: Reason): PlannedStep {
  const oneWay = oneWayOf[id];
  return { id, decision: 'impossible', reason: obstacle, ...(oneWay === undefined ? {} : { oneWay }) };
}

function obstacleOf(device: DeviceSnapshot, context: PlanContext): Reason | undefined {
  if (!device.attached) return reason('device.not-attached');
  if (device.state === 'identifying') return reason('device.identifying');
  if (device.state === 'unreadable') return reason('device.unreadable', { problem: device.problem ?? '' });
  if (context.isIgnored(device.key)) return reason('device.ignored');
  if (device.runId !== undefined || context.isBusy(device.key)) return reason('device.busy');
  return device.facts.ecid === undefined ? reason('device.provisional') : undefined;
}

function sameName(a: ResolvedName | undefined, b: ResolvedName | undefined): boolean {
  return a?.state === 'resolved' && b?.state === 'resolved' && a.name === b.name;
}

/**
 * SHA-256 over all that a person confirms: which devices, what is done to each and why, under which names, with which
 * configuration. The guard's measurements may move between preview and apply; its verdict may not.
 */
export function planHashOf(plans: readonly DevicePlan[], context: PlanContext): string {
  return digestOf({
    blueprint: { id: context.blueprint.id, revision: context.blueprint.revision },
    configuration: context.configurationDigest,
    profiles: context.blueprint.profiles.map((profile) => profile.sha256),
    devices: plans
      .filter((plan) => plan.runnable)
      .map(({ steps, ...device }) => ({ ...device, steps: steps.map(confirmed) })),
  });
}

function confirmed(step: PlannedStep): unknown {
  return step.id === 'guard' ? { ...step, reason: step.reason.code } : step;
}
