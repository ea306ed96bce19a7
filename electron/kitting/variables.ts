import type { DeviceFacts } from '../../shared/domain/device.ts';
import type { VariableValues } from '../../shared/domain/variables.ts';

/** Variables that a device itself answers: one that is not read yet will tell them in the run. */
export const toldByDevice: ReadonlySet<string> = new Set(['serial', 'serialTail', 'udid', 'ecid', 'model']);

/**
 * What the variables of one device stand for (`shared/domain/variables`): what it tells itself, where it sits, what it is
 * named, and whatever else is known of it (`assetTag`, `roster.…`). What is not known is left out, never empty.
 * @param more wins over what the device tells.
 */
export function variableValues(
  facts: Partial<Pick<DeviceFacts, 'serial' | 'udid' | 'ecid' | 'productType'>>,
  place: { readonly slot?: string | undefined; readonly deviceName?: string | undefined },
  more: VariableValues = {},
): VariableValues {
  const { serial, udid, ecid, productType: model } = facts;
  const known = { serial, serialTail: serial?.slice(-4), udid, ecid, model, ...place, ...more };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}
