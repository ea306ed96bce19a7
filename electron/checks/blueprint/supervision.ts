import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, fail, pass } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

/** Nothing asks for supervision that is off: devices refuse it in the middle of a run (device-protocols §3.2, §3.3). */
export const supervisionCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-supervision',
  when: ['blueprint'],
  async run({ blueprint, profiles }) {
    const needs = [
      ...(profiles.length > 0 ? [checkReason('supervision.silent-profiles')] : []),
      ...(blueprint.enrollment === 'silent-profile' ? [checkReason('supervision.silent-enrollment')] : []),
      ...(blueprint.keepUnlockToken ? [checkReason('supervision.unlock-token')] : []),
      ...(blueprint.keepBypassCode === true ? [checkReason('supervision.bypass-code')] : []),
      ...(blueprint.lockScreenMessage === undefined ? [] : [checkReason('supervision.lock-screen')]),
      ...(blueprint.keepUsbUsable ? [checkReason('supervision.usb')] : []),
    ];
    if (blueprint.supervise || needs.length === 0) return [pass(checkReason('supervision.fits'))];
    return needs.map((need) => fail(need, checkReason('supervision.cure')));
  },
};
