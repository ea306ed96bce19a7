import type { CommandInput } from '../../shared/contract/commands.ts';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import type { DevicePlan, OneWay } from '../../shared/domain/plan.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Bench } from '../bench/bench.ts';
import { configurationDigest, desiredConfiguration } from './cloud-configuration.ts';
import { type CompiledPlan, compiledPlanSchema } from './compiled-plan.ts';
import { configurationSource } from './configuration-source.ts';
import type { Materials } from './materials.ts';
import { digestOfMagic } from './ownership.ts';
import { type PlanContext, planDevices, planHashOf } from './plan.ts';
import type { RunJournal } from './run-journal.ts';

export type PlanningWorld = {
  readonly bench: Bench;
  readonly journal: RunJournal;
  readonly materials: Materials;
  readonly isBusy: (deviceKey: string) => boolean;
};

export type Planned = {
  readonly context: PlanContext;
  readonly snapshots: readonly DeviceSnapshot[];
  readonly plans: readonly DevicePlan[];
  readonly planHash: string;
};

/**
 * Plans a blueprint for devices as they are known now. Reads only.
 * @throws KitError `kitting.unknown-device`, `kitting.unknown-blueprint`, `kitting.unknown-organization`,
 * `kitting.unknown-server`, `kitting.bad-name`, and what a closed vault throws
 */
export function planNow(world: PlanningWorld, { blueprintId, devices }: CommandInput<'kitting.plan'>): Planned {
  const snapshots = devices.map((text) => {
    const found = world.bench.get(text) ?? world.bench.find(text);
    if (found === undefined) throw new KitError('kitting.unknown-device', { device: text });
    return found;
  });
  const unique = [...new Map(snapshots.map((snapshot) => [snapshot.key, snapshot])).values()];
  const context = contextOf(world, blueprintId);
  const plans = planDevices(unique, context);
  return { context, snapshots: unique, plans, planHash: planHashOf(plans, context) };
}

/** @throws KitError as `planNow` does */
export function contextOf(
  { journal, materials, isBusy }: Omit<PlanningWorld, 'bench'>,
  blueprintId: string,
): PlanContext {
  const blueprint = materials.blueprint(blueprintId);
  if (blueprint === undefined) throw new KitError('kitting.unknown-blueprint', { id: blueprintId });
  const organization = materials.organization(blueprint.organizationId);
  if (organization === undefined) throw new KitError('kitting.unknown-organization');
  const server = blueprint.serverId === null ? null : materials.server(blueprint.serverId);
  if (server === undefined) throw new KitError('kitting.unknown-server');
  const desired = desiredConfiguration(configurationSource(blueprint, organization, materials));
  return {
    blueprint,
    organization,
    server:
      server === null
        ? null
        : {
            id: server.id,
            name: server.name,
            product: server.product,
            maskedUrl: server.maskedUrl,
            hasUrl: server.url !== undefined,
          },
    configurationDigest: configurationDigest(desired, materials.keyedDigest),
    slots: materials.slots(),
    book: materials.book,
    isBusy,
    isIgnored: materials.isIgnored,
    digestOfMagic: (deviceKey, magic) => digestOfMagic(journal, deviceKey, magic),
  };
}

/**
 * What the consent given by applying a plan covers. What the plan only *asks* about is asked again in the run; the terms
 * of an auto-run have answered that beforehand, within the rules that the run then asks (`auto/rules.ts`).
 */
export function coveredBy(plan: DevicePlan, isAutomatic: boolean): OneWay[] {
  return plan.steps.flatMap(({ oneWay, decision }) =>
    oneWay !== undefined && (decision === 'do' || (isAutomatic && decision === 'ask')) ? [oneWay] : [],
  );
}

/**
 * Whether the guard may be overridden for this device: by its serial number, typed.
 * @throws KitError `kitting.override-needed`
 */
export function overrideOf(plan: DevicePlan, typed: string | undefined): boolean {
  const asked = plan.steps.some((step) => step.id === 'guard' && step.decision === 'ask');
  if (!asked) return false;
  if (plan.serial !== undefined && typed?.trim().toUpperCase() === plan.serial) return true;
  throw new KitError('kitting.override-needed', { device: plan.serial ?? plan.deviceKey });
}

/** Seals what was confirmed for one device into the form the journal keeps. */
export function compilePlan(
  { context, snapshots, planHash }: Planned,
  plan: DevicePlan,
  run: Pick<CompiledPlan, 'runId' | 'findMyOverridden' | 'createdAt' | 'autoRunId'>,
): CompiledPlan {
  const snapshot = snapshots.find((candidate) => candidate.key === plan.deviceKey);
  if (snapshot === undefined) throw new Error('a plan belongs to one of the snapshots it was made from');
  const { blueprint, organization, server, configurationDigest: digest } = context;
  return compiledPlanSchema.parse({
    ...run,
    schema: 1,
    deviceKey: plan.deviceKey,
    udid: snapshot.facts.udid,
    serial: plan.serial,
    name: plan.name,
    slot: plan.slot,
    values: plan.values,
    blueprint,
    organization,
    server,
    steps: plan.steps,
    configurationDigest: digest,
    planHash,
  });
}
