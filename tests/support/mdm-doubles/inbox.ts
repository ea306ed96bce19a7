import { pem } from '../../../electron/crypto/certificates.ts';
import { type Inbox, serveInbox } from '../../../electron/inbox/serve-inbox.ts';
import { type Clock, systemClock } from '../../../electron/ports/clock.ts';
import { type Authority, createAuthority, serverPem } from '../../../electron/practice/https/authority.ts';
import { postWebhook } from './webhook.ts';

export type TestInbox = {
  readonly url: string;
  readonly pullKey: string;
  readonly webhookKey: string;
  readonly anchorPem: string;
  post(body: Buffer): Promise<number>;
  setReachable(up: boolean): Promise<void>;
  close(): Promise<void>;
};

let authority: Promise<Authority> | undefined;

/** The real inbox over TLS on this machine. */
export async function openTestInbox(directory: string, clock: Clock = systemClock): Promise<TestInbox> {
  authority ??= createAuthority(systemClock);
  const { anchor, server } = await authority;
  const { certificatePem, keyPem } = serverPem(server);
  const keys = { webhook: 'webhook-key-0123456789', pull: 'pull-key-0123456789' };
  const start = (port: number) =>
    serveInbox({
      directory,
      host: '127.0.0.1',
      port,
      keys: { webhook: Buffer.from(keys.webhook), pull: Buffer.from(keys.pull) },
      tls: { certificate: Buffer.from(certificatePem), key: Buffer.from(keyPem) },
      keepDays: 90,
      clock,
    });
  let running: Inbox | undefined = await start(0);
  const { url } = running;
  return {
    url,
    pullKey: keys.pull,
    webhookKey: keys.webhook,
    anchorPem: pem(anchor),
    post: (body) => postWebhook(url, body, { key: keys.webhook, ca: pem(anchor) }),
    setReachable: async (up) => {
      if (up) running ??= await start(Number(new URL(url).port));
      else {
        await running?.close();
        running = undefined;
      }
    },
    close: async () => running?.close(),
  };
}
