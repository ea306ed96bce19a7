import { afterEach, describe, expect, it } from 'vitest';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { type DeviceWithServices, openDeviceWithServices } from '../../testing/device-with-services.ts';
import { answerPlists, type PlistAnswer } from '../../testing/plist-peer.ts';
import { readBatteryHealth, restartDevice, shutDownDevice } from './client.ts';

let device: DeviceWithServices | undefined;
let seen: PlistDict[] = [];

afterEach(async () => {
  await device?.close();
});

async function open(answer: PlistAnswer) {
  seen = [];
  device = await openDeviceWithServices({
    'com.apple.mobile.diagnostics_relay': (socket) => answerPlists(socket, () => answer, seen),
  });
  return device.session;
}

describe('diagnostics relay', () => {
  it('restarts and switches off once the connection is closed', async () => {
    const session = await open({ Status: 'Success' });
    await restartDevice(session);
    await shutDownDevice(session);
    expect(seen).toEqual([
      { Request: 'Restart', WaitForDisconnect: true },
      { Request: 'Shutdown', WaitForDisconnect: true },
    ]);
  });

  it('tells a refusal', async () => {
    await expect(restartDevice(await open({ Status: 'UnknownRequest' }))).rejects.toMatchObject({
      code: 'diagnostics.failed',
      params: { request: 'Restart', status: 'UnknownRequest' },
    });
  });

  it('reads battery wear, and nothing from what is not there', async () => {
    const registry = { CycleCount: 12, DesignCapacity: 3000, NominalChargeCapacity: 2900, Voltage: 'x' };
    const worn = await open({ Status: 'Success', Diagnostics: { IORegistry: registry } });
    expect(await readBatteryHealth(worn)).toEqual({ cycleCount: 12, designCapacity: 3000, fullCapacity: 2900 });
    await device?.close();
    expect(await readBatteryHealth(await open({ Status: 'Success' }))).toEqual({});
  });
});
