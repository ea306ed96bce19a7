import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSupervisionIdentity } from '../../electron/crypto/supervision-identity.ts';
import { buildProfile } from '../../electron/profiles/build-document.ts';
import { inspectProfile } from '../../electron/profiles/inspect.ts';
import { signProfile } from '../../electron/profiles/sign.ts';
import { openStage, type Stage, type StageDevice } from '../support/practice-stage.ts';
import { type SupervisorFiles, writeSupervisorFiles } from '../support/supervisor-files.ts';
import { testProfile, wifiPayload } from '../support/test-profiles.ts';

let stage: Stage;
let device: StageDevice;
let school: SupervisorFiles;
let stranger: SupervisorFiles;
const folder = mkdtempSync(join(tmpdir(), 'kitbench-peers-'));

beforeAll(async () => {
  [school, stranger] = await Promise.all([
    writeSupervisorFiles(folder, 'School'),
    writeSupervisorFiles(folder, 'Stranger'),
  ]);
  stage = await openStage({ activation: 'Activated' });
  [device] = stage.devices as [StageDevice];
  await device.goIos('pair');
  const { code } = await device.goIos('prepare', `--certfile=${school.certificateFile}`, '--orgname=School');
  expect(code).toBe(0);
});
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const identify = (by: SupervisorFiles, p12 = by.legacyP12) => [`--p12file=${p12}`, `--password=${by.password}`];
async function identifiers(): Promise<unknown> {
  const { profiles } = (await device.state()) as { profiles: { identifier: string }[] };
  return profiles.map((profile) => profile.identifier);
}

const PREPARED = 'com.apple.configurator.usbrestrictedmode';

describe('go-ios and profiles', () => {
  it('adds one in Setup Assistant, lists it, and removes it', async () => {
    expect((await device.goIos('profile', 'add', file('a.mobileconfig', testProfile('jp.example.a')))).code).toBe(0);
    const [listed] = (await device.goIos('profile', 'list')).json;
    expect(listed).toMatchObject([
      { Identifier: PREPARED },
      {
        Identifier: 'jp.example.a',
        Manifest: { Description: 'Profile jp.example.a', IsActive: true },
        Metadata: { PayloadDisplayName: 'Profile jp.example.a', PayloadRemovalDisallowed: false, PayloadVersion: 1 },
      },
    ]);
    expect((await device.goIos('profile', 'remove', 'jp.example.a')).code).toBe(0);
    expect(await identifiers()).toEqual([PREPARED]);
  });

  it('is told when there is nothing to remove, or the file is no profile', async () => {
    const missing = await device.goIos('profile', 'remove', 'jp.example.none');
    expect(missing.stderr).toContain('"ErrorCode":4024');
    const malformed = await device.goIos('profile', 'add', file('bad.mobileconfig', Buffer.from('<html/>')));
    expect(malformed.stderr).toContain('"ErrorCode":4000');
    expect([missing.code, malformed.code]).toEqual([1, 1]);
  });

  it('installs silently as the supervisor, which brings the network', async () => {
    const { ssid, password } = stage.bench.ready.room;
    const wifi = file('wifi.mobileconfig', testProfile('jp.example.wifi', [wifiPayload({ ssid, password })]));
    expect(await device.state()).toMatchObject({ online: false });
    const ran = await device.goIos('profile', 'add', wifi, ...identify(school));
    expect(ran.code).toBe(0);
    expect(await device.state()).toMatchObject({ online: true });
    expect(await device.counters()).toMatchObject({ escalations: 1, silentInstalls: 1 });
  });

  it('installs silently a profile that Kitbench built and one that it signed', async () => {
    const restrictions = { PayloadType: 'com.apple.applicationaccess', allowCamera: false };
    const built = buildProfile({ document: { PayloadContent: [restrictions] } }, 'No camera', undefined);
    const identifier = String(inspectProfile(built).document.PayloadIdentifier);
    const { certificate, key } = await createSupervisionIdentity({ organization: 'Signer', now: new Date() });
    const signed = signProfile(inspectProfile(testProfile('jp.example.signed')), { certificate, key }, new Date());
    const before = Number((await device.counters()).silentInstalls);
    for (const [name, bytes] of [
      ['built.mobileconfig', built],
      ['signed.mobileconfig', signed],
    ] as const) {
      const ran = await device.goIos('profile', 'add', file(name, bytes), ...identify(school));
      expect({ code: ran.code, stderr: ran.code === 0 ? '' : ran.stderr }).toEqual({ code: 0, stderr: '' });
    }
    expect(await device.counters()).toMatchObject({ silentInstalls: before + 2 });
    expect(await identifiers()).toEqual(expect.arrayContaining([identifier, 'jp.example.signed']));
    for (const installed of [identifier, 'jp.example.signed']) {
      expect((await device.goIos('profile', 'remove', installed)).code).toBe(0);
    }
  });

  it('is rejected with a certificate that is not a supervisor’s', async () => {
    const before = await identifiers();
    const ran = await device.goIos('profile', 'add', file('b.mobileconfig', testProfile('b')), ...identify(stranger));
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('CertificateRejected');
    expect(await identifiers()).toEqual(before);
    expect(await device.counters()).toMatchObject({ escalations: 3, silentInstalls: 3 });
  });

  it('reads only legacy PKCS#12 there, as device-protocols §3.4 says', async () => {
    const ran = await device.goIos(
      ...['profile', 'add', file('c.mobileconfig', testProfile('c'))],
      ...identify(school, school.modernP12),
    );
    expect(ran.stderr).toContain('unknown digest algorithm');
  });

  it('installs and removes a proxy profile that needs supervision', async () => {
    expect((await device.goIos('httpproxy', '127.0.0.1', '8080', ...identify(school))).code).toBe(0);
    expect(await identifiers()).toContainEqual(expect.stringContaining('Go-iOS.'));
    expect((await device.goIos('httpproxy', 'remove')).code).toBe(0);
    expect(await identifiers()).not.toContainEqual(expect.stringContaining('Go-iOS.'));
  });

  it('sets the wallpaper with an escalated Settings command', async () => {
    const picture = file('wallpaper.png', Buffer.from('89504e470d0a1a0a', 'hex'));
    expect((await device.goIos('set-wallpaper', picture, ...identify(school))).code).toBe(0);
    const refused = await device.goIos('set-wallpaper', file('no.png', Buffer.from('no')), ...identify(school));
    expect(refused.stderr).toContain('MCSettingsErrorDomain');
  });
});
