import { KitError } from '../../../../shared/errors/kit-error.ts';
import type { DeviceSession } from '../../device-session.ts';

const SERVICE = 'com.apple.mobile.notification_proxy';

/** Notices from the device (device-protocols §6.5). */
export type NotificationProxy = {
  /** Aborts when the connection is over. */
  readonly signal: AbortSignal;
  /**
   * Waits for the next notice of that name; others are skipped.
   * @throws KitError `device.no-answer` at the deadline, `device.connection-lost`
   */
  wait(name: string, options: { timeoutMs: number; signal?: AbortSignal }): Promise<void>;
  close(): void;
};

/** Observes `names` from now on: call it before doing what brings them about. */
export async function openNotificationProxy(
  session: DeviceSession,
  names: readonly string[],
): Promise<NotificationProxy> {
  const { clock } = session;
  const channel = await session.startService(SERVICE);
  for (const name of names) channel.send({ Command: 'ObserveNotification', Name: name });
  return {
    signal: channel.signal,
    async wait(name, { timeoutMs, signal }) {
      const giveUpAt = clock.monotonic() + timeoutMs;
      for (;;) {
        const left = Math.max(0, giveUpAt - clock.monotonic());
        const notice = await channel.receive({ message: name, timeoutMs: left, signal });
        if (notice.Command === 'RelayNotification' && notice.Name === name) return;
        if (notice.Command === 'ProxyDeath') {
          channel.close();
          throw new KitError('device.connection-lost', { service: SERVICE });
        }
      }
    },
    close: () => channel.close(),
  };
}
