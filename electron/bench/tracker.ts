import type { AttachedDevice, DeviceFacts, DeviceSnapshot } from '../../shared/domain/device.ts';
import type { Slot } from '../../shared/domain/slot.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { MuxEvent } from '../devices/usbmux/watch.ts';
import type { Clock } from '../ports/clock.ts';
import type { DevicesRepository } from '../store/repositories/devices.ts';
import type { DeviceNames } from '../store/repositories/ignored.ts';
import type { Bench } from './bench.ts';
import type { DeviceReader } from './device-reader.ts';
import { createLimiter } from './limiter.ts';
import { isNamed, snapshotOf, type TrackedDevice, trackedDevice, unreadFacts } from './tracked-device.ts';

export type TrackerOptions = {
  readonly reader: DeviceReader;
  /** Gives devices their keys and remembers which provisional key became which. */
  readonly devices: Pick<DevicesRepository, 'saw' | 'resolve'>;
  readonly slots: () => readonly Slot[];
  /** The entry of the ignore list that names this device. */
  readonly ignored: (names: DeviceNames) => { readonly note: string } | undefined;
  readonly clock: Clock;
  /** Devices read at a time; 16 when left out. */
  readonly concurrency?: number;
};

export type Tracker = Bench & {
  /** Feed it what `watchMux` tells. */
  handle(event: MuxEvent): void;
  /** Ends every look under way. */
  stop(): void;
};

/** A device whose run ended is read anew after this long, together with others: kitting has the wire first. */
const restAfterRunMs = 2_000;

/** Keeps the picture of who is attached: announcements in, snapshots out. */
export function createTracker(options: TrackerOptions): Tracker {
  const { reader, clock, slots } = options;
  const limit = createLimiter(options.concurrency ?? 16);
  const devices = new Map<string, TrackedDevice>();
  /** Run by device key: known before the device is, when a run of the last core waits for it. */
  const runs = new Map<string, string>();
  const listeners = new Set<(device: DeviceSnapshot) => void>();
  const now = () => clock.now().toISOString();
  const view = (device: TrackedDevice) => snapshotOf(device, slots(), options.ignored(device.known));

  function emit(device: TrackedDevice): void {
    const snapshot = view(device);
    for (const listener of listeners) listener(snapshot);
  }

  /** Left by their runs, to be read anew. */
  const left = new Set<TrackedDevice>();
  let cancelWait: (() => void) | undefined;

  function readLeft(): void {
    cancelWait = undefined;
    for (const device of left) {
      if (device.runId === undefined && device.attached !== undefined) void read(device).catch(() => {});
    }
    left.clear();
  }

  function lookUp(key: string): TrackedDevice | undefined {
    return devices.get(key) ?? devices.get(options.devices.resolve(key));
  }

  function attach(announced: AttachedDevice): void {
    const known = options.devices.saw({ udid: announced.udid, ecid: unreadFacts(announced).ecid }, now());
    const { key } = known;
    const device = devices.get(key) ?? trackedDevice(known, announced, now());
    devices.set(key, device);
    // A replug whose Detached was missed or is late: the old attachment does not count any more (§1.5).
    if (device.attached !== undefined) end(device);
    device.attached = announced;
    device.attachment = new AbortController();
    device.lastLocationId = announced.locationId;
    device.seenAt = now();
    device.runId = runs.get(key);
    device.state = device.runId === undefined ? 'identifying' : 'ready';
    emit(device);
    if (device.runId === undefined) void read(device).catch(() => {});
  }

  function end(device: TrackedDevice): void {
    device.attached = undefined;
    device.attachment?.abort(new KitError('kitting.detached'));
    device.attachment = undefined;
  }

  function detach(device: TrackedDevice): void {
    end(device);
    device.seenAt = now();
    emit(device);
  }

  /** Reads a device's facts. One look at a time per device: a new one ends the one before. */
  async function read(device: TrackedDevice, outer?: AbortSignal): Promise<void> {
    const { attached, attachment } = device;
    if (attached === undefined || attachment === undefined) throw new KitError('kitting.detached');
    device.reading?.abort(new KitError('internal.aborted', { what: 'device reading' }));
    const reading = new AbortController();
    device.reading = reading;
    const signal = AbortSignal.any([attachment.signal, reading.signal, ...(outer === undefined ? [] : [outer])]);
    try {
      const facts = await limit(signal, () => reader.read(attached, signal));
      if (device.attached === attached) took(device, facts, attached.deviceId);
    } catch (error) {
      if (device.attached === attached && !signal.aborted) {
        device.state = 'unreadable';
        device.problem = asKitError(error).code;
        emit(device);
      }
      throw error;
    } finally {
      if (device.reading === reading) device.reading = undefined;
    }
  }

  function took(device: TrackedDevice, facts: DeviceFacts, deviceId: number): void {
    device.facts = facts;
    device.state = 'ready';
    device.problem = undefined;
    device.readAt = { monotonic: clock.monotonic(), deviceId };
    device.seenAt = now();
    const { known } = device;
    if (known.ecid !== facts.ecid || known.serial !== facts.serial) recognise(device);
    emit(device);
  }

  /** More is known of who it is: a provisional key becomes the ECID's, and the row under the old one ends. */
  function recognise(device: TrackedDevice): void {
    const { udid, ecid, serial } = device.facts;
    device.known = options.devices.saw({ udid, ecid, serial }, now());
    const { key } = device.known;
    if (key === device.key) return;
    const former = { ...view(device), attached: false };
    for (const listener of listeners) listener(former);
    devices.delete(device.key);
    device.key = key;
    devices.set(key, device);
  }

  return {
    handle: (event) => {
      const byId = (id: number) => [...devices.values()].find((device) => device.attached?.deviceId === id);
      if (event.type === 'attached') attach(event.device);
      if (event.type === 'down') {
        for (const device of devices.values()) if (device.attached !== undefined) detach(device);
      }
      if (event.type === 'detached') {
        const device = byId(event.deviceId);
        if (device !== undefined) detach(device);
      }
      if (event.type === 'paired') {
        const device = byId(event.deviceId);
        if (device !== undefined && device.runId === undefined) void read(device).catch(() => {});
      }
    },
    stop: () => {
      cancelWait?.();
      for (const device of devices.values()) {
        device.reading?.abort(new KitError('internal.aborted', { what: 'device reading' }));
      }
    },
    list: () => [...devices.values()].map((device) => view(device)),
    get: (key) => {
      const device = lookUp(key);
      return device === undefined ? undefined : view(device);
    },
    find: (text) => {
      const device = lookUp(text) ?? [...devices.values()].find((candidate) => isNamed(candidate, text));
      return device === undefined ? undefined : view(device);
    },
    attached: (key) => lookUp(key)?.attached,
    inspect: async (key, signal) => {
      const device = lookUp(key);
      if (device === undefined) throw new KitError('kitting.unknown-device', { device: key });
      if (device.runId !== undefined) throw new KitError('kitting.device-busy', { device: key, holder: device.runId });
      await read(device, signal);
      return view(device);
    },
    freshFacts: (key, maxAgeMs) => {
      const device = lookUp(key);
      if (device?.readAt === undefined || device.readAt.deviceId !== device.attached?.deviceId) return undefined;
      return clock.monotonic() - device.readAt.monotonic <= maxAgeMs ? device.facts : undefined;
    },
    learn: (key, facts) => {
      const device = lookUp(key);
      if (device === undefined) return;
      if (isWhole(facts) && device.attached !== undefined) return took(device, facts, device.attached.deviceId);
      device.facts = { ...device.facts, ...facts };
      emit(device);
    },
    setRun: (key, runId) => {
      if (runId === undefined) runs.delete(key);
      else runs.set(key, runId);
      const device = lookUp(key);
      if (device === undefined) return;
      device.runId = runId;
      device.reading?.abort(new KitError('internal.aborted', { what: 'device reading' }));
      // A run leaves a device other than it found it: nothing read before or during it counts any more.
      if (runId === undefined) {
        device.readAt = undefined;
        left.add(device);
        cancelWait ??= clock.after(restAfterRunMs, readLeft);
      }
      emit(device);
    },
    waitForReturn: (key, { afterDeviceId, signal }) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const attached = lookUp(key)?.attached;
          if (attached === undefined || attached.deviceId === afterDeviceId) return;
          stop();
          resolve(attached);
        };
        const onAbort = () => {
          stop();
          reject(signal.reason);
        };
        const stop = () => {
          listeners.delete(look);
          signal.removeEventListener('abort', onAbort);
        };
        if (signal.aborted) return reject(signal.reason);
        listeners.add(look);
        signal.addEventListener('abort', onAbort, { once: true });
        look();
      }),
    attachment: (key, deviceId) => {
      const device = lookUp(key);
      if (device?.attached?.deviceId === deviceId && device.attachment !== undefined) return device.attachment.signal;
      return AbortSignal.abort(new KitError('kitting.detached'));
    },
    tellAgain: () => {
      for (const device of devices.values()) emit(device);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A reading of the whole device, not only of something that changed. */
function isWhole(facts: Partial<DeviceFacts>): facts is DeviceFacts {
  return facts.udid !== undefined && facts.paired !== undefined && facts.findMy !== undefined;
}
