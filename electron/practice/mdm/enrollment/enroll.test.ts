import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  authenticateMessage,
  call,
  createTestDeviceCa,
  fetchSettings,
  machineInfo,
  postMachineInfo,
  putMessage,
  tokenUpdateMessage,
} from '../../../../tests/support/mdm-caller.ts';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { certificateFingerprint, pem } from '../../../crypto/certificates.ts';
import { signCms } from '../../../crypto/cms.ts';
import { privateKeyPem } from '../../../crypto/keys.ts';
import { haveOpenssl, openWorkshop } from '../../../crypto/test-openssl.ts';
import type { DeviceIdentity } from '../../bench/mdm-client/enrollment-settings.ts';
import { type PracticeMdm, startMdm } from '../start.ts';

const machine = { udid: '00008030-0000000000000001', serial: 'TEST00000001' };
const accounts = [
  { account: 'one.example', groups: [{ group: 'A', user: 'user1', password: 'abc123' }] },
  { account: 'two.example', groups: [{ group: 'B', user: 'room-b', password: 'a>bc?お:1' }] },
];

let deviceCa: Awaited<ReturnType<typeof createTestDeviceCa>>;
let identity: DeviceIdentity;
let mdm: PracticeMdm;
beforeAll(async () => {
  deviceCa = await createTestDeviceCa();
  identity = await deviceCa.issue();
  mdm = await startMdm({ deviceCa: deviceCa.pem, accounts });
});
afterAll(() => mdm.close());

const urlOf = (account: string) =>
  mdm.ready.enrollment.mobiconnect.find((entry) => entry.account === account)?.url ?? '';
const payloadsOf = (body: Buffer) => (parsePlist(body) as { PayloadContent: PlistDict[] }).PayloadContent;

describe('an enrollment URL', () => {
  it('is built as the console shows it', () => {
    const path = '/crs/iosmdm/dep/one.example?p=apple&t=dXNlcjE6YWJjMTIz';
    expect(urlOf('one.example')).toBe(mdm.ready.device.url + path);
  });

  it('gives a profile with the anchor, an own identity and the MDM settings', async () => {
    const { status, headers, body } = await postMachineInfo(mdm, urlOf('two.example'), machine, identity);
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 200,
      type: 'application/x-apple-aspen-config',
    });

    const [root, pkcs12, management] = payloadsOf(body);
    expect(root).toMatchObject({ PayloadType: 'com.apple.security.root' });
    expect(Buffer.from(root?.PayloadContent as Uint8Array).toString('base64')).toBe(mdm.ready.anchors[0]);
    expect(management).toMatchObject({
      PayloadType: 'com.apple.mdm',
      IdentityCertificateUUID: pkcs12?.PayloadUUID,
      ServerURL: `${mdm.ready.device.url}/mdm/connect?group=B`,
      CheckInURL: `${mdm.ready.device.url}/mdm/checkin?group=B`,
      SignMessage: true,
      AccessRights: 8191,
      CheckOutWhenRemoved: true,
    });
  });

  it('gives each request an identity of its own', async () => {
    const [one, two] = await Promise.all([
      fetchSettings(mdm, machine, identity),
      fetchSettings(mdm, machine, identity),
    ]);
    expect(certificateFingerprint(one.identity.certificate)).not.toBe(certificateFingerprint(two.identity.certificate));
  });

  it.each([
    ['another password', () => urlOf('one.example').replace('dXNlcjE6YWJjMTIz', 'dXNlcjE6YWJjMTI0'), 401],
    ['no token', () => `${mdm.ready.device.url}/crs/iosmdm/dep/one.example?p=apple`, 401],
    ['another platform', () => urlOf('one.example').replace('p=apple', 'p=android'), 401],
    ['a plus sign left unescaped', () => urlOf('two.example').replaceAll('%2B', '+'), 401],
    ['an unknown account', () => urlOf('one.example').replace('one.example', 'six.example'), 404],
    ['an unknown customer', () => `${mdm.ready.device.url}/nobody/ios`, 404],
    ['another path', () => `${mdm.ready.device.url}/crs`, 404],
  ])('with %s is answered like a web server does', async (_, url, status) => {
    const answer = await postMachineInfo(mdm, url(), machine, identity);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('text/html');
  });

  it('shows a browser a page and gives nothing away', async () => {
    const answer = await call(mdm, urlOf('one.example'));
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('text/html');
  });

  it('refuses a device of another authority, an unsigned and a tampered MachineInfo', async () => {
    const stranger = await (await createTestDeviceCa()).issue();
    const refused = await postMachineInfo(mdm, urlOf('one.example'), machine, stranger);
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.body.toString())).toEqual({ code: 'com.apple.unrecognized.device' });

    const signed = signCms({ content: machineInfo(machine), ...identity });
    const tampered = Buffer.from(signed);
    tampered.write('TEST00000002', tampered.indexOf(machine.serial));
    for (const body of [machineInfo(machine), tampered, Buffer.alloc(0)]) {
      expect((await call(mdm, urlOf('one.example'), { method: 'POST', body })).status).toBe(400);
    }
  });

  it('answers a body over 4 MiB with 413', async () => {
    const body = Buffer.alloc(4 * 1024 * 1024 + 1);
    expect((await call(mdm, urlOf('one.example'), { method: 'POST', body })).status).toBe(413);
  });

  it('turns away a device that another account still holds, until it is inactivated there', async () => {
    const settings = await fetchSettings(mdm, machine, identity, urlOf('one.example'));
    await putMessage(mdm, settings, 'check-in', authenticateMessage(machine, settings));
    await putMessage(mdm, settings, 'check-in', tokenUpdateMessage(machine, settings));

    const again = await postMachineInfo(mdm, urlOf('one.example'), machine, identity);
    expect(again.headers['content-type']).toBe('application/x-apple-aspen-config');
    const elsewhere = await postMachineInfo(mdm, urlOf('two.example'), machine, identity);
    expect(elsewhere.headers['content-type']).toContain('text/html');

    const checkOut = { MessageType: 'CheckOut', Topic: settings.topic, UDID: machine.udid };
    await putMessage(mdm, settings, 'check-in', checkOut);
    const gone = await postMachineInfo(mdm, urlOf('two.example'), machine, identity);
    expect(gone.headers['content-type']).toContain('text/html');

    const account = mdm.console.account('one.example');
    const device = account?.devices.get(machine.serial);
    if (device) account?.retire.force(device);
    const now = await postMachineInfo(mdm, urlOf('two.example'), machine, identity);
    expect(now.headers['content-type']).toBe('application/x-apple-aspen-config');
  });
});

describe('discovery', () => {
  const get = async (url: string) => JSON.parse((await call(mdm, url)).body.toString());

  it('names the enrollment URL and the anchors to a Configurator that has only the host', async () => {
    const config = await get(`${mdm.ready.device.url}/MDMServiceConfig`);
    expect(config.dep_enrollment_url).toBe(mdm.ready.enrollment.plain);
    expect(await get(config.dep_anchor_certs_url)).toEqual(mdm.ready.anchors);

    const [payload] = payloadsOf((await call(mdm, config.trust_profile_url)).body);
    expect(payload?.PayloadType).toBe('com.apple.security.root');
  });
});

describe.skipIf(!haveOpenssl)('enrollment as openssl sees it (skipped without the openssl command)', () => {
  let signing: PracticeMdm;
  beforeEach(async () => {
    signing = await startMdm({ deviceCa: deviceCa.pem, signProfiles: true });
  });
  afterEach(() => signing.close());
  const anchorPem = () => pem(Buffer.from(signing.ready.anchors[0] ?? '', 'base64'));

  it('openssl verifies the signed profile and opens the identity in it', async () => {
    using shop = openWorkshop();
    const { body } = await postMachineInfo(signing, signing.ready.enrollment.plain, machine, identity);
    const anchor = shop.file('anchor.pem', anchorPem());
    const profile = shop.openssl(
      ['cms', '-verify', '-inform', 'DER', '-binary', '-purpose', 'any', '-CAfile', anchor],
      body,
    );
    const pkcs12 = payloadsOf(profile).find(({ PayloadType: type }) => type === 'com.apple.security.pkcs12');
    const certificate = shop.openssl(
      ['pkcs12', '-legacy', '-nokeys', '-clcerts', '-passin', `pass:${pkcs12?.Password}`],
      Buffer.from(pkcs12?.PayloadContent as Uint8Array),
    );
    const verdict = shop.openssl(['verify', '-CAfile', anchor, shop.file('identity.pem', certificate)]);
    expect(verdict.toString()).toContain('OK');
  });

  it('takes a MachineInfo that openssl signed in BER of indefinite length', async () => {
    using shop = openWorkshop();
    const body = shop.openssl(
      [
        ...['cms', '-sign', '-binary', '-nodetach', '-stream', '-md', 'sha1', '-outform', 'DER'],
        ...['-signer', shop.file('device.pem', pem(identity.certificate))],
        ...['-inkey', shop.file('device.key', privateKeyPem(identity.key))],
      ],
      machineInfo(machine),
    );
    expect(body.subarray(0, 2)).toEqual(Buffer.from([0x30, 0x80]));
    const answer = await call(mdm, mdm.ready.enrollment.plain, { method: 'POST', body });
    expect(answer.headers['content-type']).toBe('application/x-apple-aspen-config');
  });
});
