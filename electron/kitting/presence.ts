import type { AttachedDevice } from '../../shared/domain/device.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import type { Bench } from '../bench/bench.ts';
import type { Clock } from '../ports/clock.ts';
import { withDeadline } from '../ports/deadline.ts';

export type PresenceOptions = {
  readonly bench: Bench;
  readonly deviceKey: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** An attachment that is over, though its end may not have been told yet. */
  readonly left: number | undefined;
  /** So long nobody is told that the device is missing. */
  readonly settleMs: number;
  /** Called when the wait begins in earnest. @returns how long it may last. */
  readonly onMissing: () => number;
};

/** The device's attachment to work on; `undefined` when it did not come in time. */
export async function awaitPresence(options: PresenceOptions): Promise<AttachedDevice | undefined> {
  const { bench, deviceKey, clock, signal, left } = options;
  const within = (ms: number) =>
    withDeadline(clock, 'device', ms, signal, (waiting) =>
      bench.waitForReturn(deviceKey, { signal: waiting, ...(left === undefined ? {} : { afterDeviceId: left }) }),
    ).catch((error: unknown) => {
      if (isKitError(error, 'internal.timeout')) return undefined;
      throw error;
    });
  const here = bench.attached(deviceKey);
  if (here !== undefined && here.deviceId !== left) return here;
  const soon = options.settleMs > 0 ? await within(options.settleMs) : undefined;
  return soon ?? within(options.onMissing());
}
