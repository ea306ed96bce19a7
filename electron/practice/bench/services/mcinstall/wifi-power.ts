import { isSupervised } from '../../device/rules-supervision.ts';
import type { McCommands } from './command.ts';
import { acknowledged, formatError, refused } from './replies.ts';

export const wifiPowerCommands: McCommands = {
  /** Permitted on supervised devices only. A practice device's radio stays on. */
  SetWiFiPowerState: (request, { device }) => {
    if (typeof request.PowerState !== 'boolean') return formatError;
    return isSupervised(device.content) ? acknowledged() : refused('wifi-power-not-permitted');
  },
};
