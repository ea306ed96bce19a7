import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  authenticateMessage,
  call,
  createTestDeviceCa,
  fetchSettings,
  putMessage,
  tokenUpdateMessage,
} from '../../../../tests/support/mdm-caller.ts';
import { waitUntil } from '../../../../tests/support/wait-until.ts';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import { pem } from '../../../crypto/certificates.ts';
import { privateKeyPem } from '../../../crypto/keys.ts';
import { haveOpenssl, openWorkshop } from '../../../crypto/test-openssl.ts';
import type { DeviceIdentity, EnrollmentSettings } from '../../bench/mdm-client/enrollment-settings.ts';
import { type PracticeMdm, startMdm } from '../start.ts';

const one = { udid: '00008030-0000000000000001', serial: 'TEST00000001' };
const two = { udid: '00008030-0000000000000002', serial: 'TEST00000002' };

let mdm: PracticeMdm;
let identity: DeviceIdentity;
let settings: EnrollmentSettings;
beforeAll(async () => {
  const deviceCa = await createTestDeviceCa();
  identity = await deviceCa.issue();
  mdm = await startMdm({ deviceCa: deviceCa.pem });
});
afterAll(() => mdm.close());
beforeEach(async () => {
  settings = await fetchSettings(mdm, one, identity);
});

const checkIn = (message: PlistDict, options = {}) => putMessage(mdm, settings, 'check-in', message, options);
const connect = (message: PlistDict, options = {}) => putMessage(mdm, settings, 'connect', message, options);
const seen = () => mdm.witness().devices[one.serial];

async function enroll(): Promise<void> {
  await checkIn(authenticateMessage(one, settings));
  await checkIn(tokenUpdateMessage(one, settings));
  await waitUntil('the first commands', () => seen()?.commands.length === 3);
}

/** One PUT to the connect address; the command that came back, or undefined when there was none. */
async function poll(message: PlistDict): Promise<{ uuid: string; type: string } | undefined> {
  const { body } = await connect({ UDID: one.udid, ...message });
  if (body.length === 0) return undefined;
  const { CommandUUID: uuid, Command: command } = parsePlist(body) as { CommandUUID: string; Command: PlistDict };
  return { uuid, type: String(command.RequestType) };
}

describe('the check-in', () => {
  it('counts a device as enrolled with its first TokenUpdate, not with Authenticate', async () => {
    expect((await checkIn(authenticateMessage(one, settings))).status).toBe(200);
    expect(seen()).toMatchObject({ enrolled: false, authenticatedAt: expect.any(String) });

    expect((await checkIn(tokenUpdateMessage(one, settings))).status).toBe(200);
    expect(seen()).toMatchObject({ enrolled: true, tokenUpdateAt: expect.any(String) });
  });

  it('queues the basic information once, however often the token comes', async () => {
    await enroll();
    await checkIn(tokenUpdateMessage(one, settings));
    expect(seen()?.commands.map(({ requestType }) => requestType)).toEqual([
      'DeviceInformation',
      'SecurityInfo',
      'ProfileList',
    ]);
  });

  it('ends with CheckOut: then the device is nobody any more', async () => {
    await enroll();
    expect((await checkIn({ MessageType: 'CheckOut', Topic: settings.topic, UDID: one.udid })).status).toBe(200);
    expect(seen()).toMatchObject({ enrolled: false, checkOuts: 1 });
    expect((await connect({ Status: 'Idle', UDID: one.udid })).status).toBe(401);
    expect(() => mdm.enqueue(one.serial, { RequestType: 'ProfileList' })).toThrow('not enrolled');
  });

  it.each([
    ['GetToken', { MessageType: 'GetToken', TokenServiceType: 'com.apple.maid' }],
    ['another topic', { MessageType: 'Authenticate', Topic: 'com.apple.mgmt.x', SerialNumber: one.serial }],
    ['a TokenUpdate without a token', { MessageType: 'TokenUpdate', PushMagic: 'x' }],
  ])('answers %s with 400', async (_, message) => {
    expect((await checkIn({ Topic: settings.topic, UDID: one.udid, ...message })).status).toBe(400);
  });

  it('shows a browser a page', async () => {
    for (const url of [settings.checkInUrl, settings.serverUrl]) {
      expect((await call(mdm, url)).headers['content-type']).toContain('text/html');
    }
  });
});

describe('a signature', () => {
  it.each([
    ['missing', { signature: '' }],
    ['no signature at all', { signature: Buffer.from('nonsense').toString('base64') }],
    ['over another body', { body: writeXmlPlist({ MessageType: 'CheckOut', UDID: one.udid }) }],
    ['under another media type', { contentType: 'application/xml' }],
  ])('%s is refused with 400', async (_, options) => {
    expect((await checkIn(authenticateMessage(one, settings), options)).status).toBe(400);
    expect((await connect({ Status: 'Idle', UDID: one.udid }, options)).status).toBe(400);
  });

  it('by a certificate that the server did not issue is refused', async () => {
    expect((await checkIn(authenticateMessage(one, settings), { identity })).status).toBe(401);
  });

  it("with another device's identity is refused: one identity per device", async () => {
    const refused = await checkIn(authenticateMessage(two, settings));
    expect(refused.status).toBe(401);
    const wrongSerial = await checkIn(authenticateMessage({ ...one, serial: two.serial }, settings));
    expect(wrongSerial.status).toBe(401);
    expect(mdm.witness().devices[two.serial]).toBeUndefined();
  });

  it('with an identity of an earlier enrollment is refused', async () => {
    const earlier = settings;
    await enroll();
    settings = await fetchSettings(mdm, one, identity);
    await enroll();

    expect((await connect({ Status: 'Idle', UDID: one.udid }, { identity: earlier.identity })).status).toBe(401);
    expect((await connect({ Status: 'Idle', UDID: one.udid })).status).toBe(200);
  });

  it.skipIf(!haveOpenssl)('that openssl made is taken (skipped without the openssl command)', async () => {
    using shop = openWorkshop();
    const message = authenticateMessage(one, settings);
    const signature = shop.openssl([
      ...['cms', '-sign', '-binary', '-outform', 'DER', '-in', shop.file('body', writeXmlPlist(message))],
      ...['-signer', shop.file('identity.pem', pem(settings.identity.certificate))],
      ...['-inkey', shop.file('identity.key', privateKeyPem(settings.identity.key))],
    ]);
    expect((await checkIn(message, { signature: signature.toString('base64') })).status).toBe(200);
  });
});

describe('the connect loop', () => {
  beforeEach(enroll);

  it('gives one command after the other until all are answered', async () => {
    const first = await poll({ Status: 'Idle' });
    const second = await poll({ Status: 'Acknowledged', CommandUUID: first?.uuid });
    const third = await poll({
      Status: 'Error',
      CommandUUID: second?.uuid,
      ErrorChain: [{ ErrorCode: 12021, ErrorDomain: 'MCMDMErrorDomain' }],
    });
    expect([first?.type, second?.type, third?.type]).toEqual(['DeviceInformation', 'SecurityInfo', 'ProfileList']);
    const profileList = [{ PayloadIdentifier: 'a' }, { PayloadIdentifier: 'b' }];
    expect(await poll({ Status: 'Acknowledged', CommandUUID: third?.uuid, ProfileList: profileList })).toBeUndefined();
    expect(seen()).toMatchObject({
      profileList: ['a', 'b'],
      commands: [{ status: 'acknowledged' }, { status: 'error', errorCodes: [12021] }, { status: 'acknowledged' }],
    });
  });

  it('sends a command again whose answer was lost, and tolerates an answer that comes twice', async () => {
    const first = await poll({ Status: 'Idle' });
    expect(await poll({ Status: 'Idle' })).toEqual(first);

    const second = await poll({ Status: 'Acknowledged', CommandUUID: first?.uuid });
    expect(await poll({ Status: 'Acknowledged', CommandUUID: first?.uuid })).toEqual(second);
    expect(seen()?.commands[0]).toMatchObject({ status: 'acknowledged', deliveries: 2, answers: 2 });
  });

  it('goes on behind a NotNow, and offers that command again at the next poll', async () => {
    const first = await poll({ Status: 'Idle' });
    const second = await poll({ Status: 'NotNow', CommandUUID: first?.uuid });
    expect(second?.type).toBe('SecurityInfo');
    const third = await poll({ Status: 'CommandFormatError', CommandUUID: second?.uuid });
    expect(await poll({ Status: 'Acknowledged', CommandUUID: third?.uuid })).toBeUndefined();

    expect(await poll({ Status: 'Idle' })).toEqual(first);
  });

  it.each([
    ['an answer to no command', { Status: 'Acknowledged', CommandUUID: 'nobody' }],
    ['an unknown status', { Status: 'Perhaps' }],
  ])('answers %s with 400', async (_, message) => {
    expect((await connect({ UDID: one.udid, ...message })).status).toBe(400);
  });
});
