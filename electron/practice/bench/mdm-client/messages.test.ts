import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EnrollmentRoom, openEnrollmentRoom } from '../../../../tests/support/enrollment-room.ts';
import { type HttpsSite, openHttpsSite } from '../../../../tests/support/https-site.ts';
import { createTestDeviceCa, fetchSettings } from '../../../../tests/support/mdm-caller.ts';
import { testPayload, testProfile } from '../../../../tests/support/test-profiles.ts';
import { waitUntil } from '../../../../tests/support/wait-until.ts';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import { pem } from '../../../crypto/certificates.ts';
import { writePkcs12 } from '../../../crypto/pkcs12.ts';
import { haveOpenssl, openWorkshop } from '../../../crypto/test-openssl.ts';

let room: EnrollmentRoom;
let site: HttpsSite;
/** Statuses of the answers to come; 200 when none is left. */
let statuses: number[];
beforeEach(async () => {
  statuses = [];
  room = await openEnrollmentRoom();
  site = await openHttpsSite({ answer: (_, response) => void response.writeHead(statuses.shift() ?? 200).end() });
});
afterEach(async () => {
  await room.close();
  await site.close();
});

/** An enrollment profile that leads to the recording site, and the certificate of its identity. */
async function profileForSite(signMessage: boolean): Promise<{ profile: Buffer; certificate: Buffer }> {
  const identity = await (await createTestDeviceCa()).issue();
  const pkcs12 = testPayload('com.apple.security.pkcs12', {
    PayloadContent: await writePkcs12({ ...identity, password: 'p' }),
    Password: 'p',
  });
  const mdm = testPayload('com.apple.mdm', {
    IdentityCertificateUUID: pkcs12.PayloadUUID,
    Topic: 'com.apple.mgmt.External.x',
    ServerURL: `${site.origin}/connect`,
    AccessRights: 8191,
    SignMessage: signMessage,
  });
  const root = testPayload('com.apple.security.root', { PayloadContent: site.anchor });
  return { profile: testProfile('site', [root, pkcs12, mdm]), certificate: identity.certificate };
}

const check = ['cms', '-verify', '-binary', '-inform', 'DER', '-purpose', 'any'];

describe('what a device sends', () => {
  it('is its MachineInfo, as CloudConfiguration/1.0', async () => {
    room.configure(`${site.origin}/enroll?p=apple&t=a%2Bb`, { AnchorCertificates: [site.anchor] });
    expect(await room.apply()).toBe('invalid-profile');
    expect(site.requests[0]).toMatchObject({
      method: 'POST',
      url: '/enroll?p=apple&t=a%2Bb',
      headers: { 'content-type': 'application/pkcs7-signature', 'user-agent': 'CloudConfiguration/1.0' },
    });
  });

  it('is Authenticate and TokenUpdate to the ServerURL when there is no CheckInURL, then silence', async () => {
    const { profile } = await profileForSite(true);
    expect(await room.device.enroll?.(profile)).toBe('enrolled');
    expect(site.requests.map(({ body }) => parsePlist(body))).toMatchObject([
      { MessageType: 'Authenticate', SerialNumber: room.device.hardware.serial },
      { MessageType: 'TokenUpdate', AwaitingConfiguration: false, PushMagic: expect.any(String) },
    ]);
    expect(site.requests[0]).toMatchObject({
      method: 'PUT',
      url: '/connect',
      headers: { 'content-type': 'application/x-apple-aspen-mdm-checkin' },
    });
  });

  it('carries no Mdm-Signature when the profile does not ask for it', async () => {
    const { profile } = await profileForSite(false);
    await room.device.enroll?.(profile);
    expect(site.requests[0]?.headers).not.toHaveProperty('mdm-signature');
  });

  it('is the TokenUpdate again, a minute after one that failed', async () => {
    statuses = [200, 500];
    const { profile } = await profileForSite(true);
    expect(await room.device.enroll?.(profile)).toBe('enrolled');
    expect(site.requests).toHaveLength(2);

    await room.clock.advance(60_000);
    const again = await waitUntil('the second TokenUpdate', () => site.requests[2]);
    expect(parsePlist(again.body)).toMatchObject({ MessageType: 'TokenUpdate' });
  });

  it('ends with a 401: the device gives its enrollment up without a word', async () => {
    statuses = [200, 401];
    const { profile } = await profileForSite(true);
    await room.device.enroll?.(profile);
    expect(room.device.content).toMatchObject({ mdm: undefined, profiles: new Map() });

    await room.clock.advance(3_600_000);
    expect(site.requests).toHaveLength(2);
  });

  it('is only an Authenticate when that is refused, and nothing is installed', async () => {
    statuses = [403];
    const { profile } = await profileForSite(true);
    expect(await room.device.enroll?.(profile)).toBe('cannot-check-in');
    expect(site.requests).toHaveLength(1);
    expect(room.device.content.profiles.size).toBe(0);
  });

  it.skipIf(!haveOpenssl)('is verified by openssl (skipped without the openssl command)', async () => {
    using shop = openWorkshop();
    room.configure(`${site.origin}/enroll`, { AnchorCertificates: [site.anchor] });
    await room.apply();
    const deviceCa = shop.file('device-ca.pem', room.device.room.authority.certificatePem);
    const info = shop.openssl([...check, '-CAfile', deviceCa], site.requests[0]?.body);
    expect(parsePlist(info)).toMatchObject({ SERIAL: room.device.hardware.serial });

    const { profile, certificate } = await profileForSite(true);
    await room.device.enroll?.(profile);
    const authenticate = site.requests[1];
    const signature = Buffer.from(String(authenticate?.headers['mdm-signature']), 'base64');
    const signer = shop.path('signer.pem');
    const content = shop.file('body', authenticate?.body ?? '');
    shop.openssl([...check, '-noverify', '-content', content, '-signer', signer], signature);
    expect(shop.openssl(['x509', '-in', signer]).toString()).toBe(pem(certificate));
  });
});

describe('an identity', () => {
  it('serves one device: another that enrolls with the same profile is turned away', async () => {
    const ca = await createTestDeviceCa();
    await room.close();
    room = await openEnrollmentRoom({ mdm: { deviceCa: ca.pem } });
    const other = { udid: '00008030-00000000000000AA', serial: 'OTHER0000001' };
    const { profile } = await fetchSettings(room.mdm, other, await ca.issue());

    expect(await room.device.enroll?.(profile.bytes)).toBe('cannot-check-in');
    expect(room.device.content.mdm).toBeUndefined();
    expect(room.mdm.witness().devices).toEqual({});
  });
});
