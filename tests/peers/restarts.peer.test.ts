import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type StageDevice } from '../support/practice-stage.ts';

let stage: Stage;
let first: StageDevice;
let second: StageDevice;

beforeAll(async () => {
  stage = await openStage({ activation: 'Activated' }, { activation: 'Activated' });
  [first, second] = stage.devices as [StageDevice, StageDevice];
  await Promise.all([first.goIos('pair'), second.goIos('pair')]);
});
afterAll(() => stage?.close());

describe('go-ios', () => {
  it('reboots a device, which comes back with its pairing', async () => {
    await first.back(() => first.goIos('reboot'));
    expect(await first.counters()).toMatchObject({ reboots: 1, erases: 0 });
    expect((await first.goIos('lockdown', 'get', 'SerialNumber')).stdout).toContain(first.serial);
  });

  it('erases a device, which then knows no host', async () => {
    const before = await first.state();
    await first.back(async () => {
      const ran = await first.goIos('erase', '--force');
      expect(ran).toMatchObject({ code: 0, json: expect.arrayContaining(['ok']) });
    });
    expect(await first.counters()).toMatchObject({ erases: 1 });
    const after = await first.state();
    expect(after).toMatchObject({ screen: 'hello', activation: 'Unactivated', pairedHosts: [] });
    expect(after.locationId).toBe(before.locationId);
    expect(after.deviceId).not.toBe(before.deviceId);
    expect((await first.goIos('prepare', 'cloudconfig')).stderr).toContain('InvalidHostID');
  });
});

describe('idevicediagnostics', () => {
  it('restarts a device', async () => {
    await second.back(async () => {
      const ran = await second.imobile('idevicediagnostics', 'restart');
      expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('Restarting device') });
    });
    expect(await second.counters()).toMatchObject({ reboots: 1 });
  });

  it('shuts a device down, until it is plugged in again', async () => {
    const { udid } = second;
    const ran = await second.imobile('idevicediagnostics', 'shutdown');
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('Shutting down device') });
    await expect.poll(async () => (await second.state()).deviceId).toBeNull();
    expect((await second.goIos('list')).stdout).not.toContain(udid);
    await stage.control.call('detach', { udids: [udid] });
    await second.back(() => stage.control.call('attach', { udids: [udid] }));
    expect((await second.imobile('idevicepair', 'validate')).code).toBe(0);
  });
});
