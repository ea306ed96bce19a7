import { afterEach, describe, expect, it } from 'vitest';
import { type EnrollmentRoom, openEnrollmentRoom } from '../../../../tests/support/enrollment-room.ts';
import { openHttpsSite } from '../../../../tests/support/https-site.ts';
import { testProfile } from '../../../../tests/support/test-profiles.ts';
import { waitUntil } from '../../../../tests/support/wait-until.ts';
import { issueCertificate, pem } from '../../../crypto/certificates.ts';
import { generateRsaKey } from '../../../crypto/keys.ts';
import { ENROLLMENT_PROFILE_IDENTIFIER } from '../../mdm/enrollment/profile.ts';

let room: EnrollmentRoom;
afterEach(() => room.close());

/** A site that answers everything alike, and the anchor to trust it by. */
async function openSite(answer: { status: number; location?: string; body?: Buffer }, name = 'localhost') {
  const { status, location, body } = answer;
  const site = await openHttpsSite({
    name,
    answer: (_, response) => response.writeHead(status, location === undefined ? {} : { location }).end(body),
  });
  return { ...site, url: `${site.origin}/enroll`, [Symbol.asyncDispose]: site.close };
}

describe('a tap on 「構成を適用」', () => {
  it('enrolls the device and leads Home when every pane is skipped', async () => {
    room = await openEnrollmentRoom();
    room.configure(room.url);

    expect(await room.apply()).toBe('home');
    const { content } = room.device;
    expect(content.setupDone).toBe(true);
    expect(content.mdm).toMatchObject({ topic: expect.stringMatching(/^com\.apple\.mgmt\.External\./) });
    expect(content.profiles.get(ENROLLMENT_PROFILE_IDENTIFIER)).toMatchObject({ byMdm: false });
    expect(room.seen()).toMatchObject({ enrolled: true, account: 'practice.example', group: '教室A' });
  });

  it('waits for a person at the panes that are not skipped', async () => {
    room = await openEnrollmentRoom();
    room.configure(room.url, { SkipSetup: ['Siri'] });

    expect(await room.apply()).toBe('setup');
    room.device.tap('next', 'test');
    expect(room.device.content.screen).toBe('home');
  });

  it.each([
    ['CLOMO', () => room.mdm.ready.enrollment.clomo[0]],
    ['plain', () => room.mdm.ready.enrollment.plain],
  ])('enrolls by the %s URL too', async (_, url) => {
    room = await openEnrollmentRoom();
    room.configure(url() ?? '');

    expect(await room.apply()).toBe('home');
    expect(room.seen()).not.toHaveProperty('account');
  });

  it('takes a signed enrollment profile', async () => {
    room = await openEnrollmentRoom({ mdm: { signProfiles: true } });
    room.configure(room.url);

    expect(await room.apply()).toBe('home');
  });

  it('asks for a login when the credential was changed in the console', async () => {
    room = await openEnrollmentRoom();
    room.configure(room.url);
    room.mdm.changeCredential({ account: 'practice.example', group: '教室A', password: 'another' });

    expect(await room.apply()).toBe('login-prompt');
    room.device.tap('cancel', 'test');
    expect(room.device.content.screen).toBe('remote-management');
  });

  it('shows 「無効なプロファイル」 when the credential has expired', async () => {
    room = await openEnrollmentRoom();
    room.configure(room.url);
    room.mdm.clock.advance(120 * 86_400_000);

    expect(await room.apply()).toBe('invalid-profile');
    expect(room.device.content.profiles.size).toBe(0);
  });

  it('shows 「無効なプロファイル」 while the device is active under another account, and enrolls after', async () => {
    room = await openEnrollmentRoom();
    room.configure(room.url);
    room.mdm.setActiveElsewhere(room.device.hardware.serial, true);

    expect(await room.apply()).toBe('invalid-profile');
    room.mdm.setActiveElsewhere(room.device.hardware.serial, false);
    room.device.tap('cancel', 'test');
    expect(await room.apply()).toBe('home');
  });

  it.each(['/crs/iosmdm/dep/nobody?p=apple&t=eDp5', '/nowhere', '/MDMServiceConfig'])(
    'shows 「無効なプロファイル」 for the web page at %s',
    async (path) => {
      room = await openEnrollmentRoom();
      room.configure(room.mdm.ready.device.url + path);

      expect(await room.apply()).toBe('invalid-profile');
    },
  );

  it('shows 「無効なプロファイル」 for a profile that enrolls nowhere', async () => {
    room = await openEnrollmentRoom();
    await using site = await openSite({ status: 200, body: testProfile('no.mdm') });
    room.configure(site.url, { AnchorCertificates: [site.anchor] });

    expect(await room.apply()).toBe('invalid-profile');
  });

  it('stays and says so when the server does not recognise the device', async () => {
    const other = await generateRsaKey();
    const deviceCa = issueCertificate({
      subject: { cn: 'Another device CA' },
      subjectPublicKey: other.publicKey,
      signingKey: other.privateKey,
      notAfter: new Date('2046-01-01'),
      ca: true,
    });
    room = await openEnrollmentRoom({ mdm: { deviceCa: pem(deviceCa) } });
    room.configure(room.url);

    expect(await room.apply()).toBe('remote-management');
    expect(room.device.content.enrollmentAlert).toBe('unrecognised-device');
  });

  it('stays and says so when the server wants a newer iOS', async () => {
    room = await openEnrollmentRoom({ mdm: { minimumOsVersion: '26.2' }, osVersion: '18.6.2' });
    room.configure(room.url);

    expect(await room.apply()).toBe('remote-management');
    expect(room.device.content.enrollmentAlert).toBe('software-update-required');
  });

  it.each([
    ['no anchor', { AnchorCertificates: [] }, 'server-not-trusted'],
    ['an http address', { ConfigurationURL: 'http://localhost:9/enroll' }, 'not-https'],
    ['nobody listening', { ConfigurationURL: 'https://localhost:9/enroll' }, 'server-unreachable'],
  ])('stays and says so with %s', async (_, overrides, alert) => {
    room = await openEnrollmentRoom();
    room.configure(room.url, overrides);

    expect(await room.apply()).toBe('remote-management');
    expect(room.device.content.enrollmentAlert).toBe(alert);
    expect(room.mdm.witness().enrollments).toEqual([]);
  });

  it('stays and says so when the certificate names another host', async () => {
    room = await openEnrollmentRoom();
    await using site = await openSite({ status: 200, body: testProfile('any') }, 'mdm.example');
    room.configure(site.url, { AnchorCertificates: [site.anchor] });

    expect(await room.apply()).toBe('remote-management');
    expect(room.device.content.enrollmentAlert).toBe('server-not-trusted');
  });

  it('stays and says so without a network, and enrolls once there is one', async () => {
    room = await openEnrollmentRoom();
    room.configure(room.url);
    room.setNetwork(false);

    expect(await room.apply()).toBe('remote-management');
    expect(room.device.content.enrollmentAlert).toBe('no-network');
    room.setNetwork(true);
    expect(await room.apply()).toBe('home');
    expect(room.device.content).not.toHaveProperty('enrollmentAlert');
  });

  it('follows 307 with its request, but not away from https', async () => {
    room = await openEnrollmentRoom();
    await using site = await openSite({ status: 307, location: room.url });
    room.configure(site.url, {
      AnchorCertificates: [site.anchor, Buffer.from(room.mdm.ready.anchors[0] ?? '', 'base64')],
    });
    expect(await room.apply()).toBe('home');

    await using lure = await openSite({ status: 307, location: 'http://localhost:9/' });
    room.device.content.mdm = undefined;
    room.configure(lure.url, { AnchorCertificates: [lure.anchor] });
    expect(await room.apply()).toBe('remote-management');
    expect(room.device.content.enrollmentAlert).toBe('not-https');
  });
});

describe('an erase while the server is asked', () => {
  it('hangs up and leaves nothing of the enrollment', async () => {
    room = await openEnrollmentRoom();
    const asked = Promise.withResolvers<void>();
    const hungUp = Promise.withResolvers<void>();
    const site = await openHttpsSite({
      answer: (_, response) => {
        asked.resolve();
        response.once('close', hungUp.resolve);
      },
    });
    room.configure(`${site.origin}/enroll`, { AnchorCertificates: [site.anchor] });
    room.device.tap('apply-configuration', 'test');
    await asked.promise;

    room.device.erase();
    await hungUp.promise;
    await waitUntil('the boot', () => room.device.running && room.device.content.screen === 'hello');
    expect(room.device.content).toMatchObject({ mdm: undefined, profiles: new Map() });
    expect(room.device.content).not.toHaveProperty('enrollmentAlert');
    await site.close();
  });
});
