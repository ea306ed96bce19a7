import { generateRsaKey } from '../../electron/crypto/keys.ts';
import { createTestClock, type TestClock } from '../../electron/ports/test-clock.ts';
import { createDeviceAuthority } from '../../electron/practice/bench/device/authority.ts';
import { type DeviceTraits, deviceTimings } from '../../electron/practice/bench/device/device.ts';
import { freshContent } from '../../electron/practice/bench/device/fresh-content.ts';
import { makeHardware } from '../../electron/practice/bench/device/hardware.ts';
import type { KeyPool } from '../../electron/practice/bench/device/key-pool.ts';
import { deviceModels } from '../../electron/practice/bench/device/models.ts';
import { createDevice, type SimulatedDevice } from '../../electron/practice/bench/device/simulated-device.ts';
import type { DeviceContent } from '../../electron/practice/bench/device/state.ts';
import type { Room } from '../../electron/practice/bench/room.ts';
import { createSeededRandom } from '../../electron/practice/bench/seeded-random.ts';

export type LonePracticeDevice = { readonly device: SimulatedDevice; readonly clock: TestClock };

export type LonePracticeDeviceOptions = {
  readonly content?: Partial<DeviceContent>;
  readonly traits?: Partial<DeviceTraits>;
  readonly osVersion?: string;
};

/** Making an RSA key costs more than all else here: these devices share one, and one authority. */
const sharedKey = generateRsaKey();
const sharedAuthority = createDeviceAuthority(createTestClock().now());

/** A practice device without a bench around it: running, activated, at Hello, every timing 0, on a clock of its own. */
export async function createLonePracticeDevice(options: LonePracticeDeviceOptions = {}): Promise<LonePracticeDevice> {
  const clock = createTestClock();
  const device = await createInRoom(await createRoom(clock), 0, options);
  return { device, clock };
}

/** The same many times, different in their hardware, in one room. */
export async function createPracticeDevices(
  count: number,
  clock: TestClock,
  options: LonePracticeDeviceOptions = {},
): Promise<SimulatedDevice[]> {
  const room = await createRoom(clock);
  return Promise.all(Array.from({ length: count }, (_, index) => createInRoom(room, index, options)));
}

async function createInRoom(room: Room, index: number, options: LonePracticeDeviceOptions): Promise<SimulatedDevice> {
  const key = await sharedKey;
  const keys: KeyPool = { take: () => key, giveBack: () => undefined };
  const random = createSeededRandom(index === 0 ? 'lone' : `lone ${index}`);
  const [model] = deviceModels;
  const os = { ...model.builds[0], ...(options.osVersion !== undefined && { version: options.osVersion }) };
  const hardware = makeHardware({ model, os, index, random });
  const device = createDevice({
    hardware,
    traits: {
      adeAssigned: false,
      overwriteBlocked: false,
      activationLocked: false,
      hidesFindMy: false,
      binaryReplies: false,
      reattachesTwice: false,
      ...options.traits,
    },
    content: { ...freshContent(hardware), activation: 'Activated', ...options.content },
    batteryPercent: 80,
    timings: Object.fromEntries(deviceTimings.map((timing) => [timing, 0])) as SimulatedDevice['timings'],
    room,
    keys,
    joinBus: () => 1,
    leaveBus: () => undefined,
  });
  device.start();
  return device;
}

async function createRoom(clock: TestClock): Promise<Room> {
  return {
    clock,
    random: createSeededRandom('room'),
    wifi: { ssid: 'Kitbench', password: 'practice-wifi' },
    networkUp: true,
    activationUp: true,
    devices: [],
    authority: await sharedAuthority,
    activation: undefined,
    apns: undefined,
    onNetwork: () => () => undefined,
  };
}
