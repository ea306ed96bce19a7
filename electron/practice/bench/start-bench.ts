import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../ports/clock.ts';
import { serveControl } from '../control/server.ts';
import { createPracticeClock } from '../practice-clock.ts';
import { controlOperations } from './control-operations.ts';
import { describeHardware } from './describe-device.ts';
import { createDeviceAuthority } from './device/authority.ts';
import { createKeyPool } from './device/key-pool.ts';
import { createDevice } from './device/simulated-device.ts';
import { bearDevice } from './make-devices.ts';
import { createDeviceTable } from './mux/device-table.ts';
import { startUsbmuxd } from './mux/usbmuxd.ts';
import { type BenchOptions, benchOptionsSchema, type ParsedBenchOptions } from './options/bench-options.ts';
import { drawTimings } from './options/delays.ts';
import { loadReferenceDelays } from './options/load-files.ts';
import { settingOf } from './options/scenario.ts';
import { createRoom, type PracticeRoom } from './practice-room.ts';
import type { PracticeOrigin } from './room.ts';
import { createSeededRandom } from './seeded-random.ts';
import { serviceHandlers } from './services/registry.ts';
import { startOrigins } from './start-origins.ts';
import { createStoppableClock } from './stoppable-clock.ts';
import { createFaultPlan } from './traffic/faults.ts';
import { createTraffic, type Traffic } from './traffic/traffic.ts';

/** The bench's one line on standard output. */
export type BenchReady = {
  readonly ready: true;
  /** Of usbmuxd: a socket path or host:port. */
  readonly address: string;
  readonly control: string;
  readonly activation: PracticeOrigin | null;
  readonly apns: PracticeOrigin | null;
  readonly deviceCa: string;
  readonly room: { readonly ssid: string; readonly password: string };
  readonly devices: readonly ReturnType<typeof describeHardware>[];
};

export type Bench = {
  readonly ready: BenchReady;
  readonly room: PracticeRoom;
  readonly traffic: Traffic;
  stop(): Promise<void>;
  /** Resolves when it was stopped, by `stop` or over the control channel. */
  readonly stopped: Promise<void>;
};

/** Keys in the pool beyond one per device, so that an erased device gets one that nobody holds. */
const SPARE_KEYS = 1;

/** Starts a practice bench in this process. Throws ZodError for bad options, Error when an address cannot be had. */
export async function startBench(given: BenchOptions = {}): Promise<Bench> {
  const options = benchOptionsSchema.parse(given);
  const timers = createStoppableClock(systemClock);
  const clock = createPracticeClock(timers);
  const random = createSeededRandom(options.seed);
  const traffic = createTraffic({ faults: createFaultPlan(options.faults), latency: options.latency });
  const table = createDeviceTable(clock, traffic.faults);
  const [authority, keys, delays] = await Promise.all([
    createDeviceAuthority(clock.now()),
    createKeyPool(options.devices + SPARE_KEYS),
    options.delays === 'reference' ? loadReferenceDelays(options.delayScale) : undefined,
  ]);
  const room = createRoom({ clock, random, authority, scenario: options.scenario.room });
  for (let index = 0; index < options.devices; index += 1) {
    const setting = settingOf(options.scenario, index);
    const birth = bearDevice(setting, index, random);
    const device = createDevice({
      ...birth,
      timings: drawTimings(delays, birth.random),
      room,
      keys,
      joinBus: (joining) => table.attach(joining),
      leaveBus: (leaving, deviceId) => table.detach(leaving, deviceId),
    });
    room.devices.push(device);
    for (const handler of serviceHandlers) handler.start?.(device);
    if (setting.attached) device.start();
  }

  const places = choosePlaces(options);
  const usbmuxd = await startUsbmuxd({
    listen: places.listen,
    table,
    traffic,
    services: new Map(serviceHandlers.map((handler) => [handler.name, handler])),
  });
  const origins = await startOrigins(room);
  const { promise: stopped, resolve: tellStopped } = Promise.withResolvers<void>();
  const control = await serveControl(
    places.control,
    controlOperations({ room, clock, traffic, origins, stop: () => void setImmediate(stop) }),
  );

  async function stop(): Promise<void> {
    control.close();
    for (const device of room.devices) device.links.destroyAll();
    await origins.stop();
    timers.stop();
    await usbmuxd.close();
    places.cleanUp();
    tellStopped();
  }

  return {
    room,
    traffic,
    stop,
    stopped,
    ready: {
      ready: true,
      address: usbmuxd.address,
      control: places.control,
      activation: room.activation ?? null,
      apns: room.apns ?? null,
      deviceCa: authority.certificatePem,
      room: { ...room.wifi },
      devices: room.devices.map(describeHardware),
    },
  };
}

type Places = {
  readonly listen: { readonly path: string } | { readonly port: number };
  readonly control: string;
  readonly cleanUp: () => void;
};

function choosePlaces({ socket, port, control }: ParsedBenchOptions): Places {
  const needsFolder = (socket === undefined && port === undefined) || (port !== undefined && control === undefined);
  const folder = needsFolder ? mkdtempSync(join(tmpdir(), 'kitbench-')) : undefined;
  const path = socket ?? join(folder ?? '', 'usbmuxd');
  return {
    listen: port === undefined ? { path } : { port },
    control: control ?? (port === undefined ? `${path}.control` : join(folder ?? '', 'control')),
    cleanUp: () => folder !== undefined && rmSync(folder, { recursive: true, force: true }),
  };
}
