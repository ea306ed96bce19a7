import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import { slotAt } from '../../shared/domain/slot.ts';
import type { VariableValues } from '../../shared/domain/variables.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { reason } from '../../shared/texts/reasons/table.ts';
import { fillProfile } from '../profiles/variables.ts';
import { readableFacts } from './occupied.ts';
import type { NamingContext } from './plan-names.ts';
import type { StepContext, Stop } from './step.ts';
import { toldByDevice, variableValues } from './variables.ts';
import { wantedName } from './wanted-name.ts';

type ProfileContext = Pick<StepContext, 'plan' | 'materials' | 'memory'>;

/** What a device's profiles ask for, as far as it is known when the plan is made. */
export type ProfileVariables = {
  readonly values: VariableValues;
  /** What nobody can tell, not even the device once it is read. */
  readonly missing: readonly string[];
};

/** @param name the device's, where the plan has resolved one. */
export function planVariables(
  blueprint: Blueprint,
  { facts, locationId }: Pick<DeviceSnapshot, 'facts' | 'locationId'>,
  { slots, book }: NamingContext,
  name: string | undefined,
): ProfileVariables {
  const wanted = [...new Set(blueprint.profiles.flatMap(({ variables = [] }) => variables))];
  if (wanted.length === 0) return { values: {}, missing: [] };
  const slot = slotAt(slots, locationId)?.name;
  const { serial } = facts;
  const known = variableValues(facts, { slot, deviceName: name }, book.rosterValues({ serial, slot }));
  const later = (variable: string) =>
    toldByDevice.has(variable) ||
    (serial === undefined && variable !== 'slot') ||
    namedLater(variable, blueprint, name);
  return {
    values: Object.fromEntries(Object.entries(known).filter(([variable]) => wanted.includes(variable))),
    missing: wanted.filter((variable) => !Object.hasOwn(known, variable) && !later(variable)),
  };
}

/** The name step says by itself what stands in a name's way. */
function namedLater(variable: string, { deviceName }: Blueprint, name: string | undefined): boolean {
  return variable === 'deviceName' && deviceName !== undefined && name === undefined;
}

/**
 * Looks, now that the device has told what it tells and before anything is done to it, whether its profiles can be
 * filled in. @returns what the run waits for while they cannot.
 */
export function settleProfiles(ctx: StepContext): Stop | undefined {
  const known = valuesNow(ctx);
  const wanted = ctx.plan.blueprint.profiles.flatMap(({ variables = [] }) => variables);
  const missing = wanted.find((variable) => !Object.hasOwn(known, variable));
  return missing === undefined ? undefined : { kind: 'operator', reason: reason('wait.roster', { field: missing }) };
}

/**
 * A profile of the plan as this device gets it: with the values that were confirmed, and what it has told since.
 * @throws KitError `kitting.variables-missing`
 */
export function filledProfile(ctx: ProfileContext, sha256: string): Buffer {
  const { plan, materials } = ctx;
  const profile = materials.profile(sha256);
  const isAsking = plan.blueprint.profiles.some((entry) => entry.sha256 === sha256 && entry.variables !== undefined);
  if (!isAsking) return profile;
  const filled = fillProfile(profile, valuesNow(ctx));
  if (filled.state === 'filled') return filled.bytes;
  throw new KitError('kitting.variables-missing', { names: filled.names.join(', ') });
}

function valuesNow(ctx: ProfileContext): VariableValues {
  const { plan, materials } = ctx;
  const { slot } = plan;
  const facts = readableFacts(ctx);
  const name = plan.blueprint.deviceName === undefined ? undefined : wantedName(ctx);
  const deviceName = name?.state === 'resolved' ? name.name : undefined;
  const now = variableValues(facts, { slot, deviceName }, materials.book.rosterValues({ serial: facts.serial, slot }));
  return { ...now, ...plan.values };
}
