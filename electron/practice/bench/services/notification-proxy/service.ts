import type { ServiceContext, ServiceHandler, ServiceReply } from '../handler.ts';

const MAX_NAMES = 1000;

/** Darwin notifications to and from a paired host (device-protocols §6.5). */
export const notificationProxy: ServiceHandler = {
  name: 'com.apple.mobile.notification_proxy',
  tls: true,
  open: openProxy,
};

/** The same for hosts that are not paired: how a host learns that its dialog was answered. */
export const insecureNotificationProxy: ServiceHandler = {
  name: 'com.apple.mobile.insecure_notification_proxy',
  tls: false,
  insecure: true,
  open: openProxy,
};

function openProxy({ device, push }: ServiceContext): ReturnType<ServiceHandler['open']> {
  const observed = new Set<string>();
  const stopListening = device.on((event) => {
    if (event.type === 'notification' && observed.has(event.name)) {
      push({ Command: 'RelayNotification', Name: event.name });
    }
  });
  return {
    kind: 'plist',
    nameOf: ({ Command: command }) =>
      typeof command === 'string' && /^[A-Za-z]{1,40}$/.test(command) ? command : 'unknown',
    request({ Command: command, Name: name }): ServiceReply | undefined {
      if (command === 'Shutdown') return { reply: { Command: 'ProxyDeath' }, afterwards: 'close' };
      if (typeof name !== 'string') return undefined;
      if (command === 'ObserveNotification' && observed.size < MAX_NAMES) observed.add(name);
      if (command === 'PostNotification') device.notify(name);
      return undefined;
    },
    closed: stopListening,
  };
}
