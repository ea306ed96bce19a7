import { usualVerification } from '../../../shared/domain/blueprint.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, fail, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

/** What has to be seen of an enrollment can be seen: no device waits for a word that nobody gives. */
export const verificationCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-verification',
  when: ['blueprint'],
  async run({ blueprint, server, mdmAnswers }) {
    const { enrollment, verification = usualVerification, removeWifiAfterEnrollment } = blueprint;
    if (server === undefined || enrollment === 'none') return [];
    if (verification === 'device') {
      if (removeWifiAfterEnrollment !== true) return [pass(checkReason('verification.device'))];
      return [fail(checkReason('verification.wifi-stays'), checkReason('verification.wifi-stays.cure'))];
    }
    switch (mdmAnswers) {
      case 'by-itself':
        return [pass(checkReason('verification.fits'))];
      case 'by-files':
        return [pass(checkReason('verification.by-files', { server: server.name }))];
      case 'no': {
        const cure = checkReason('verification.cure');
        return verification === 'mdm'
          ? [fail(checkReason('verification.never', { server: server.name }), cure)]
          : [warn(checkReason('verification.half', { server: server.name }), cure)];
      }
      case undefined:
        return [];
    }
  },
};
