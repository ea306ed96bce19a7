import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BenchProcess, startBenchProcess } from '../support/bench.ts';
import { idevice } from '../support/peer-tools.ts';

let bench: BenchProcess;
let udid: string;
beforeAll(async () => {
  bench = await startBenchProcess({ devices: 2, seed: 'libimobiledevice' });
  udid = bench.ready.devices[0]?.udid ?? '';
});
afterAll(async () => {
  expect(bench.errors()).toBe('');
  await bench.stop();
});

const run = (tool: string, ...args: string[]) => idevice(bench.ready.address, tool, args);
const output = async (tool: string, ...args: string[]) => (await run(tool, ...args)).stdout.trim();

describe('libimobiledevice on a practice device', () => {
  it('idevice_id lists', async () => {
    expect((await output('idevice_id', '-l')).split('\n')).toEqual(bench.ready.devices.map((device) => device.udid));
  });

  it('ideviceinfo -s identifies without pairing', async () => {
    const info = await output('ideviceinfo', '-s', '-u', udid);
    expect(info).toContain(`UniqueChipID: ${bench.ready.devices[0]?.ecid}`);
    expect(info).not.toContain('SerialNumber');
  });

  it('idevicepair pairs, validates, and unpairs', async () => {
    expect(await output('idevicepair', '-u', udid, 'pair')).toBe(`SUCCESS: Paired with device ${udid}`);
    expect(await output('idevicepair', '-u', udid, 'validate')).toBe(`SUCCESS: Validated pairing with device ${udid}`);
    const buid = await output('idevicepair', 'systembuid');
    expect(buid).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    const { pairedHosts } = await stateOf(udid);
    expect(pairedHosts).toEqual([await output('idevicepair', '-u', udid, 'hostid')]);
    expect(await output('idevicepair', '-u', udid, 'unpair')).toBe(`SUCCESS: Unpaired with device ${udid}`);
    expect((await stateOf(udid)).pairedHosts).toEqual([]);
    // It reads the folder of records itself, past usbmuxd: all that can be asked is that it ends well.
    expect((await run('idevicepair', 'list')).code).toBe(0);
    await output('idevicepair', '-u', udid, 'pair');
  });

  it('ideviceinfo reads everything, a domain, a key', async () => {
    const all = await output('ideviceinfo', '-u', udid);
    const [device] = bench.ready.devices;
    expect(all).toContain(`SerialNumber: ${device?.serial}`);
    expect(all).toContain(`UniqueChipID: ${device?.ecid}`);
    expect(await output('ideviceinfo', '-u', udid, '-q', 'com.apple.disk_usage')).toContain('TotalDiskCapacity: 64000');
    expect(await output('ideviceinfo', '-u', udid, '-k', 'ProductType')).toBe(device?.productType);
    const chaperone = await output('ideviceinfo', '-u', udid, '-q', 'com.apple.mobile.chaperone');
    expect(chaperone).toBe('DeviceIsChaperoned: false');
  });

  it('idevicename sets and reads a name', async () => {
    expect((await run('idevicename', '-u', udid, '1年A組 07')).code).toBe(0);
    expect(await output('idevicename', '-u', udid)).toBe('1年A組 07');
    expect((await stateOf(udid)).name).toBe('1年A組 07');
  });

  it('idevicedate reads and sets the clock', async () => {
    const read = await run('idevicedate', '-u', udid);
    expect(read.code).toBe(0);
    expect(Math.abs(Date.parse(read.stdout.trim()) - Date.now())).toBeLessThan(60_000);
    expect((await run('idevicedate', '-u', udid, '--set', '1900000000')).code).toBe(0);
    expect(Date.parse(await output('idevicedate', '-u', udid))).toBeGreaterThanOrEqual(1_900_000_000_000);
  });

  it('waits for the tap Trust on a used device', async () => {
    const used = await startBenchProcess({ devices: 2, seed: 'used', scenario: 'mixed' });
    try {
      const home = used.ready.devices[1]?.udid ?? '';
      const pair = () => idevice(used.ready.address, 'idevicepair', ['-u', home, 'pair']);
      expect((await pair()).stdout).toContain('accept the trust dialog');
      await used.control.call('tap', { udid: home, button: 'trust', actor: 'peer test' });
      expect((await pair()).stdout).toContain('SUCCESS');
    } finally {
      await used.stop();
    }
  });
});

async function stateOf(wanted: string): Promise<{ name: string; pairedHosts: string[] }> {
  const { devices } = (await bench.control.call('state')) as {
    devices: { udid: string; name: string; pairedHosts: string[] }[];
  };
  const found = devices.find((device) => device.udid === wanted);
  if (!found) throw new Error('no such device');
  return found;
}
