import type { Socket } from 'node:net';
import { isKitError } from '../../../shared/errors/kit-error.ts';
import { type Clock, delay } from '../../ports/clock.ts';
import type { Mux } from '../usbmux/client.ts';

/** Between tries: an eighth of the time waited so far, within these. What is lost to it stays small beside any boot. */
const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Connects to a port that nobody may be listening on yet: usbmuxd announces a device before its lockdownd is up, and
 * refuses until then (device-protocols §4.4).
 * @param options.waitMs how long to keep trying; 0 = try once
 * @throws KitError `usbmux.refused` when that time has passed
 */
export async function connectWhenReady(
  mux: Mux,
  deviceId: number,
  port: number,
  options: { readonly clock: Clock; readonly waitMs: number; readonly signal?: AbortSignal | undefined },
): Promise<{ socket: Socket; rest: Buffer }> {
  const { clock, waitMs, signal } = options;
  const since = clock.monotonic();
  for (;;) {
    try {
      return await mux.connect(deviceId, port, signal);
    } catch (error) {
      const waited = clock.monotonic() - since;
      const pause = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, waited / 8));
      if (!isKitError(error, 'usbmux.refused') || waited + pause > waitMs) throw error;
      await delay(clock, pause, signal);
    }
  }
}
