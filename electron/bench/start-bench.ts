import type { Problem } from '../../shared/domain/run.ts';
import type { Slot } from '../../shared/domain/slot.ts';
import type { MuxAddress } from '../devices/usbmux/address.ts';
import type { Mux } from '../devices/usbmux/client.ts';
import { watchMux } from '../devices/usbmux/watch.ts';
import type { Clock } from '../ports/clock.ts';
import type { DevicesRepository } from '../store/repositories/devices.ts';
import type { Bench } from './bench.ts';
import { createDeviceReader } from './device-reader.ts';
import { createTracker, type TrackerOptions } from './tracker.ts';

export type BenchOptions = {
  readonly address: MuxAddress;
  readonly mux: Mux;
  readonly devices: Pick<DevicesRepository, 'saw' | 'resolve'>;
  readonly slots: () => readonly Slot[];
  readonly ignored: TrackerOptions['ignored'];
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Ends the watch and every look under way. */
  readonly signal: AbortSignal;
  /** Called when usbmuxd is reached, and when it is lost. */
  readonly onLink?: (state: 'up' | 'down', problem?: Problem) => void;
};

/** Watches who is attached, from now until the signal aborts. */
export function startBench(options: BenchOptions): Bench {
  const { address, mux, devices, slots, ignored, clock, random, signal, onLink } = options;
  const tracker = createTracker({ reader: createDeviceReader({ mux, clock }), devices, slots, ignored, clock });
  watchMux(address, {
    clock,
    random,
    signal,
    onEvent: (event) => {
      if (event.type === 'up') onLink?.('up');
      if (event.type === 'down') onLink?.('down', event.problem.toProblem());
      tracker.handle(event);
    },
  });
  signal.addEventListener('abort', () => tracker.stop(), { once: true });
  return tracker;
}
