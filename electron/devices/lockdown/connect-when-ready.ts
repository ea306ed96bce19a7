import type { Socket } from 'node:net';
import { isKitError } from '../../../shared/errors/kit-error.ts';
import { type Clock, delay } from '../../ports/clock.ts';
import type { Mux } from '../usbmux/client.ts';

const PAUSE_MS = 1_000;

/**
 * Connects to a port that nobody may be listening on yet: usbmuxd announces a device before its lockdownd is up, and
 * refuses until then (device-protocols §4.4).
 * @param options.waitMs how long to keep trying, once a second; 0 = try once
 * @throws KitError `usbmux.refused` when that time has passed
 */
export async function connectWhenReady(
  mux: Mux,
  deviceId: number,
  port: number,
  options: { readonly clock: Clock; readonly waitMs: number; readonly signal?: AbortSignal | undefined },
): Promise<{ socket: Socket; rest: Buffer }> {
  const { clock, waitMs, signal } = options;
  const giveUpAt = clock.monotonic() + waitMs;
  for (;;) {
    try {
      return await mux.connect(deviceId, port, signal);
    } catch (error) {
      if (!isKitError(error, 'usbmux.refused') || clock.monotonic() + PAUSE_MS > giveUpAt) throw error;
      await delay(clock, PAUSE_MS, signal);
    }
  }
}
