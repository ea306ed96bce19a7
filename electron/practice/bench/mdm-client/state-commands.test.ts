import { beforeEach, describe, expect, it } from 'vitest';
import { createLonePracticeDevice, type LonePracticeDeviceOptions } from '../../../../tests/support/practice-device.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { performCommand } from './commands.ts';

let device: SimulatedDevice;
const open = async (options: LonePracticeDeviceOptions = {}) => {
  const content = { cloudConfiguration: { IsSupervised: true } };
  ({ device } = await createLonePracticeDevice({ content, ...options }));
};
beforeEach(() => open());

const ask = async (command: PlistDict) => (await performCommand(command, device)).body;
const lost = { RequestType: 'EnableLostMode', Message: '返却してください' };

describe('a command on the state of a device', () => {
  it.each([
    'EnableLostMode',
    'DisableLostMode',
    'DeviceLocation',
    'PlayLostModeSound',
    'ScheduleOSUpdate',
    'DeviceConfigured',
  ])('%s is for supervised devices', async (RequestType) => {
    device.content.cloudConfiguration = { IsSupervised: false };
    expect(await ask({ RequestType, Message: 'x' })).toMatchObject({
      Status: 'Error',
      ErrorChain: [{ ErrorCode: 29000 }],
    });
  });

  it('Lost Mode needs something to show, is told, located, heard, and ended', async () => {
    expect(await ask({ RequestType: 'EnableLostMode' })).toEqual({ Status: 'CommandFormatError' });
    expect(await ask({ RequestType: 'DeviceLocation' })).toMatchObject({ Status: 'Error' });
    expect(await ask(lost)).toEqual({ Status: 'Acknowledged' });
    expect(await ask({ RequestType: 'DeviceInformation', Queries: ['IsMDMLostModeEnabled'] })).toMatchObject({
      QueryResponses: { IsMDMLostModeEnabled: true },
    });
    expect(await ask({ RequestType: 'DeviceLocation' })).toMatchObject({ Latitude: expect.any(Number) });
    expect(await ask({ RequestType: 'PlayLostModeSound' })).toEqual({ Status: 'Acknowledged' });
    expect(await ask({ RequestType: 'DeviceLock' })).toMatchObject({ MessageResult: 'DeviceInLostMode' });
    expect(await ask({ RequestType: 'DisableLostMode' })).toEqual({ Status: 'Acknowledged' });
    expect(device.content.lostMode).toBeUndefined();
  });

  it('ClearPasscode wants the token that the device gave', async () => {
    device.content.passcode = '123456';
    const wrong = { RequestType: 'ClearPasscode', UnlockToken: Buffer.alloc(64) };
    expect(await ask(wrong)).toMatchObject({ ErrorChain: [{ ErrorCode: 37003 }] });
    expect(await ask({ RequestType: 'ClearPasscode' })).toEqual({ Status: 'CommandFormatError' });
    expect(device.content.passcode).toBe('123456');
  });

  it('ScheduleOSUpdate went with iOS 26', async () => {
    const update = { RequestType: 'ScheduleOSUpdate', Updates: [{ ProductVersion: '26.1', InstallAction: 'Default' }] };
    expect(await ask(update)).toMatchObject({ UpdateResults: [{ Status: 'Downloading' }] });
    await open({ osVersion: '26.0' });
    expect(await ask(update)).toMatchObject({ ErrorChain: [{ ErrorCode: 12021 }] });
  });

  it('DeviceConfigured lets Setup Assistant go on', async () => {
    device.content.cloudConfiguration = { IsSupervised: true, AwaitDeviceConfigured: true };
    const asked = { RequestType: 'DeviceInformation', Queries: ['AwaitingConfiguration'] };
    expect(await ask(asked)).toMatchObject({ QueryResponses: { AwaitingConfiguration: true } });
    await ask({ RequestType: 'DeviceConfigured' });
    expect(await ask(asked)).toMatchObject({ QueryResponses: { AwaitingConfiguration: false } });
  });
});

describe('a command about apps', () => {
  it('installs, lists and removes what it names', async () => {
    await ask({ RequestType: 'InstallApplication', iTunesStoreID: 1 });
    await ask({ RequestType: 'InstallApplication', Identifier: 'jp.example.app' });
    expect(await ask({ RequestType: 'ManagedApplicationList' })).toMatchObject({
      ManagedApplicationList: { id1: { Status: 'Managed' }, 'jp.example.app': { Status: 'Managed' } },
    });
    await ask({ RequestType: 'RemoveApplication', Identifier: 'id1' });
    expect(await ask({ RequestType: 'InstalledApplicationList' })).toMatchObject({
      InstalledApplicationList: [{ Identifier: 'jp.example.app' }],
    });
    expect(await ask({ RequestType: 'InstallApplication' })).toEqual({ Status: 'CommandFormatError' });
  });
});
