import { afterEach, describe, expect, it } from 'vitest';
import type { PlistDict } from '../../electron/codecs/plist/value.ts';
import { createSupervisionIdentity } from '../../electron/crypto/supervision-identity.ts';
import type { SupervisionKey } from '../../electron/devices/lockdown/pairing-material.ts';
import { cloudConfigurationFacts } from '../../electron/devices/read-facts.ts';
import { openMcInstall } from '../../electron/devices/services/mcinstall/client.ts';
import { activate } from '../../electron/devices/services/mobileactivation/client.ts';
import { parseMuxAddress } from '../../electron/devices/usbmux/address.ts';
import { createMux } from '../../electron/devices/usbmux/client.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { createTestClock } from '../../electron/ports/test-clock.ts';
import { testPayload, testProfile, wifiPayload } from '../support/test-profiles.ts';
import { openWireRoom, type WireRoom } from '../support/wire-room.ts';

let room: WireRoom | undefined;

afterEach(async () => {
  await room?.close();
  room = undefined;
});

const activated = { activation: 'Activated' } as const;
const erase = { preserveDataPlan: true, disallowProximitySetup: false };

async function supervision(): Promise<{ supervisor: SupervisionKey; configuration: PlistDict }> {
  const supervisor = await createSupervisionIdentity({ organization: '学校', now: new Date() });
  return {
    supervisor,
    configuration: {
      AllowPairing: false,
      IsSupervised: true,
      OrganizationName: '学校',
      OrganizationMagic: 'B1E2C3D4-0000-4000-8000-000000000000',
      SkipSetup: ['AppleID', 'Siri'],
      SupervisorHostCertificates: [supervisor.certificate],
    },
  };
}

describe('the wire beside a practice bench: kitting', () => {
  it('activates over the host, against the bench’s origin', async () => {
    room = await openWireRoom({}, { activationLocked: true });
    const origin = room.bench.ready.activation;
    if (origin === null) throw new Error('the bench has no activation origin');
    const { signal } = room;
    await room.pair(0);
    const session = await room.session(0);
    expect(await activate({ session, origin, clock: systemClock, signal })).toBe('Activated');
    expect(room.practice(0).content).toMatchObject({ activation: 'Activated', activationAcknowledged: true });

    await room.pair(1);
    const locked = activate({ session: await room.session(1), origin, clock: systemClock, signal });
    await expect(locked).rejects.toMatchObject({ code: 'activation.locked' });
    await expect(
      activate({ session: await room.session(1), origin: { url: origin.url, trust: [] }, clock: systemClock, signal }),
    ).rejects.toMatchObject({ code: 'activation.unreachable' });
  });

  it('supervises, reads back, pairs as supervisor, escalates and installs silently', async () => {
    room = await openWireRoom(activated);
    const device = room.practice(0);
    const { supervisor, configuration } = await supervision();
    await room.pair(0);
    const mcInstall = await openMcInstall(await room.session(0));
    expect(await mcInstall.getCloudConfiguration()).toBeUndefined();
    await mcInstall.setCloudConfiguration(configuration);
    mcInstall.close();

    // AllowPairing false has taken our own pairing away; only the supervisor gets in now.
    await expect(room.session(0)).rejects.toMatchObject({ code: 'lockdown.invalid-host-id' });
    await expect(room.pair(0)).rejects.toMatchObject({ code: 'lockdown.pairing-forbidden' });
    await expect(room.pair(0, { supervisor: (await supervision()).supervisor })).rejects.toMatchObject({
      code: 'lockdown.pairing-forbidden',
    });
    await room.pair(0, { supervisor });

    const session = await room.session(0);
    const again = await openMcInstall(session);
    const stored = await again.getCloudConfiguration();
    expect(cloudConfigurationFacts(stored ?? {})).toMatchObject({
      isSupervised: true,
      organizationMagic: configuration.OrganizationMagic,
      hasConfigurationUrl: false,
    });
    await expect(again.setCloudConfiguration(configuration)).rejects.toMatchObject({
      code: 'mcinstall.already-configured',
      chain: [expect.objectContaining({ code: 14002 })],
    });

    const profile = testProfile('jp.example.wifi', [wifiPayload(room.bench.ready.room)]);
    await expect(again.installProfileSilent(profile)).rejects.toMatchObject({
      code: expect.stringMatching(/^mcinstall\./),
    });
    await again.escalate(supervisor);
    await again.installProfileSilent(profile);
    await again.installProfileSilent(testProfile('jp.example.clip'));
    const [wifi, clip] = await again.getProfileList();
    expect([wifi?.identifier, clip?.identifier]).toEqual(['jp.example.wifi', 'jp.example.clip']);
    await session.use((lockdown) => lockdown.setValue(undefined, 'DeviceName', '1年A組-01'));
    expect(device.content.name).toBe('1年A組-01');
    expect(device.online).toBe(true);
    if (clip !== undefined) await again.removeProfile(clip);
    expect([...device.content.profiles.keys()]).toEqual(['jp.example.wifi']);
    expect(device.counters).toMatchObject({
      cloudConfigurationWrites: 1,
      silentInstalls: 2,
      escalations: 1,
      erases: 0,
    });
  });

  it.each([
    ['mcinstall.not-activated', {}],
    ['mcinstall.ade-assigned', { ...activated, adeAssigned: true }],
  ])('tells that a device takes no configuration: %s', async (code, setting) => {
    room = await openWireRoom(setting);
    await room.pair(0);
    const mcInstall = await openMcInstall(await room.session(0));
    await expect(mcInstall.setCloudConfiguration((await supervision()).configuration)).rejects.toMatchObject({ code });
    expect(room.practice(0).counters.cloudConfigurationWrites).toBe(0);
  });

  it('refuses to escalate with a certificate the device does not know', async () => {
    room = await openWireRoom(activated);
    const { configuration } = await supervision();
    await room.pair(0);
    const mcInstall = await openMcInstall(await room.session(0));
    await mcInstall.setCloudConfiguration({ ...configuration, AllowPairing: true });
    await expect(mcInstall.escalate((await supervision()).supervisor)).rejects.toMatchObject({
      code: 'mcinstall.certificate-rejected',
    });
  });

  it('tells what is wrong with a profile by the device’s own chain', async () => {
    room = await openWireRoom(activated);
    await room.pair(0);
    const mcInstall = await openMcInstall(await room.session(0));
    const refused = mcInstall.installProfile(Buffer.from('no profile'));
    await expect(refused).rejects.toMatchObject({
      code: 'mcinstall.bad-profile',
      chain: [{ code: 4000 }, { code: 1000 }],
    });
    await mcInstall.storeProfile(testProfile('jp.example.later', [testPayload('com.apple.webClip.managed')]));
    expect(room.practice(0).content.storedPostSetupProfile).toBeDefined();
  });

  it('erases, follows the device to its new DeviceID, and pairs with it anew', async () => {
    room = await openWireRoom({ ...activated, reattachesTwice: true });
    const events = room.watch();
    const { deviceId } = (await events.next('attached')).device;
    const old = await room.pair(0);
    const mcInstall = await openMcInstall(await room.session(0));
    expect(['acknowledged', 'connection-lost']).toContain(await mcInstall.eraseDevice(erase));
    expect((await events.next('detached')).deviceId).toBe(deviceId);
    await events.next('attached');
    await events.next('detached');
    const back = (await events.next('attached')).device;
    expect(back.udid).toBe(room.practice(0).hardware.udid);
    await expect(room.session(0, { record: old })).rejects.toMatchObject({ code: 'lockdown.invalid-host-id' });
    const renewed = await room.pair(0);
    expect(renewed.hostId).not.toBe(old.hostId);
    expect((await room.session(0)).lockdown().deviceCertificateMatches()).toBe(true);
    expect(room.practice(0).counters).toMatchObject({ erases: 1, pairs: 2 });
  });
});

describe('the wire beside a practice bench: when things break', () => {
  it('calls an erase whose answer was lost a "maybe", not a failure', async () => {
    room = await openWireRoom(activated);
    await room.pair(0);
    const mcInstall = await openMcInstall(await room.session(0));
    room.bench.traffic.faults.set([
      { type: 'drop-connection', message: 'EraseDevice', when: 'answered', nth: 1, times: 1 },
    ]);
    expect(await mcInstall.eraseDevice(erase)).toBe('connection-lost');
    expect(room.practice(0).counters.erases).toBe(1);
  });

  it('ends a configuration without an answer after 180 s, and reads back that it was written', async () => {
    room = await openWireRoom(activated);
    await room.pair(0);
    const clock = createTestClock();
    const { promise: sent, resolve } = Promise.withResolvers<void>();
    const trace = (_: string, message: string) => void (message === 'SetCloudConfiguration' && resolve());
    const mux = createMux(parseMuxAddress(room.bench.ready.address), { clock, trace });
    const mcInstall = await openMcInstall(await room.session(0, { clock, mux }));
    room.bench.traffic.faults.set([{ type: 'lose-reply', message: 'SetCloudConfiguration', nth: 1, times: 1 }]);
    const { configuration } = await supervision();
    const late = expect(
      mcInstall.setCloudConfiguration({ ...configuration, AllowPairing: true }),
    ).rejects.toMatchObject({
      code: 'device.no-answer',
      params: { message: 'SetCloudConfiguration', seconds: '180' },
    });
    await sent;
    await clock.advance(180_000);
    await late;
    await expect(mcInstall.hello()).rejects.toMatchObject({ code: 'device.no-answer' });
    const again = await openMcInstall(await room.session(0));
    expect(await again.getCloudConfiguration()).toMatchObject({ OrganizationMagic: configuration.OrganizationMagic });
    expect(room.practice(0).counters.cloudConfigurationWrites).toBe(1);
  });

  it('does not wait for ever for a TLS handshake', async () => {
    room = await openWireRoom({});
    await room.pair(0);
    room.bench.traffic.faults.set([{ type: 'stall-handshake', nth: 1, times: 1 }]);
    const clock = createTestClock();
    const { promise: started, resolve } = Promise.withResolvers<void>();
    const trace = (_: string, message: string, direction: string) =>
      void (message === 'StartSession' && direction === 'received' && resolve());
    const mux = createMux(parseMuxAddress(room.bench.ready.address), { clock, trace });
    const late = expect(room.session(0, { clock, mux })).rejects.toMatchObject({
      code: 'device.no-answer',
      params: { message: 'TLS handshake' },
    });
    await started;
    await clock.advance(10_000);
    await late;
  });

  it('survives a device that drops its connections at any byte', async () => {
    room = await openWireRoom({});
    await room.pair(0);
    for (let bytes = 0; bytes < 3_000; bytes += 97) {
      room.bench.traffic.faults.set([{ type: 'drop-after-bytes', bytes, nth: 1, times: 1 }]);
      const work = room.session(0).then((session) => openMcInstall(session));
      await work.then(
        (mcInstall) => mcInstall.close(),
        (error: unknown) => expect(error).toMatchObject({ code: 'device.connection-lost' }),
      );
    }
    room.bench.traffic.faults.set([]);
    expect(await (await openMcInstall(await room.session(0))).getCloudConfiguration()).toBeUndefined();
  });
});
