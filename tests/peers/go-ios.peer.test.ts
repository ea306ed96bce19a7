import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BenchProcess, startBenchProcess } from '../support/bench.ts';
import { goIosProgram, ios, lastJson } from '../support/peer-tools.ts';

let bench: BenchProcess;
let udids: string[];
beforeAll(async () => {
  bench = await startBenchProcess({ devices: 2, seed: 'go-ios', scenario: 'activated' });
  udids = bench.ready.devices.map(({ udid }) => udid);
  for (const udid of udids) expect((await run('pair', `--udid=${udid}`)).code).toBe(0);
});
afterAll(async () => {
  expect(bench.errors()).toBe('');
  await bench.stop();
});

const run = (...args: string[]) => ios(bench.ready.address, args);
const [first, second] = [0, 1].map((index) => () => `--udid=${udids[index]}`) as [() => string, () => string];

describe('go-ios on a practice device', () => {
  it('list', async () => {
    expect(lastJson(await run('list'))).toEqual({ deviceList: udids });
  });

  it('list --details, over a session with each device', async () => {
    expect(lastJson(await run('list', '--details'))).toMatchObject({
      deviceList: bench.ready.devices.map(({ udid, productType, osVersion }) => ({
        Udid: udid,
        ProductType: productType,
        ProductVersion: osVersion,
      })),
    });
  });

  it('info', async () => {
    const info = lastJson(await run('info', first()));
    const [device] = bench.ready.devices;
    expect(info).toMatchObject({
      SerialNumber: device?.serial,
      ActivationState: 'Activated',
      PasswordProtected: false,
    });
  });

  it('readpair gives the nine keys', async () => {
    expect(Object.keys(lastJson(await run('readpair', first())) as object).toSorted()).toEqual([
      'DeviceCertificate',
      'EscrowBag',
      'HostCertificate',
      'HostID',
      'HostPrivateKey',
      'RootCertificate',
      'RootPrivateKey',
      'SystemBUID',
      'WiFiMACAddress',
    ]);
  });

  it('devicename, batterycheck and date', async () => {
    expect(lastJson(await run('devicename', first()))).toEqual({ devicename: 'iPad' });
    expect(lastJson(await run('batterycheck', first()))).toMatchObject({ HasBattery: true, ExternalConnected: true });
    const { TimeIntervalSince1970: seconds } = lastJson(await run('date', first())) as never;
    expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(60);
  });

  it('lang waits for SpringBoard to come back', async () => {
    const set = await run('lang', '--setlang=ja', '--setlocale=ja_JP', first());
    expect(set.code).toBe(0);
    expect(lastJson(await run('lang', first()))).toMatchObject({ Language: 'ja', Locale: 'ja_JP' });
  });

  it('listen hears a device go and come back under a new DeviceID', async () => {
    const child = spawn(goIosProgram(), ['listen'], {
      env: { ...process.env, USBMUXD_SOCKET_ADDRESS: `unix://${bench.ready.address}` },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const events: { MessageType: string; DeviceID: number; Properties: { SerialNumber: string } }[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.includes('"MessageType"')) return;
      events.push(JSON.parse(line));
      if (events.length === 2) void replug();
      if (events.length === 4) resolve();
    });
    const replug = async () => {
      await bench.control.call('detach', { udids: [udids[1]] });
      await bench.control.call('attach', { udids: [udids[1]] });
    };
    await promise;
    child.kill();
    const [, before, gone, after] = events;
    expect(gone).toMatchObject({ MessageType: 'Detached', DeviceID: before?.DeviceID });
    expect(after).toMatchObject({ MessageType: 'Attached', Properties: { SerialNumber: udids[1] } });
    expect(after?.DeviceID).toBeGreaterThan(before?.DeviceID ?? 0);
  });

  it('pair asks for the tap Trust on a used device, and waits for the passcode on a locked one', async () => {
    const used = await startBenchProcess({ devices: 4, seed: 'used', scenario: 'mixed' });
    try {
      const [, home, , locked] = used.ready.devices;
      const pair = (udid: string | undefined) => ios(used.ready.address, ['pair', `--udid=${udid}`]);
      expect((await pair(home?.udid)).stderr).toContain('accept the PairingDialog');
      await used.control.call('tap', { udid: home?.udid, button: 'trust', actor: 'peer test' });
      expect((await pair(home?.udid)).stderr).toContain('Successfully paired');
      expect((await pair(locked?.udid)).stderr).toContain('PasswordProtected');
    } finally {
      await used.stop();
    }
  });

  it('erase really erases: the old pairing is unknown, the device comes back at Hello', async () => {
    const erased = new Promise<void>((resolve) => {
      bench.control.onEvent((event) => {
        const { what, udid } = event as { what?: string; udid?: string };
        if (what === 'attached' && udid === udids[1]) resolve();
      });
    });
    await bench.control.call('subscribe');
    expect((await run('erase', '--force', second())).code).toBe(0);
    await erased;
    expect((await run('info', second())).stderr).toContain('InvalidHostID');
    const { [udids[1] ?? '']: counters } = (await bench.control.call('counters')) as Record<string, { erases: number }>;
    expect(counters?.erases).toBe(1);
    expect((await run('pair', second())).code).toBe(0);
    expect(lastJson(await run('info', second()))).toMatchObject({ ActivationState: 'Unactivated' });
  });
});
