import { createHmac, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../../../codecs/plist/value.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Answer, Exchange } from '../../https/exchange.ts';

export type WebhookTarget = {
  readonly url: string;
  /** Signs each body (HMAC-SHA256, `X-Hmac-Signature`). */
  readonly key: string;
  /** PEM, for https. */
  readonly trust: readonly string[];
};

export type Webhook = {
  /** Tells of a device's message that was taken. */
  tell(exchange: Exchange, answer: Answer): void;
  /** When everything told by now was sent, or given up. */
  settled(): Promise<void>;
};

const deadlineMs = 5_000;
const withCommand = new Set(['Acknowledged', 'Error', 'CommandFormatError', 'NotNow']);

/**
 * MDM servers tell each message of a device to a webhook, as NanoMDM and MicroMDM do (mdm §3): one body after another,
 * none of them twice. What is not taken is lost, as it is with theirs.
 */
export function createWebhook(target: WebhookTarget, clock: Clock): Webhook {
  let queue = Promise.resolve();
  return {
    tell({ url, body, method }, { status }) {
      if (method !== 'PUT' || status !== 200) return;
      const message = parsePlist(body);
      if (!isDict(message)) return;
      const sent = Buffer.from(JSON.stringify(eventOf(message, body, url, clock.now())), 'utf8');
      queue = queue.then(() => post(target, sent)).catch(() => {});
    },
    settled: () => queue,
  };
}

function eventOf(message: PlistDict, body: Buffer, url: URL, now: Date): object {
  const { MessageType, UDID, Status, CommandUUID } = message;
  const common = {
    udid: UDID,
    url_params: Object.fromEntries(url.searchParams),
    raw_payload: body.toString('base64'),
  };
  const head = { event_id: randomUUID(), created_at: now.toISOString() };
  if (typeof MessageType === 'string') return { topic: `mdm.${MessageType}`, ...head, checkin_event: common };
  const answered = typeof Status === 'string' && withCommand.has(Status) ? { command_uuid: CommandUUID } : {};
  return { topic: 'mdm.Connect', ...head, acknowledge_event: { ...common, status: Status, ...answered } };
}

function post({ url, key, trust }: WebhookTarget, body: Buffer): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'content-length': String(body.length),
    'x-hmac-signature': createHmac('sha256', key).update(body).digest('base64'),
  };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, agent: false, timeout: deadlineMs } as const;
    const outgoing = url.startsWith('https:')
      ? httpsRequest(url, { ...options, ca: [...trust] })
      : httpRequest(url, options);
    outgoing.once('response', (response) => {
      response.resume();
      response.once('close', resolve);
    });
    outgoing.once('timeout', () => outgoing.destroy(new Error('no answer')));
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
