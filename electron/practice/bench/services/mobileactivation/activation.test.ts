import { request } from 'node:https';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLonePracticeDevice, type LonePracticeDevice } from '../../../../../tests/support/practice-device.ts';
import { openConversation } from '../../../../../tests/support/service-conversation.ts';
import { parsePlist } from '../../../../codecs/plist/parse.ts';
import type { PlistDict } from '../../../../codecs/plist/value.ts';
import { writeBinaryPlist } from '../../../../codecs/plist/write-binary.ts';
import { writeXmlPlist } from '../../../../codecs/plist/write-xml.ts';
import { type ActivationOrigin, startActivationOrigin } from '../mobileactivation-origin.ts';
import { mobileActivation } from './service.ts';

type Reply = { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer };

let lone: LonePracticeDevice;
let origin: ActivationOrigin;
let isLocked = false;

beforeEach(async () => {
  isLocked = false;
  lone = await createLonePracticeDevice({ content: { activation: 'Unactivated' } });
  origin = await startActivationOrigin({
    clock: lone.clock,
    deviceCa: lone.device.room.authority.certificatePem,
    isActivationLocked: (serial) => isLocked && serial === lone.device.hardware.serial,
  });
  lone.device.room.activation = origin;
});
afterEach(() => origin.cut());

function post(path: string, body: Buffer | string, contentType: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${origin.url}/deviceservices/${path}`,
      { method: 'POST', ca: [...origin.trust], headers: { 'content-type': contentType } },
      async (response) => {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part);
        const headers = Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
        );
        resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(parts) });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const shakeHands = (info: PlistDict) => post('drmHandshake', writeXmlPlist(info), 'application/x-apple-plist');
const activate = (info: PlistDict) =>
  post(
    'deviceActivation',
    new URLSearchParams({ 'activation-info': writeXmlPlist(info).toString() }).toString(),
    'application/x-www-form-urlencoded',
  );

/** One request over its own connection, as the service wants. */
async function ask(request: PlistDict): Promise<PlistDict> {
  return openConversation(mobileActivation, lone.device).answer(request);
}
const dictIn = (reply: PlistDict) => reply.Value as PlistDict;

async function askForActivationInfo(): Promise<PlistDict> {
  const session = dictIn(await ask({ Command: 'CreateTunnel1SessionInfoRequest' }));
  const handshake = await shakeHands(session);
  return dictIn(await ask({ Command: 'CreateTunnel1ActivationInfoRequest', Value: handshake.body }));
}

function handle(record: Reply, headers: PlistDict = record.headers): Promise<PlistDict> {
  return ask({
    Command: 'HandleActivationInfoWithSessionRequest',
    Value: record.body,
    ActivationResponseHeaders: headers,
  });
}

describe('activating a device', () => {
  it('takes a handshake, a signed request and a record, and is counted', async () => {
    expect(await ask({ Command: 'GetActivationStateRequest' })).toEqual({ Value: 'Unactivated' });
    const record = await activate(await askForActivationInfo());
    expect(record.headers['content-type']).toBe('text/xml');
    expect(await handle(record)).toEqual({});
    expect(await ask({ Command: 'GetActivationStateRequest' })).toEqual({ Value: 'Activated' });
    expect(lone.device.counters.activations).toBe(1);
    expect(origin.recordsGiven).toBe(1);
  });

  it('works by the older request name, and with header names in any case', async () => {
    const session = dictIn(await ask({ Command: 'CreateTunnel1SessionInfoRequest' }));
    const { body } = await shakeHands(session);
    const request = { Command: 'CreateActivationInfoRequest', Value: body, Options: { BasebandWaitCount: 90 } };
    const record = await activate(dictIn(await ask(request)));
    expect(await handle(record, { ARS: record.headers.ars })).toEqual({});
  });

  it('works with a multipart form, and a record written anew by the station', async () => {
    const info = writeXmlPlist(await askForActivationInfo());
    const boundary = 'form-boundary-of-some-station';
    const disposition = 'Content-Disposition: form-data; name="activation-info"';
    const part = `--${boundary}\r\n${disposition}\r\n\r\n${info}\r\n--${boundary}--\r\n`;
    const record = await post('deviceActivation', part, `multipart/form-data; boundary=${boundary}`);
    expect(await handle({ ...record, body: writeBinaryPlist(parsePlist(record.body)) })).toEqual({});
  });

  it('ends the connection after each answer', async () => {
    const reply = await openConversation(mobileActivation, lone.device).ask({ Command: 'GetActivationStateRequest' });
    expect(reply.afterwards).toBe('close');
  });

  it('can be undone', async () => {
    lone.device.content.activation = 'Activated';
    expect(await ask({ Command: 'DeactivateRequest' })).toEqual({});
    expect(lone.device.content.activation).toBe('Unactivated');
  });

  it('is not done by a record whose session header was dropped', async () => {
    const record = await activate(await askForActivationInfo());
    expect(await handle(record, {})).toHaveProperty('Error');
    expect(lone.device.content.activation).toBe('Unactivated');
  });

  it('is not done by a record of an earlier session', async () => {
    const old = await activate(await askForActivationInfo());
    await activate(await askForActivationInfo());
    expect(await handle(old)).toHaveProperty('Error');
    expect(lone.device.content.activation).toBe('Unactivated');
  });

  it('is not done five minutes after the handshake', async () => {
    const record = await activate(await askForActivationInfo());
    await lone.clock.advance(5 * 60 * 1000 + 1);
    expect(await handle(record)).toHaveProperty('Error');
  });

  it('answers what it does not understand with an error', async () => {
    for (const request of [
      { Command: 'Nothing' },
      { Command: 'CreateTunnel1ActivationInfoRequest' },
      { Command: 'CreateTunnel1ActivationInfoRequest', Value: Buffer.from('<html/>') },
      { Command: 'HandleActivationInfoWithSessionRequest', Value: Buffer.from('<html/>') },
    ]) {
      expect(await ask(request)).toHaveProperty('Error');
    }
  });

  it('does not follow an origin it has no reason to trust', async () => {
    const stranger = await createLonePracticeDevice();
    const other = await startActivationOrigin({
      clock: stranger.clock,
      deviceCa: lone.device.room.authority.certificatePem,
      isActivationLocked: () => false,
    });
    lone.device.room.activation = { url: other.url, trust: other.trust };
    const session = dictIn(await ask({ Command: 'CreateTunnel1SessionInfoRequest' }));
    const { body } = await shakeHands(session);
    expect(await ask({ Command: 'CreateTunnel1ActivationInfoRequest', Value: body })).toHaveProperty('Error');
    await other.cut();
  });
});

describe('the activation origin', () => {
  it('offers an Activation-Locked device a page instead of a record', async () => {
    isLocked = true;
    const page = await activate(await askForActivationInfo());
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'application/x-buddyml' } });
    expect(await handle(page)).toHaveProperty('Error');
    expect(origin.recordsGiven).toBe(0);
  });

  it('refuses changed activation info, and a request sent twice', async () => {
    const info = await askForActivationInfo();
    const changed = Buffer.from(String(info.ActivationInfoXML).replace(lone.device.hardware.serial, 'C0000000000'));
    expect((await activate({ ...info, ActivationInfoXML: changed })).status).toBe(400);
    expect((await activate(info)).status).toBe(200);
    expect((await activate(info)).status).toBe(400);
  });

  it('refuses devices of another authority', async () => {
    const foreign = await startActivationOrigin({
      clock: lone.clock,
      deviceCa: origin.trust[0] ?? '',
      isActivationLocked: () => false,
    });
    const info = await askForActivationInfo();
    await origin.cut();
    origin = foreign;
    expect((await activate(info)).status).toBe(400);
  });

  it('refuses other methods, paths, media types and bodies', async () => {
    const plist = writeXmlPlist({ HandshakeRequestMessage: Buffer.alloc(20), UniqueDeviceID: 'x' });
    expect((await post('drmHandshake', plist, 'text/plain')).status).toBe(400);
    expect((await post('drmHandshake', 'x', 'application/x-apple-plist')).status).toBe(400);
    expect((await post('deviceActivation', 'x', 'application/x-apple-plist')).status).toBe(400);
    expect((await post('elsewhere', plist, 'application/x-apple-plist')).status).toBe(404);
  });

  it('can be cut and restored at the same address', async () => {
    const { url } = origin;
    await origin.cut();
    await expect(shakeHands({})).rejects.toThrow('ECONNREFUSED');
    await origin.restore();
    expect(origin.url).toBe(url);
    expect((await shakeHands({})).status).toBe(400);
  });
});
