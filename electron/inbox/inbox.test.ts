import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type InboxPage, inboxPageSchema } from '../../shared/domain/inbox-event.ts';
import { checkInEvent, connectEvent, postWebhook } from '../../tests/support/mdm-doubles/webhook.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { systemClock } from '../ports/clock.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { openInboxStore } from './inbox-store.ts';
import { type InboxOptions, serveInbox } from './serve-inbox.ts';

const webhook = 'webhook-key-0123456789';
const pull = 'pull-key-0123456789';
const device = { SerialNumber: 'DMPXK0AAJF88', UDID: '00008101-000A1B2C3D4E5F60' };
const at = '2026-04-01T00:00:00Z';

async function open(overrides: Partial<InboxOptions> = {}) {
  const directory = overrides.directory ?? scratchDirectory();
  const inbox = await serveInbox({
    directory,
    host: '127.0.0.1',
    port: 0,
    keys: { webhook: Buffer.from(webhook), pull: Buffer.from(pull) },
    keepDays: 30,
    clock: systemClock,
    ...overrides,
  });
  onTestFinished(() => inbox.close());
  const post = (body: Buffer, encoding?: 'base64' | 'hex') =>
    postWebhook(inbox.url, body, { key: webhook, ...(encoding && { encoding }) });
  const events = async (query = '') => inboxPageSchema.parse((await ask(`${inbox.url}/v1/events${query}`, pull)).body);
  return { ...inbox, directory, post, events };
}

function ask(
  url: string,
  key?: string,
  given: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: Buffer } = {},
): Promise<{ status: number; body: InboxPage }> {
  return new Promise((resolve, reject) => {
    const headers = { ...given.headers, ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
    const outgoing = request(url, { method: given.method ?? 'GET', headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString('utf8')) }),
      );
    });
    outgoing.once('error', reject);
    outgoing.end(given.body);
  });
}

describe('an inbox', () => {
  it('keeps what a webhook tells, in the order it came, for whoever has the key', async () => {
    const inbox = await open();
    expect(await inbox.post(checkInEvent('Authenticate', at, device, { group: '1年1組' }))).toBe(200);
    expect(await inbox.post(checkInEvent('TokenUpdate', at, { UDID: device.UDID }), 'hex')).toBe(200);
    const status = connectEvent(at, { UDID: device.UDID, Status: 'Acknowledged', CommandUUID: 'c1' });
    expect(await inbox.post(status)).toBe(200);
    const page = await inbox.events();
    expect(page).toMatchObject({
      more: false,
      events: [
        { seq: 1, topic: 'mdm.Authenticate', serial: device.SerialNumber, params: { group: '1年1組' } },
        { seq: 2, topic: 'mdm.TokenUpdate', enrollmentId: device.UDID },
        { seq: 3, topic: 'mdm.Connect', status: 'Acknowledged', commandId: 'c1' },
      ],
    });
  });

  it('keeps the same body once, however often it comes', async () => {
    const inbox = await open();
    const body = checkInEvent('Authenticate', at, device);
    for (let time = 0; time < 3; time++) expect(await inbox.post(body)).toBe(200);
    expect((await inbox.events()).events).toHaveLength(1);
  });

  it('gives pages, and says when there is more', async () => {
    const inbox = await open();
    for (let index = 0; index < 5; index++)
      await inbox.post(checkInEvent('Authenticate', at, { ...device, UDID: `u${index}` }));
    expect(await inbox.events('?after=0&limit=2')).toMatchObject({ more: true, events: [{ seq: 1 }, { seq: 2 }] });
    expect(await inbox.events('?after=4&limit=2')).toMatchObject({ more: false, events: [{ seq: 5 }] });
  });

  it('takes topics that nobody knew, and payloads that cannot be read', async () => {
    const inbox = await open();
    const strange = Buffer.from(
      JSON.stringify({ topic: 'mdm.OfTheFuture', checkin_event: { udid: 'u', raw_payload: '!' } }),
    );
    expect(await inbox.post(strange)).toBe(200);
    expect((await inbox.events()).events).toMatchObject([{ topic: 'mdm.OfTheFuture', enrollmentId: 'u' }]);
  });

  it('turns away what is not signed, not asked with the key, no webhook, too long, or elsewhere', async () => {
    const inbox = await open();
    const body = checkInEvent('Authenticate', at, device);
    const forged = createHmac('sha256', 'another key').update(body).digest('base64');
    const send = (headers: Record<string, string>, sent = body) =>
      ask(`${inbox.url}/v1/webhook`, undefined, { method: 'POST', headers, body: sent });
    expect((await send({})).status).toBe(401);
    expect((await send({ 'x-hmac-signature': forged })).status).toBe(401);
    expect(await inbox.post(Buffer.from('{}'))).toBe(400);
    expect((await ask(`${inbox.url}/v1/events`)).status).toBe(401);
    expect((await ask(`${inbox.url}/v1/events`, 'wrong')).status).toBe(401);
    expect((await ask(`${inbox.url}/v1/events?limit=9999`, pull)).status).toBe(400);
    expect((await ask(`${inbox.url}/elsewhere`, pull)).status).toBe(404);
    expect((await ask(`${inbox.url}/v1/webhook`, pull)).status).toBe(405);
    expect((await inbox.events()).events).toEqual([]);
  });

  it('reads no more of a body than it may', async () => {
    const inbox = await open();
    const huge = Buffer.alloc(5 * 1024 * 1024, 0x20);
    const status = await postWebhook(inbox.url, huge, { key: webhook }).catch(() => 'cut');
    expect([413, 'cut']).toContain(status);
    expect((await inbox.events()).events).toEqual([]);
  });

  it('writes no token of a device to its disk', async () => {
    const inbox = await open();
    const secrets = {
      Token: Buffer.from('canary-push-token'),
      PushMagic: 'canary-push-magic',
      UnlockToken: Buffer.from('canary-unlock'),
    };
    await inbox.post(checkInEvent('TokenUpdate', at, { UDID: device.UDID, ...secrets }));
    expect((await inbox.events()).events).toHaveLength(1);
    const files = readdirSync(inbox.directory).filter((name) => name.startsWith('inbox.db'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const bytes = readFileSync(join(inbox.directory, file));
      for (const value of ['canary-push-token', 'canary-push-magic', 'canary-unlock']) {
        expect(bytes.includes(value)).toBe(false);
        expect(bytes.includes(Buffer.from(value).toString('base64'))).toBe(false);
      }
    }
  });

  it('goes on where it was after a restart, and never counts a position twice', async () => {
    const directory = scratchDirectory();
    const clock = createTestClock(new Date('2026-04-01T00:00:00Z'));
    const add = (udid: string) => {
      const store = openInboxStore(directory, clock.now());
      store.add(
        Buffer.from(udid),
        { at: clock.now().toISOString(), topic: 'mdm.CheckOut', enrollmentId: udid },
        clock.now(),
      );
      const page = store.page(0, 10);
      store.close();
      return page;
    };
    const first = add('a');
    await clock.advance(40 * 86_400_000);
    const store = openInboxStore(directory, clock.now());
    expect(store.purge(new Date(clock.now().getTime() - 30 * 86_400_000))).toBe(1);
    store.close();
    const second = add('b');
    expect(second.inbox).toBe(first.inbox);
    expect(second.events.map(({ seq }) => seq)).toEqual([2]);
  });

  it('does not show itself to a network without TLS', async () => {
    await expect(open({ host: '0.0.0.0' })).rejects.toMatchObject({ code: 'inbox.exposed' });
  });

  it('says when its port is taken', async () => {
    const inbox = await open();
    const port = Number(new URL(inbox.url).port);
    await expect(open({ port })).rejects.toMatchObject({ code: 'inbox.port' });
  });
});
