import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import { issueCertificate, pem } from '../../../crypto/certificates.ts';
import { generateRsaKey, privateKeyPem } from '../../../crypto/keys.ts';
import { systemClock } from '../../../ports/clock.ts';
import { type DeviceWithServices, openDeviceWithServices } from '../../testing/device-with-services.ts';
import { answerPlists, type PlistAnswer } from '../../testing/plist-peer.ts';
import { activate } from './client.ts';

type Reply = { readonly status?: number; readonly type?: string; readonly body?: Buffer };

let identity: { key: string; cert: string };
let server: Server | undefined;
let device: DeviceWithServices | undefined;
let commands: PlistDict[] = [];
let posts: { url: string | undefined; type: string | undefined; body: Buffer }[] = [];
let connections = 0;

beforeAll(async () => {
  const { privateKey, publicKey } = await generateRsaKey();
  const certificate = issueCertificate({
    subject: { cn: 'localhost' },
    subjectPublicKey: publicKey,
    signingKey: privateKey,
    ca: true,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 3_600_000),
    subjectAltNames: { dns: ['localhost'] },
  });
  identity = { key: privateKeyPem(privateKey), cert: pem(certificate) };
});

afterEach(async () => {
  await device?.close();
  server?.closeAllConnections();
  server?.close();
});

/** Runs an activation of an unactivated device against an origin that replies so. */
async function run(
  reply: (url: string | undefined) => Reply = () => ({}),
  answer: (message: PlistDict) => PlistAnswer = answerActivation,
  trust = [identity.cert],
) {
  [commands, posts, connections] = [[], [], 0];
  server = createServer(identity, async (incoming, outgoing) => {
    const body = await bodyOf(incoming);
    posts.push({ url: incoming.url, type: incoming.headers['content-type'], body });
    const {
      status = 200,
      type = 'text/xml',
      body: text = writeXmlPlist({ ticket: incoming.url ?? '' }),
    } = reply(incoming.url);
    outgoing.writeHead(status, { 'Content-Type': type, ARS: 'AbC=' }).end(text);
  });
  server.on('secureConnection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  const url = `https://localhost:${typeof at === 'object' && at !== null ? at.port : 0}`;
  let state = 'Unactivated';
  device = await openDeviceWithServices(
    { 'com.apple.mobileactivationd': (socket) => answerPlists(socket, answer, commands) },
    {
      answer: ({ Request }) => {
        if (Request === 'SetValue') state = 'Activated';
        return { Value: state };
      },
    },
  );
  const signal = new AbortController().signal;
  return activate({ session: device.session, origin: { url, trust }, clock: systemClock, signal });
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function answerActivation({ Command }: PlistDict): PlistAnswer {
  if (Command === 'CreateTunnel1SessionInfoRequest')
    return { Value: { HandshakeRequestMessage: Buffer.from('hello') } };
  return Command === 'CreateTunnel1ActivationInfoRequest' ? { Value: { ActivationInfoXML: Buffer.from('<&>+') } } : {};
}

describe('activation', () => {
  it('carries the messages both ways unchanged, over one connection to the origin', async () => {
    expect(await run()).toBe('Activated');
    expect(posts.map(({ url }) => url)).toEqual(['/deviceservices/drmHandshake', '/deviceservices/deviceActivation']);
    expect(connections).toBe(1);
    const [handshake, form] = posts;
    expect(parsePlist(handshake?.body ?? Buffer.alloc(0))).toEqual({ HandshakeRequestMessage: Buffer.from('hello') });
    const info = new URLSearchParams(form?.body.toString()).get('activation-info') ?? '';
    expect(parsePlist(Buffer.from(info))).toEqual({ ActivationInfoXML: Buffer.from('<&>+') });
    expect(commands[1]?.Value).toEqual(writeXmlPlist({ ticket: '/deviceservices/drmHandshake' }));
    expect(commands[2]?.Value).toEqual(writeXmlPlist({ ticket: '/deviceservices/deviceActivation' }));
    expect(commands[2]?.ActivationResponseHeaders).toMatchObject({ ARS: 'AbC=' });
    expect(device?.seen.at(-2)).toMatchObject({ Request: 'SetValue', Key: 'ActivationStateAcknowledged', Value: true });
  });

  it('leaves an activated device alone', async () => {
    device = await openDeviceWithServices({}, { answer: () => ({ Value: 'FactoryActivated' }) });
    const { signal } = new AbortController();
    const origin = { url: 'https://localhost:1' };
    expect(await activate({ session: device.session, origin, clock: systemClock, signal })).toBe('FactoryActivated');
  });

  it.each(['application/x-buddyml', 'text/html; charset=utf-8'])(
    'takes an answer of type %s for Activation Lock',
    async (type) => {
      await expect(run(() => ({ type }))).rejects.toMatchObject({ code: 'activation.locked' });
      expect(commands.map(({ Command }) => Command)).not.toContain('HandleActivationInfoWithSessionRequest');
    },
  );

  it('tells a refusing, a lying and an untrusted origin apart', async () => {
    await expect(run(() => ({ status: 503 }))).rejects.toMatchObject({
      code: 'activation.refused',
      params: { status: '503' },
    });
    await device?.close();
    await expect(run(() => ({ body: Buffer.from('ok') }))).rejects.toMatchObject({ code: 'activation.bad-answer' });
    await device?.close();
    await expect(run(() => ({}), answerActivation, [])).rejects.toMatchObject({ code: 'activation.unreachable' });
    expect(posts).toHaveLength(0);
  });

  it('refuses an origin that is not https before it asks the device for anything secret', async () => {
    device = await openDeviceWithServices({}, { answer: () => ({ Value: 'Unactivated' }) });
    const { signal } = new AbortController();
    const work = activate({ session: device.session, origin: { url: 'http://localhost' }, clock: systemClock, signal });
    await expect(work).rejects.toMatchObject({ code: 'activation.bad-origin' });
  });

  it('passes the device’s own refusal on', async () => {
    await expect(
      run(
        () => ({}),
        () => ({ Error: 'Failed to handle' }),
      ),
    ).rejects.toMatchObject({
      code: 'activation.failed',
      params: { error: 'Failed to handle' },
    });
  });
});
