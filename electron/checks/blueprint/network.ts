import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';
import { isReadable } from './profile-facts.ts';

/** Devices that are to enroll while they are set up have a way to the network. */
export const networkCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-network',
  when: ['blueprint'],
  async run({ blueprint: { enrollment }, profiles }) {
    if (profiles.filter(isReadable).some((profile) => profile.read.hasWifi)) return [pass(checkReason('network.wifi'))];
    if (enrollment === 'none' || enrollment === 'manual') return [pass(checkReason('network.not-needed'))];
    return [warn(checkReason('network.none'), checkReason('network.none.cure'))];
  },
};
