import { describe, expect, it } from 'vitest';
import { locationOf } from './device/hardware.ts';
import { deviceModels } from './device/models.ts';
import { bearDevice } from './make-devices.ts';
import { drawTimings } from './options/delays.ts';
import { loadReferenceDelays, loadScenario } from './options/load-files.ts';
import { deviceSettingSchema, scenarioSchema } from './options/scenario.ts';
import { createSeededRandom } from './seeded-random.ts';

const fresh = deviceSettingSchema.parse({});
const born = (seed: string, count: number) =>
  Array.from({ length: count }, (_, index) => bearDevice(fresh, index, createSeededRandom(seed)).hardware);

describe('the devices of a bench', () => {
  it('are the same for the same seed and others for another', () => {
    expect(born('7', 64)).toEqual(born('7', 64));
    expect(born('8', 1)).not.toEqual(born('7', 1));
  });

  it('have facts of their own, in the forms Apple uses', () => {
    const all = born('forms', 64);
    for (const fact of ['udid', 'ecid', 'serial', 'wifiMac', 'locationId'] as const) {
      expect(new Set(all.map((hardware) => hardware[fact])).size).toBe(64);
    }
    for (const { udid, ecid, imei, deviceClass, serial } of all) {
      expect(udid).toMatch(/^([0-9a-f]{40}|[0-9A-F]{8}-[0-9A-F]{16})$/);
      if (udid.includes('-')) expect(BigInt(`0x${udid.slice(9)}`)).toBe(ecid);
      if (deviceClass === 'iPhone') expect(imei).toMatch(/^35\d{13}$/);
      expect(serial).toMatch(/^[0-9C-Y]{10}$/);
    }
    expect(all.some(({ ecid }) => ecid > 2n ** 53n)).toBe(true);
    expect(all.some(({ udid }) => !udid.includes('-'))).toBe(true);
  });

  it('sit at ports of a hub tree, as a Mac numbers it', () => {
    expect(locationOf(0).toString(16)).toBe('14111000');
    expect(locationOf(5).toString(16)).toBe('14122000');
    expect(locationOf(63).toString(16)).toBe('14444000');
    expect(locationOf(64).toString(16)).toBe('15111000');
  });

  it('run versions that their model has', () => {
    for (const { productType, osVersion, buildVersion } of born('os', 64)) {
      const model = deviceModels.find((candidate) => candidate.productType === productType);
      expect(model?.builds).toContainEqual({ version: osVersion, build: buildVersion });
    }
  });
});

describe('scenarios', () => {
  it.each(['default', 'mixed', 'room-offline', 'activated'])('%s comes with Kitbench', async (name) => {
    expect((await loadScenario(name)).devices.length).toBeGreaterThan(0);
  });

  it('make a device special', async () => {
    const { devices } = await loadScenario('mixed');
    const all = devices.map((setting, index) => bearDevice(setting, index, createSeededRandom('1')));
    expect(all.filter(({ content }) => content.screen === 'home').length).toBeGreaterThan(3);
    expect(all.some(({ content }) => content.locked)).toBe(true);
    expect(all.some(({ content }) => content.cloudConfiguration?.AllowPairing === false)).toBe(true);
    expect(all.some(({ traits }) => traits.hidesFindMy)).toBe(true);
    expect(all.some(({ traits }) => traits.adeAssigned)).toBe(true);
  });

  it.each([
    ['an unknown product', { product: 'iPad99,9' }],
    ['a version the product does not run', { product: 'iPad15,7', os: '15.7.9' }],
    ['a passcode at Hello', { passcode: '1234' }],
    ['a lock without a passcode', { screen: 'home', locked: true }],
    ['a misspelt key', { batery: 5 }],
  ])('with %s are refused', (_, device) => {
    expect(scenarioSchema.safeParse({ devices: [device] }).success).toBe(false);
  });

  it('from a file that is none are refused by its name', async () => {
    await expect(loadScenario('/nowhere/scenario.json')).rejects.toThrow('/nowhere/scenario.json');
  });
});

describe('reference delays', () => {
  it('are drawn per device within their spread, scaled', async () => {
    const delays = await loadReferenceDelays();
    const drawn = Array.from({ length: 50 }, (_, index) => drawTimings(delays, createSeededRandom(`${index}`)).erase);
    const { milliseconds, spreadMilliseconds } = delays.timings.erase;
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(Math.round((milliseconds - spreadMilliseconds) * delays.scale));
    expect(Math.max(...drawn)).toBeLessThanOrEqual(Math.round((milliseconds + spreadMilliseconds) * delays.scale));
    expect(new Set(drawn).size).toBeGreaterThan(10);
    expect(drawTimings(undefined, createSeededRandom('1')).erase).toBe(0);
  });
});
