import type { KeyObject } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { verifyCms } from '../../../crypto/cms.ts';
import { createSupervisionIdentity } from '../../../crypto/supervision-identity.ts';
import type { Clock } from '../../../ports/clock.ts';
import { createTestClock } from '../../../ports/test-clock.ts';
import { type DeviceWithServices, openDeviceWithServices } from '../../testing/device-with-services.ts';
import { answerPlists, type PlistAnswer } from '../../testing/plist-peer.ts';
import { openMcInstall } from './client.ts';

let device: DeviceWithServices | undefined;
let supervisor: { certificate: Buffer; key: KeyObject };
let seen: PlistDict[] = [];

beforeAll(async () => {
  supervisor = await createSupervisionIdentity({ organization: 'Org', now: new Date() });
});

afterEach(async () => {
  await device?.close();
});

async function open(answer: (message: PlistDict, n: number) => PlistAnswer, clock?: Clock) {
  seen = [];
  const service = {
    'com.apple.mobile.MCInstall': (socket: Parameters<typeof answerPlists>[0]) => answerPlists(socket, answer, seen),
  };
  device = await openDeviceWithServices(service, clock && { clock });
  return openMcInstall(device.session);
}

const acknowledged = { Status: 'Acknowledged' };
const link = (ErrorDomain: string, ErrorCode: number, USEnglishDescription = '') => ({
  ErrorDomain,
  ErrorCode,
  USEnglishDescription,
});
const refused = (...links: PlistDict[]) => ({ Status: 'Error', ErrorChain: links });

describe('MCInstall', () => {
  it('tells "none" from a cloud configuration', async () => {
    const mc = await open((_, n) =>
      n === 1 ? acknowledged : { ...acknowledged, CloudConfiguration: { IsSupervised: true } },
    );
    expect(await mc.getCloudConfiguration()).toBeUndefined();
    expect(await mc.getCloudConfiguration()).toMatchObject({ IsSupervised: true });
  });

  it('gives a refusal the code of its deepest known link and the whole chain', async () => {
    const chain = [
      link('MCInstallationErrorDomain', 4001, 'Installation failed'),
      link('MCInstallationErrorDomain', 4025, 'Needs supervision'),
      link('NSCocoaErrorDomain', 3840),
    ];
    const mc = await open(() => refused(...chain));
    await expect(mc.installProfile(Buffer.from('x'))).rejects.toMatchObject({
      code: 'mcinstall.not-supervised',
      chain: [
        { domain: 'MCInstallationErrorDomain', code: 4001, text: 'Installation failed' },
        { domain: 'MCInstallationErrorDomain', code: 4025, text: 'Needs supervision' },
        { domain: 'NSCocoaErrorDomain', code: 3840 },
      ],
    });
  });

  it.each([
    [refused(link('DMCTunnelErrorDomain', 14002)), 'mcinstall.already-configured'],
    [refused(link('MCCloudConfigErrorDomain', 33004)), 'mcinstall.ade-assigned'],
    [refused(link('NobodyKnows', 1)), 'mcinstall.refused'],
    [{ Status: 'Error', ErrorChain: 'nonsense' }, 'mcinstall.refused'],
    [{ Status: 'CommandFormatError' }, 'mcinstall.bad-request'],
    [{}, 'mcinstall.refused'],
  ])('reads the refusal %# as its code', async (answer, code) => {
    const mc = await open(() => answer);
    await expect(mc.setCloudConfiguration({})).rejects.toMatchObject({ code });
  });

  it('keeps the password in an enrollment URL out of the error', async () => {
    const text = 'Could not reach “https://user:secret1@mdm.example/dep/a?p=apple&t=secret2”. See http://x/secret3';
    const mc = await open(() => refused(link('MCMDMErrorDomain', 12011, text)));
    const error = await mc.installProfile(Buffer.from('x')).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'mcinstall.mdm-failed' });
    expect(JSON.stringify(error)).not.toMatch(/secret/);
    expect(JSON.stringify(error)).toContain('https://mdm.example/');
  });

  it('escalates by a signature over exactly the challenge', async () => {
    const challenge = Buffer.from('0a0d0a00ff0a0d0a', 'hex');
    const mc = await open((_, n) => (n === 1 ? { ...acknowledged, Challenge: challenge } : acknowledged));
    await mc.escalate(supervisor);
    expect(seen.map(({ RequestType }) => RequestType)).toEqual([
      'Escalate',
      'EscalateResponse',
      'ProceedWithKeybagMigration',
    ]);
    expect(seen[0]?.SupervisorCertificate).toEqual(supervisor.certificate);
    const { SignedRequest: signed } = Object(seen[1]);
    expect(verifyCms(signed).content).toEqual(challenge);
    expect(verifyCms(signed).signerCertificate).toEqual(supervisor.certificate);
  });

  it.each([
    ['CertificateRejected', 'mcinstall.certificate-rejected', 1],
    ['SignedRequestRejected', 'mcinstall.signed-request-rejected', 2],
  ])('stops escalating at %s', async (status, code, messages) => {
    const mc = await open((_, n) =>
      n === messages ? { Status: status } : { ...acknowledged, Challenge: Buffer.alloc(8) },
    );
    await expect(mc.escalate(supervisor)).rejects.toMatchObject({ code });
    expect(seen).toHaveLength(messages);
  });

  it('waits 330 s for the keybag migration and 180 s for a configuration', async () => {
    for (const [seconds, message] of [
      [330, 'ProceedWithKeybagMigration'],
      [180, 'SetCloudConfiguration'],
    ] as const) {
      const clock = createTestClock();
      let reached = () => {};
      const arrival = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const mc = await open(({ RequestType }) => {
        if (RequestType !== message) return { ...acknowledged, Challenge: Buffer.alloc(8) };
        reached();
        return 'silence';
      }, clock);
      const work = message === 'SetCloudConfiguration' ? mc.setCloudConfiguration({}) : mc.escalate(supervisor);
      const late = expect(work).rejects.toMatchObject({
        code: 'device.no-answer',
        params: { message, seconds: String(seconds) },
      });
      await arrival;
      await clock.advance(seconds * 1_000 - 1);
      expect(mc.signal.aborted).toBe(false);
      await clock.advance(1);
      await late;
      await device?.close();
    }
  });

  it('always says whether the data plan stays, and takes a hang-up for "maybe"', async () => {
    const options = { preserveDataPlan: true, disallowProximitySetup: false };
    const mc = await open(() => 'end');
    expect(await mc.eraseDevice(options)).toBe('connection-lost');
    expect(seen).toEqual([{ RequestType: 'EraseDevice', PreserveDataPlan: true, DisallowProximitySetup: false }]);
    await device?.close();
    expect(await (await open(() => acknowledged)).eraseDevice(options)).toBe('acknowledged');
  });

  it('does not call it "maybe" when the connection was gone before the erase was sent', async () => {
    const mc = await open(() => 'end');
    await expect(mc.hello()).rejects.toMatchObject({ code: 'device.connection-lost' });
    const erase = mc.eraseDevice({ preserveDataPlan: true, disallowProximitySetup: false });
    await expect(erase).rejects.toMatchObject({ code: 'device.connection-lost' });
    expect(seen).toHaveLength(1);
  });

  it('reads the profile list and removes by identifier, UUID and version', async () => {
    const mc = await open(({ RequestType }) =>
      RequestType === 'RemoveProfile'
        ? acknowledged
        : {
            ...acknowledged,
            OrderedIdentifiers: ['a', 'b'],
            ProfileManifest: { a: { IsActive: true } },
            ProfileMetadata: {
              a: { PayloadUUID: 'U', PayloadVersion: 2, PayloadDisplayName: 'A', PayloadRemovalDisallowed: true },
            },
          },
    );
    const [first, second] = await mc.getProfileList();
    expect(first).toMatchObject({ identifier: 'a', uuid: 'U', version: 2, displayName: 'A', removalDisallowed: true });
    expect(second).toMatchObject({ identifier: 'b', removalDisallowed: false });
    await mc.removeProfile({ identifier: 'a', uuid: 'U', version: 2 });
    const { ProfileIdentifier: reference } = Object(seen[1]);
    expect(parsePlist(reference)).toEqual({
      PayloadType: 'Configuration',
      PayloadIdentifier: 'a',
      PayloadUUID: 'U',
      PayloadVersion: 2,
    });
  });

  it('takes a setting for done only when the device says so of that setting', async () => {
    const mc = await open((_, n) => ({
      ...acknowledged,
      Settings: [n === 1 ? acknowledged : refused(link('MCSettingsErrorDomain', 28000))],
    }));
    await mc.setWallpaper(Buffer.from('png'), 'both');
    await expect(mc.setWallpaper(Buffer.from('png'), 'lock')).rejects.toMatchObject({
      code: 'mcinstall.setting-refused',
    });
    expect(seen[0]).toMatchObject({ Settings: [{ Item: 'Wallpaper', Where: 3 }] });
  });
});
