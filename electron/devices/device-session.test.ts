import { afterEach, describe, expect, it } from 'vitest';
import { type DeviceWithServices, openDeviceWithServices } from './testing/device-with-services.ts';
import { answerPlists } from './testing/plist-peer.ts';

let device: DeviceWithServices | undefined;

afterEach(async () => {
  await device?.close();
});

const echo = {
  'com.apple.echo': (socket: Parameters<typeof answerPlists>[0]) => answerPlists(socket, (message) => message),
};
const requests = () => device?.seen.map(({ Request }) => Request);

describe('device session', () => {
  it('opens a new session, once, when the device has ended the old one', async () => {
    let failures = 1;
    device = await openDeviceWithServices(
      {},
      { answer: () => (failures-- > 0 ? { Error: 'SessionInactive' } : { Value: 'iPad' }) },
    );
    expect(await device.session.use((lockdown) => lockdown.getValue(undefined, 'DeviceClass'))).toBe('iPad');
    expect(requests()).toEqual(['StartSession', 'GetValue', 'StartSession', 'GetValue']);
  });

  it('does not try for ever', async () => {
    device = await openDeviceWithServices({}, { answer: () => 'end' });
    await expect(device.session.startService('com.apple.echo')).rejects.toMatchObject({
      code: 'device.connection-lost',
    });
    expect(requests()).toEqual(['StartSession', 'StartService', 'StartSession', 'StartService']);
  });

  it('does not repeat what the device refused', async () => {
    device = await openDeviceWithServices({}, { answer: () => ({ Error: 'SetProhibited' }) });
    const work = device.session.use((lockdown) => lockdown.setValue(undefined, 'DeviceName', 'x'));
    await expect(work).rejects.toMatchObject({ code: 'lockdown.value-refused' });
    expect(requests()).toEqual(['StartSession', 'SetValue']);
  });

  it('shows the escrow bag to a locked device only', async () => {
    device = await openDeviceWithServices(echo, {
      answer: ({ EscrowBag: bag }) => (bag === undefined ? { Error: 'PasswordProtected' } : {}),
    });
    const service = await device.session.startService('com.apple.echo');
    expect(await service.request({ Request: 'A' })).toMatchObject({ Request: 'A' });
    expect(device.seen.map(({ EscrowBag: bag }) => bag)).toEqual([undefined, undefined, Buffer.from('bag')]);
  });

  it('lets services go on when its lockdown connection is closed', async () => {
    device = await openDeviceWithServices(echo);
    const service = await device.session.startService('com.apple.echo');
    device.session.close();
    expect(await service.request({ Request: 'A' })).toMatchObject({ Request: 'A' });
  });
});
