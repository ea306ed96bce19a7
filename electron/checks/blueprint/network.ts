import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';
import { isReadable } from './profile-facts.ts';

/** Devices that are to enroll while they are set up have a way to the network. */
export const networkCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-network',
  when: ['blueprint'],
  async run({ blueprint: { enrollment, serverId, removeWifiAfterEnrollment }, profiles }) {
    if (profiles.filter(isReadable).some((profile) => profile.read.hasWifi)) {
      if (removeWifiAfterEnrollment !== true) return [pass(checkReason('network.wifi'))];
      return serverId === null
        ? [warn(checkReason('wifi.removed-never'), checkReason('wifi.removed-never.cure'))]
        : [pass(checkReason('network.wifi')), pass(checkReason('wifi.removed-later'))];
    }
    if (enrollment === 'none' || enrollment === 'manual') return [pass(checkReason('network.not-needed'))];
    return [warn(checkReason('network.none'), checkReason('network.none.cure'))];
  },
};
