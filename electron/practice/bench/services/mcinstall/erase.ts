import type { PlistValue } from '../../../../codecs/plist/value.ts';
import type { McCommands } from './command.ts';
import { acknowledgedThen, formatError, refused } from './replies.ts';

export const eraseCommands: McCommands = {
  /**
   * Acknowledges, then the connection ends and the device erases. A real device takes a missing PreserveDataPlan for
   * "delete the eSIM" (device-protocols §3.2): here it is refused, so that no station learns to leave it out.
   */
  EraseDevice: (request) => {
    const { PreserveDataPlan: preserve, DisallowProximitySetup: disallow } = request;
    if (preserve === undefined) return refused('invalid-field');
    if (!isFlag(preserve) || (disallow !== undefined && !isFlag(disallow))) return formatError;
    return acknowledgedThen('erase');
  },
};

/** go-ios sends 1 for true. */
function isFlag(value: PlistValue): boolean {
  return typeof value === 'boolean' || value === 0 || value === 1;
}
