import { isKitError } from '../../../shared/errors/kit-error.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, fail, pass } from '../check.ts';
import type { StationCheckContext } from '../context.ts';

/** usbmuxd answers; its BUID is what devices know this computer by. */
export const usbmuxdCheck: Check<StationCheckContext> = {
  id: 'usbmuxd',
  when: ['doctor', 'before-run'],
  async run({ mux }, signal) {
    try {
      const [buid, devices] = await Promise.all([mux.readBuid(signal), mux.listDevices(signal)]);
      return [pass(checkReason('usbmuxd.answers', { buid, count: String(devices.length) }))];
    } catch (error) {
      signal.throwIfAborted();
      if (!isKitError(error)) throw error;
      return [fail(checkReason('usbmuxd.silent', { problem: error.code }), checkReason('usbmuxd.silent.cure'))];
    }
  },
};
