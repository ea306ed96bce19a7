import { createHash } from 'node:crypto';
import type { PracticeDevice } from '../../../device/device.ts';
import { isSupervised } from '../../../device/rules-supervision.ts';
import type { McCommands } from '../command.ts';
import { acknowledged, refused } from '../replies.ts';

export const activationLockCommands: McCommands = {
  ActivationLockBypassCode: (_, { device }) => {
    if (!isSupervised(device.content)) return refused('not-supervised');
    return acknowledged({ ActivationLockBypassCode: bypassCodeOf(device) });
  },
};

/** Made when the device became supervised (device-protocols §3.5): each supervision has another. */
function bypassCodeOf({ hardware, content }: PracticeDevice): string {
  const magic = String(content.cloudConfiguration?.OrganizationMagic ?? '');
  const digits = createHash('sha256').update(`${hardware.serial}\n${magic}`).digest('hex').toUpperCase();
  return [5, 10, 14, 18, 22, 26].map((end, index) => digits.slice(index < 2 ? end - 5 : end - 4, end)).join('-');
}
