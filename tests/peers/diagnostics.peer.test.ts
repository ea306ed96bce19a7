import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type StageDevice } from '../support/practice-stage.ts';

let stage: Stage;
let modern: StageDevice;
let older: StageDevice;
const folder = mkdtempSync(join(tmpdir(), 'kitbench-peers-'));

beforeAll(async () => {
  stage = await openStage(
    { product: 'iPad12,1', os: '26.1', battery: 64 },
    { product: 'iPad12,1', os: '15.7.9', battery: 8 },
  );
  [modern, older] = stage.devices as [StageDevice, StageDevice];
  await Promise.all([modern.goIos('pair'), older.goIos('pair')]);
});
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('go-ios reads', () => {
  it('the diagnostics', async () => {
    expect((await modern.goIos('diagnostics', 'list')).json).toMatchObject([
      { Status: 'Success', Diagnostics: { GasGauge: { DesignCapacity: 8557, Status: 'Success' } } },
    ]);
  });

  it('the battery', async () => {
    expect((await modern.goIos('batteryregistry')).json).toMatchObject([
      { CurrentCapacity: 64, IsCharging: true, DesignCapacity: 8557, AtWarnLevel: false },
    ]);
    expect((await older.goIos('batteryregistry')).json).toMatchObject([{ CurrentCapacity: 8, AtWarnLevel: true }]);
  });

  it('MobileGestalt, which newer systems closed', async () => {
    const ask = async (device: StageDevice) => (await device.goIos('mobilegestalt', 'ProductType')).json;
    expect(await ask(modern)).toMatchObject([
      { Diagnostics: { MobileGestalt: { Status: 'MobileGestaltDeprecated' } } },
    ]);
    expect(await ask(older)).toMatchObject([{ Diagnostics: { MobileGestalt: { ProductType: 'iPad12,1' } } }]);
  });

  it('the media folder and its volume', async () => {
    expect((await modern.goIos('fsync', 'tree', '--path=/')).stdout).toContain('iTunes_Control');
    expect((await modern.goIos('diskspace')).json).toMatchObject([{ Model: 'iPad12,1', TotalBytes: 64_000_000_000 }]);
  });

  it('what it wrote to the media folder, byte for byte', async () => {
    const content = randomBytes(300_000);
    const [source, copies] = [join(folder, 'photo.bin'), join(folder, 'copies')];
    writeFileSync(source, content);
    mkdirSync(copies);
    const sync = async (...args: string[]) => expect((await modern.goIos('fsync', ...args)).code).toBe(0);
    await sync('mkdir', '--path=/Downloads');
    await sync('push', `--srcPath=${source}`, '--dstPath=/Downloads/');
    await sync('pull', '--srcPath=/Downloads/photo.bin', `--dstPath=${copies}`);
    expect(readFileSync(join(copies, 'photo.bin')).equals(content)).toBe(true);
    await sync('rm', '--r', '--path=/Downloads');
    expect((await modern.goIos('fsync', 'tree', '--path=/')).stdout).not.toContain('Downloads');
  });

  it('the apps', async () => {
    const [apps] = (await modern.goIos('apps', '--system')).json;
    expect(apps).toContainEqual(expect.objectContaining({ CFBundleIdentifier: 'com.apple.Preferences' }));
  });
});

describe('Debian’s tools read', () => {
  it.each(['All', 'GasGauge'])('diagnostics %s', async (type) => {
    const ran = await modern.imobile('idevicediagnostics', 'diagnostics', type);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('<integer>8557</integer>') });
  });

  it('the registry, whole and by entry', async () => {
    expect((await modern.imobile('idevicediagnostics', 'ioreg')).stdout).toContain('<string>Root</string>');
    const battery = await modern.imobile('idevicediagnostics', 'ioregentry', 'AppleSmartBattery');
    expect(battery.stdout).toContain('<key>NominalChargeCapacity</key>');
  });

  it('the apps: none of the user, some of the system', async () => {
    const [heading, ...apps] = (await modern.imobile('ideviceinstaller', '-l')).stdout.trim().split('\n');
    expect(heading).toContain('CFBundleIdentifier');
    expect(apps).toEqual([]);
    const all = await modern.imobile('ideviceinstaller', '-l', '-o', 'list_all');
    expect(all).toMatchObject({ code: 0, stdout: expect.stringContaining('com.apple.mobilesafari, "1", "Safari"') });
  });
});

describe('idevicenotificationproxy', () => {
  it('posts a notification that others on the device hear', async () => {
    const heard: string[] = [];
    stage.bench.room.devices[0]?.on((event) => event.type === 'notification' && heard.push(event.name));
    const ran = await modern.imobile('idevicenotificationproxy', 'post', 'com.apple.itunes-mobdev.syncDidStart');
    expect(ran.code).toBe(0);
    await expect.poll(() => heard).toContain('com.apple.itunes-mobdev.syncDidStart');
  });
});
