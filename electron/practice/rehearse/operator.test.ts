import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitUntil } from '../../../tests/support/wait-until.ts';
import type { SimulatedDevice } from '../bench/device/simulated-device.ts';
import { type Bench, startBench } from '../bench/start-bench.ts';
import { type ControlClient, openControl } from '../control/client.ts';
import { type Operator, playOperator } from './operator.ts';

let bench: Bench;
let control: ControlClient;
let operator: Operator;
let device: SimulatedDevice;
let udid: string;

beforeEach(async () => {
  bench = await startBench({ devices: 1, seed: 'operator', scenario: { room: { network: false } } });
  control = await openControl(bench.ready.control);
  operator = await playOperator(control);
  const [first] = bench.room.devices;
  if (first === undefined) throw new Error('no device');
  device = first;
  udid = device.hardware.udid;
});
afterEach(async () => {
  control.close();
  await bench.stop();
});

/** As kitting leaves a device: activated, and with an address to enroll at. */
function prepare(): void {
  device.content.activation = 'Activated';
  device.content.joinedWifiByHand = true;
  device.content.cloudConfiguration = { ConfigurationURL: 'https://localhost:1/enroll', SkipSetup: [] };
}

const screenIs = (screen: string) => waitUntil(screen, () => device.content.screen === screen);

/** The operator has heard of it, looked, and tapped: three answers of the same channel, one after the other. */
async function settled(): Promise<void> {
  for (const _ of ['heard', 'looked', 'tapped']) await control.call('counters');
}

describe('the operator at a prepared device', () => {
  it('taps Hello away once, and leaves the Wi-Fi pane of a room without network alone', async () => {
    prepare();
    await operator.begin(udid);
    await screenIs('setup');
    await operator.begin(udid);
    await settled();
    expect(device.counters.taps).toBe(1);
  });

  it('taps once more when the network is back: the device went on by itself to Remote Management', async () => {
    prepare();
    await operator.begin(udid);
    await screenIs('setup');
    await settled();
    await control.call('network', { up: true });
    await settled();
    expect(device.content.screen).toBe('remote-management');
    expect(device.counters.taps).toBe(2);
  });

  it('goes on through panes that nobody skipped', async () => {
    device.content.activation = 'Activated';
    device.content.joinedWifiByHand = true;
    await control.call('network', { up: true });
    await operator.begin(udid);
    await screenIs('home');
    expect(device.counters.taps).toBe(2);
  });

  it('touches no device that was not given to it', async () => {
    prepare();
    device.setScreen('remote-management');
    await settled();
    expect(device.counters.taps).toBe(0);
  });
});

describe('the operator asked for a hand', () => {
  it('answers the trust dialog only where one stands', async () => {
    await operator.trust(udid);
    expect(device.counters.taps).toBe(0);
    device.trust.ask('station');
    await operator.trust(udid);
    expect(device.counters.taps).toBe(1);
    expect(device.trust.ask('station')).toBe('trusted');
  });

  it('unlocks and charges, which are no taps', async () => {
    device.content.passcode = '1357';
    device.lock();
    device.battery.percent = 9;
    await operator.unlock(udid);
    await operator.charge(udid);
    expect(device.content.locked).toBe(false);
    expect(device.battery.percent).toBeGreaterThan(20);
    expect(device.counters.taps).toBe(0);
  });
});
