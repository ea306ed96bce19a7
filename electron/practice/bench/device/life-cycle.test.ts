import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeHostKeys, openLockdownPeer } from '../../../../tests/support/lockdown-peer.ts';
import { scenarioSchema } from '../options/scenario.ts';
import { type Bench, startBench } from '../start-bench.ts';
import type { DeviceEvent } from './device.ts';
import type { SimulatedDevice } from './simulated-device.ts';

const settings = {
  used: { screen: 'home', name: 'used', findMy: true },
  twice: { reattachesTwice: true },
  fresh: {},
  passcode: { screen: 'home', passcode: '123456', name: 'kept' },
  activated: { activation: 'Activated' },
  managed: { activation: 'Activated' },
  offline: {},
  activationLocked: { activationLocked: true },
  last: {},
};
let bench: Bench;
let device: SimulatedDevice;
let told: DeviceEvent[];
beforeAll(async () => {
  const devices = Object.values(settings);
  const scenario = scenarioSchema.parse({ devices });
  bench = await startBench({ devices: devices.length, seed: 'life', scenario });
});
afterAll(() => bench.stop());

/** Each test has a device of its own on one bench. */
function take(setting: keyof typeof settings): void {
  watch(bench.room.devices[Object.keys(settings).indexOf(setting)]);
}
function watch(chosen: SimulatedDevice | undefined): void {
  if (!chosen) throw new Error('no device');
  device = chosen;
  told = [];
  device.on((event) => void told.push(event));
}
function heard(type: DeviceEvent['type'], count = 1): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    const stop = device.on((event) => {
      if (event.type !== type) return;
      left -= 1;
      if (left > 0) return;
      stop();
      resolve();
    });
  });
}
const order = (...types: DeviceEvent['type'][]) => told.map(({ type }) => type).filter((type) => types.includes(type));

describe('an erase', () => {
  it('ends connections, detaches, and comes back at Hello with a new DeviceID and no pairings', async () => {
    take('used');
    const keys = await makeHostKeys();
    device.content.pairings.set('H', {} as never);
    const peer = await openLockdownPeer(bench.ready.address, device.deviceId ?? 0);
    await peer.makeRecord(keys);
    const before = { id: device.deviceId ?? 0, key: device.key, location: device.hardware.locationId };
    const back = heard('attached');
    device.erase();
    expect(device.content).toMatchObject({ screen: 'erasing', name: 'iPad', setupDone: false, findMy: false });
    expect(device.running).toBe(false);
    await peer.closed();
    await back;
    expect(order('erased', 'detached', 'attached')).toEqual(['erased', 'detached', 'attached']);
    expect(device.deviceId).toBeGreaterThan(before.id);
    expect(device.hardware.locationId).toBe(before.location);
    expect(device.content).toMatchObject({ screen: 'hello', activation: 'Unactivated', pairings: new Map() });
    expect(device.key).not.toBe(before.key);
    expect(device.counters.erases).toBe(1);
  });

  it('may enumerate twice', async () => {
    take('twice');
    const back = heard('attached', 2);
    device.erase();
    await back;
    expect(order('detached', 'attached')).toEqual(['detached', 'attached', 'detached', 'attached']);
  });

  it('does not put a device back whose cable was pulled meanwhile', async () => {
    take('fresh');
    const booted = heard('booted');
    device.erase();
    device.detach();
    await booted;
    expect(device.deviceId).toBeUndefined();
    device.attach();
    expect(device.deviceId).toBeDefined();
    expect(device.content.screen).toBe('hello');
  });
});

describe('a reboot', () => {
  it('keeps the content, and locks a device with a passcode until its first unlock', async () => {
    take('passcode');
    const back = heard('attached');
    device.reboot();
    await back;
    expect(device.content).toMatchObject({ name: 'kept', screen: 'home', locked: true, lockedSinceBoot: true });
    expect(device.counters).toMatchObject({ reboots: 1, erases: 0 });
    device.unlock();
    expect(device.content).toMatchObject({ locked: false, lockedSinceBoot: false });
  });

  it('gives back a device that was switched off when it is plugged in', async () => {
    take('last');
    const gone = heard('detached');
    device.shutdown();
    await gone;
    expect(device.content.screen).toBe('off');
    const back = heard('attached');
    device.detach();
    device.attach();
    await back;
    expect(device.content.screen).toBe('hello');
    expect(device.running).toBe(true);
  });
});

describe('with published delays', () => {
  it('a device takes its time, and lockdownd refuses connections until it is up', async () => {
    const slow = await startBench({ devices: 1, seed: 'slow', delays: 'reference' });
    watch(slow.room.devices[0]);
    expect(device.timings.erase).toBeGreaterThan(100);
    expect(device.timings.reboot).toBeGreaterThan(500);
    const back = heard('attached');
    const ready = heard('booted');
    const started = performance.now();
    device.erase();
    await back;
    expect(performance.now() - started).toBeGreaterThanOrEqual(device.timings.erase + device.timings.reboot - 5);
    await expect(openLockdownPeer(slow.ready.address, device.deviceId ?? 0)).rejects.toThrow('Result 3');
    await ready;
    (await openLockdownPeer(slow.ready.address, device.deviceId ?? 0)).close();
    await slow.stop();
  });
});

describe('Setup Assistant', () => {
  it('goes Home by the panes that are left, or at once when all are skipped', async () => {
    take('activated');
    device.tap('next', 'person');
    expect(device.content.screen).toBe('setup');
    device.tap('next', 'person');
    expect(device.content).toMatchObject({ screen: 'home', setupDone: true });
  });

  it('waits at the Wi-Fi pane for a network, then shows Remote Management by itself', async () => {
    take('managed');
    device.content.cloudConfiguration = { ConfigurationURL: 'https://mdm.example/enroll' };
    device.tap('next', 'person');
    expect(device.content.screen).toBe('setup');
    expect(() => device.tap('apply-configuration', 'person')).toThrow('apply-configuration');
    device.tap('join-wifi', 'person');
    expect(device.content.screen).toBe('remote-management');
    expect(device.counters.taps).toBe(2);
  });

  it('activates by itself where it can', async () => {
    take('offline');
    device.tap('next', 'person');
    expect(device.content).toMatchObject({ screen: 'setup', activation: 'Unactivated' });
    device.tap('join-wifi', 'person');
    device.tap('next', 'person');
    expect(device.content).toMatchObject({ screen: 'home', activation: 'Activated' });
  });

  it('does not activate a device with Activation Lock', async () => {
    take('activationLocked');
    device.tap('join-wifi', 'person');
    device.tap('next', 'person');
    expect(device.content).toMatchObject({ screen: 'setup', activation: 'Unactivated' });
  });
});
