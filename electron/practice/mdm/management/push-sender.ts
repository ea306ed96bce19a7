import { type ClientHttp2Session, connect, constants } from 'node:http2';
import { type Clock, systemClock } from '../../../ports/clock.ts';
import type { ManagedDevice } from './devices.ts';

export type PushOptions = {
  /** APNs took it; that the device got it is never told. */
  readonly onDelivered?: () => void;
  /** Shows the client app's notification for this address instead of waking the MDM client. */
  readonly notification?: string;
};

export type PushSender = {
  /** Sends the device its wake-up; what fails on the way is tried again a few times. Does nothing without an address. */
  push(device: ManagedDevice, options?: PushOptions): void;
  close(): void;
};

const RETRY_DELAYS_MS = [1_000, 5_000, 30_000];
/** Of the real network, which practice time does not move. */
const DEADLINE_MS = 10_000;

/** APNs client: HTTP/2 `POST /3/device/<token>` with the PushMagic (mdm §2.4). */
export function createPushSender(options: {
  readonly apns: { readonly url: string; readonly trust: readonly string[] } | undefined;
  readonly topic: string;
  readonly clock: Clock;
}): PushSender {
  const { apns, topic, clock } = options;
  const waiting = new Set<() => void>();
  let session: ClientHttp2Session | undefined;
  let closed = false;

  function openSession(url: string, trust: readonly string[]): ClientHttp2Session {
    if (session && !session.closed && !session.destroyed) return session;
    const opened = connect(url, { ca: [...trust] });
    opened.on('error', () => opened.destroy());
    opened.unref();
    session = opened;
    return opened;
  }

  function attempt(device: ManagedDevice, retry: number, options: PushOptions): void {
    const address = device.push;
    if (!apns || !address) return;
    const stream = openSession(apns.url, apns.trust).request({
      [constants.HTTP2_HEADER_METHOD]: 'POST',
      [constants.HTTP2_HEADER_PATH]: `/3/device/${address.token.toString('hex')}`,
      'apns-topic': topic,
      'apns-push-type': options.notification === undefined ? 'mdm' : 'alert',
    });
    let status = 0;
    const cancelDeadline = systemClock.after(DEADLINE_MS, () => stream.close(constants.NGHTTP2_CANCEL));
    stream.on('response', (headers) => {
      status = Number(headers[constants.HTTP2_HEADER_STATUS]);
    });
    stream.on('error', () => {});
    stream.once('close', () => {
      cancelDeadline();
      if (status === 0 || status >= 500) tryLater(device, retry, options);
      if (status === 200) options.onDelivered?.();
    });
    stream.resume();
    stream.end(JSON.stringify(bodyOf(address.magic, options)));
    device.counters.pushes += 1;
  }

  function tryLater(device: ManagedDevice, retry: number, options: PushOptions): void {
    const wait = RETRY_DELAYS_MS[retry];
    if (wait === undefined || closed) return;
    const cancel = clock.after(wait, () => {
      waiting.delete(cancel);
      attempt(device, retry + 1, options);
    });
    waiting.add(cancel);
  }

  return {
    push: (device, options = {}) => attempt(device, 0, options),
    close() {
      closed = true;
      for (const cancel of waiting) cancel();
      waiting.clear();
      session?.destroy();
    },
  };
}

function bodyOf(magic: string, { notification }: PushOptions): object {
  return notification === undefined ? { mdm: magic } : { aps: { alert: '設定が届いています' }, url: notification };
}
