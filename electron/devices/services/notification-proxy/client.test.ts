import { afterEach, describe, expect, it } from 'vitest';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { createTestClock } from '../../../ports/test-clock.ts';
import { type DeviceWithServices, openDeviceWithServices } from '../../testing/device-with-services.ts';
import { answerPlists, type PlistAnswer } from '../../testing/plist-peer.ts';
import { openNotificationProxy } from './client.ts';

const FINISHED = 'com.apple.springboard.finishedstartup';
let device: DeviceWithServices | undefined;
let seen: PlistDict[] = [];

afterEach(async () => {
  await device?.close();
});

async function observe(answers: readonly PlistAnswer[], clock = createTestClock()) {
  seen = [];
  device = await openDeviceWithServices(
    { 'com.apple.mobile.notification_proxy': (socket) => answerPlists(socket, () => answers, seen) },
    { clock },
  );
  return openNotificationProxy(device.session, [FINISHED]);
}

const relay = (name: string) => ({ Command: 'RelayNotification', Name: name });

describe('notification proxy', () => {
  it('waits for the notice it is told, past others', async () => {
    const proxy = await observe([relay('com.apple.language.changed'), relay(FINISHED)]);
    await proxy.wait(FINISHED, { timeoutMs: 300_000 });
    expect(seen).toEqual([{ Command: 'ObserveNotification', Name: FINISHED }]);
  });

  it('keeps a notice that came before the wait', async () => {
    const proxy = await observe([relay('first'), relay(FINISHED)]);
    await proxy.wait('first', { timeoutMs: 1_000 });
    await proxy.wait(FINISHED, { timeoutMs: 1_000 });
  });

  it('gives up at the deadline', async () => {
    const clock = createTestClock();
    const proxy = await observe(['silence'], clock);
    const late = expect(proxy.wait(FINISHED, { timeoutMs: 300_000 })).rejects.toMatchObject({
      code: 'device.no-answer',
      params: { message: FINISHED, seconds: '300' },
    });
    await clock.advance(300_000);
    await late;
  });

  it('tells when the device ends the watch', async () => {
    const proxy = await observe([{ Command: 'ProxyDeath' }]);
    await expect(proxy.wait(FINISHED, { timeoutMs: 1_000 })).rejects.toMatchObject({ code: 'device.connection-lost' });
  });
});
