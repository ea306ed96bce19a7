import type { z } from 'zod';
import { type DeviceSession, openSession } from '../../electron/devices/device-session.ts';
import { type PairDeviceOptions, pairDevice } from '../../electron/devices/lockdown/pair.ts';
import type { PairRecord } from '../../electron/devices/pair-record.ts';
import { createPatientClock } from '../../electron/devices/testing/patient-clock.ts';
import { createPracticeKeys, type PracticeKeys } from '../../electron/devices/testing/practice-keys.ts';
import { parseMuxAddress } from '../../electron/devices/usbmux/address.ts';
import { createMux, type Mux } from '../../electron/devices/usbmux/client.ts';
import { type MuxEvent, watchMux } from '../../electron/devices/usbmux/watch.ts';
import { type Clock, systemClock } from '../../electron/ports/clock.ts';
import type { SimulatedDevice } from '../../electron/practice/bench/device/simulated-device.ts';
import type { deviceSettingSchema } from '../../electron/practice/bench/options/scenario.ts';
import { type Bench, startBench } from '../../electron/practice/bench/start-bench.ts';
import type { AttachedDevice } from '../../shared/domain/device.ts';

type Setting = z.input<typeof deviceSettingSchema>;

/** Our wire beside a bench in the same process: what it does, and what the bench saw of it. */
export type WireRoom = {
  readonly bench: Bench;
  readonly mux: Mux;
  readonly keys: PracticeKeys;
  readonly signal: AbortSignal;
  /** The nth practice device. */
  practice(nth: number): SimulatedDevice;
  /** How usbmuxd shows it now. */
  attached(nth: number): Promise<AttachedDevice>;
  /** On a clock that stands still but for the pauses between two tries. */
  pair(nth: number, options?: Partial<PairDeviceOptions>): Promise<PairRecord>;
  session(nth: number, options?: { record?: PairRecord; clock?: Clock; mux?: Mux }): Promise<DeviceSession>;
  /** What the watch tells from now on; `next` waits for an event of that type. */
  watch(): WatchedEvents;
  close(): Promise<void>;
};

export type WatchedEvents = { next<T extends MuxEvent['type']>(type: T): Promise<Extract<MuxEvent, { type: T }>> };

export async function openWireRoom(...settings: readonly [Setting, ...Setting[]]): Promise<WireRoom> {
  const [keys, bench] = await Promise.all([
    createPracticeKeys(),
    startBench({ devices: settings.length, scenario: { devices: [...settings] } }),
  ]);
  const address = parseMuxAddress(bench.ready.address);
  const mux = createMux(address, { clock: systemClock });
  const stop = new AbortController();
  const { signal } = stop;

  function practice(nth: number): SimulatedDevice {
    const device = bench.room.devices[nth];
    if (device === undefined) throw new RangeError(`no practice device ${nth}`);
    return device;
  }
  async function attached(nth: number): Promise<AttachedDevice> {
    const { udid } = practice(nth).hardware;
    const found = (await mux.listDevices(signal)).find((device) => device.udid === udid);
    if (found === undefined) throw new Error(`practice device ${nth} is not attached`);
    return found;
  }

  return {
    bench,
    mux,
    keys,
    signal,
    practice,
    attached,
    pair: async (nth, options = {}) =>
      pairDevice({
        mux,
        device: await attached(nth),
        hostIdentity: keys.host,
        clock: createPatientClock(1_000),
        signal,
        ...options,
      }),
    async session(nth, options = {}) {
      const device = await attached(nth);
      const record = options.record ?? (await mux.readPairRecord(device.udid, signal));
      if (record === undefined) throw new Error(`practice device ${nth} is not paired`);
      return openSession({ mux, device, clock: systemClock, signal, ...options, record });
    },
    watch: () =>
      watchEvents((onEvent) => watchMux(address, { clock: systemClock, random: Math.random, onEvent, signal })),
    async close() {
      stop.abort();
      await bench.stop();
    },
  };
}

function watchEvents(start: (onEvent: (event: MuxEvent) => void) => void): WatchedEvents {
  const unread: MuxEvent[] = [];
  let wake = () => {};
  start((event) => {
    unread.push(event);
    wake();
  });
  return {
    async next(type) {
      for (;;) {
        const event = unread.shift();
        if (event === undefined) await new Promise<void>((resolve) => (wake = resolve));
        else if (isOfType(event, type)) return event;
      }
    },
  };
}

function isOfType<T extends MuxEvent['type']>(event: MuxEvent, type: T): event is Extract<MuxEvent, { type: T }> {
  return event.type === type;
}
