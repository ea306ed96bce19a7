import { describe, expect, it } from 'vitest';
import { createLonePracticeDevice } from '../../../../../tests/support/practice-device.ts';
import { openConversation } from '../../../../../tests/support/service-conversation.ts';
import { insecureNotificationProxy, notificationProxy } from './service.ts';

const name = 'com.apple.springboard.finishedstartup';

describe.each([notificationProxy, insecureNotificationProxy])('$name', (handler) => {
  it('relays what is observed, and nothing else', async () => {
    const { device } = await createLonePracticeDevice();
    const proxy = openConversation(handler, device);
    expect(await proxy.ask({ Command: 'ObserveNotification', Name: name })).toEqual({});
    device.notify('com.apple.language.changed');
    device.notify(name);
    expect(proxy.pushed).toEqual([{ Command: 'RelayNotification', Name: name }]);
  });

  it('posts to all observers of the device', async () => {
    const { device } = await createLonePracticeDevice();
    const [one, other] = [openConversation(handler, device), openConversation(notificationProxy, device)];
    await other.ask({ Command: 'ObserveNotification', Name: name });
    await one.ask({ Command: 'PostNotification', Name: name });
    expect(one.pushed).toEqual([]);
    expect(other.pushed).toHaveLength(1);
  });

  it('dies when told to, and falls silent when closed', async () => {
    const { device } = await createLonePracticeDevice();
    const proxy = openConversation(handler, device);
    await proxy.ask({ Command: 'ObserveNotification', Name: name });
    expect(await proxy.ask({ Command: 'Shutdown' })).toEqual({ reply: { Command: 'ProxyDeath' }, afterwards: 'close' });
    proxy.close();
    device.notify(name);
    expect(proxy.pushed).toEqual([]);
  });

  it('ignores what it does not understand', async () => {
    const { device } = await createLonePracticeDevice();
    const proxy = openConversation(handler, device);
    expect(await proxy.ask({ Command: 'ObserveNotification' })).toEqual({});
    expect(await proxy.ask({ Command: 'Nothing', Name: name })).toEqual({});
  });
});

describe('the insecure proxy', () => {
  it('needs neither pairing nor TLS', () => {
    expect(insecureNotificationProxy).toMatchObject({ insecure: true, tls: false });
  });
});
