import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { der } from '../../electron/crypto/certificates.ts';
import { readPkcs12 } from '../../electron/crypto/pkcs12.ts';
import { inspect } from '../../electron/devices/read-facts.ts';
import { openMcInstall } from '../../electron/devices/services/mcinstall/client.ts';
import { runGoIos } from '../support/go-ios.ts';
import { idevice } from '../support/peer-tools.ts';
import { scratchDirectory } from '../support/scratch.ts';
import { writeSupervisorFiles } from '../support/supervisor-files.ts';
import { testProfile } from '../support/test-profiles.ts';
import { openWireRoom, type WireRoom } from '../support/wire-room.ts';

let room: WireRoom | undefined;

afterEach(async () => {
  await room?.close();
  room = undefined;
});

const activated = { activation: 'Activated' } as const;

function goIos(open: WireRoom, ...args: string[]) {
  return runGoIos({ address: open.bench.ready.address, udid: open.practice(0).hardware.udid }, ...args);
}

describe('what our wire did, as third parties see it', () => {
  it('pairs by a record that go-ios and libimobiledevice use', async () => {
    room = await openWireRoom(activated);
    await room.pair(0);
    const { serial, udid } = room.practice(0).hardware;
    expect((await goIos(room, 'info')).json.at(-1)).toMatchObject({ SerialNumber: serial });
    const read = await idevice(room.bench.ready.address, 'ideviceinfo', ['-u', udid, '-k', 'SerialNumber']);
    expect(read.stdout.trim()).toBe(serial);
  });

  it('opens a session by the record that go-ios made', async () => {
    room = await openWireRoom(activated);
    expect((await goIos(room, 'pair')).code).toBe(0);
    const session = await room.session(0);
    expect(session.lockdown().deviceCertificateMatches()).toBe(true);
    expect((await inspect(session)).serial).toBe(room.practice(0).hardware.serial);
  });

  it('prepares a device: go-ios shows our configuration, profile and name, and escalates itself', async () => {
    room = await openWireRoom(activated);
    const files = await writeSupervisorFiles(scratchDirectory(), 'Kitbench');
    await room.pair(0);
    const session = await room.session(0);
    const mcInstall = await openMcInstall(session);
    await mcInstall.setCloudConfiguration({
      AllowPairing: true,
      IsSupervised: true,
      OrganizationName: '学校',
      OrganizationMagic: 'B1E2C3D4-0000-4000-8000-000000000000',
      SkipSetup: ['AppleID'],
      SupervisorHostCertificates: [files.certificate],
      ConfigurationURL: 'https://mdm.example/enroll',
      AnchorCertificates: [der(room.bench.ready.deviceCa)],
    });
    await mcInstall.escalate(await readPkcs12(await readFile(files.modernP12), files.password));
    await mcInstall.installProfileSilent(testProfile('jp.example.clip'));
    await session.use((lockdown) => lockdown.setValue(undefined, 'DeviceName', '1年A組-01'));

    expect((await goIos(room, 'prepare', 'cloudconfig')).json.at(-1)).toMatchObject({
      CloudConfiguration: {
        IsSupervised: true,
        OrganizationName: '学校',
        OrganizationMagic: 'B1E2C3D4-0000-4000-8000-000000000000',
        SkipSetup: ['AppleID'],
        SupervisorHostCertificates: [files.certificate.toString('base64')],
        ConfigurationURL: 'https://mdm.example/enroll',
      },
    });
    expect((await goIos(room, 'profile', 'list')).json.at(-1)).toMatchObject([{ Identifier: 'jp.example.clip' }]);
    expect((await goIos(room, 'devicename')).json.at(-1)).toEqual({ devicename: '1年A組-01' });
    const supervisor = [`--p12file=${files.modernP12}`, `--password=${files.password}`];
    expect((await goIos(room, 'pair', ...supervisor)).code).toBe(0);
  });

  it('reads back what go-ios prepared', async () => {
    room = await openWireRoom(activated);
    const files = await writeSupervisorFiles(scratchDirectory(), 'Kitbench');
    expect((await goIos(room, 'pair')).code).toBe(0);
    const prepared = await goIos(
      room,
      'prepare',
      `--certfile=${files.certificateFile}`,
      '--orgname=Other',
      '--skip-all',
    );
    expect(prepared.code).toBe(0);
    const facts = await inspect(await room.session(0));
    expect(facts).toMatchObject({ supervised: 'yes', cloudConfiguration: { organizationName: 'Other' } });
    expect(facts.profileIdentifiers).toContain('com.apple.configurator.usbrestrictedmode');
  });
});
