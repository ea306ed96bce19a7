import { randomBytes } from 'node:crypto';
import type { DeviceContent } from '../../../device/state.ts';
import type { McCommands } from '../command.ts';
import { acknowledged, formatError, refused } from '../replies.ts';

/** One per content: an erase makes every token worthless. */
const tokens = new WeakMap<DeviceContent, Buffer>();

/** The token that clears this content's passcode. */
export function unlockTokenOf(content: DeviceContent): Buffer {
  const token = tokens.get(content) ?? randomBytes(64);
  tokens.set(content, token);
  return token;
}

export const unlockTokenCommands: McCommands = {
  /** Given out only while no passcode is set (device-protocols §3.2). */
  RequestUnlockToken: (_, { device }) => {
    if (device.content.passcode !== undefined) return refused('passcode-set');
    return acknowledged({ UnlockToken: unlockTokenOf(device.content) });
  },

  ClearPasscode: (request, { device }) => {
    if (!(request.UnlockToken instanceof Uint8Array)) return formatError;
    if (!unlockTokenOf(device.content).equals(request.UnlockToken)) return refused('wrong-unlock-token');
    device.content.passcode = undefined;
    device.content.locked = false;
    return acknowledged();
  },
};
