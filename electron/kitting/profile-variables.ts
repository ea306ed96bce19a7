import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import { slotAt } from '../../shared/domain/slot.ts';
import type { VariableValues } from '../../shared/domain/variables.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { fillProfile } from '../profiles/variables.ts';
import { readableFacts } from './occupied.ts';
import type { NamingContext } from './plan-names.ts';
import type { StepContext } from './step.ts';
import { toldByDevice, variableValues } from './variables.ts';

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
 * A profile of the plan as this device gets it: with the values that were confirmed, and what it has told since.
 * @throws KitError `kitting.variables-missing`
 */
export function filledProfile(ctx: Pick<StepContext, 'plan' | 'materials' | 'memory'>, sha256: string): Buffer {
  const { plan, materials } = ctx;
  const profile = materials.profile(sha256);
  const { slot, name: deviceName } = plan;
  if (plan.blueprint.profiles.every((entry) => entry.sha256 !== sha256 || entry.variables === undefined))
    return profile;
  const facts = readableFacts(ctx);
  const now = variableValues(facts, { slot, deviceName }, materials.book.rosterValues({ serial: facts.serial, slot }));
  const filled = fillProfile(profile, { ...now, ...plan.values });
  if (filled.state === 'filled') return filled.bytes;
  throw new KitError('kitting.variables-missing', { names: filled.names.join(', ') });
}
