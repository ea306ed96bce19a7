import { afterEach, describe, expect, it } from 'vitest';
import { LOCKDOWN_PORT } from '../../electron/devices/lockdown/client.ts';
import { connectWhenReady } from '../../electron/devices/lockdown/connect-when-ready.ts';
import type { PairingWait } from '../../electron/devices/lockdown/pair.ts';
import { identify, inspect } from '../../electron/devices/read-facts.ts';
import { openAfc } from '../../electron/devices/services/afc/client.ts';
import { readBatteryHealth, restartDevice } from '../../electron/devices/services/diagnostics-relay/client.ts';
import { openNotificationProxy } from '../../electron/devices/services/notification-proxy/client.ts';
import { createPracticeKeys } from '../../electron/devices/testing/practice-keys.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { ecidFromChipId } from '../../shared/domain/ids.ts';
import { openWireRoom, type WireRoom } from '../support/wire-room.ts';

let room: WireRoom | undefined;

afterEach(async () => {
  await room?.close();
  room = undefined;
});

const setUp = { screen: 'home', activation: 'Activated' } as const;

describe('the wire beside a practice bench: finding devices', () => {
  it('lists, and follows a replug to its new DeviceID', async () => {
    room = await openWireRoom({}, {});
    const events = room.watch();
    await events.next('up');
    const first = (await events.next('attached')).device;
    const second = (await events.next('attached')).device;
    expect(await room.mux.listDevices()).toEqual([first, second]);

    room.practice(0).detach();
    expect((await events.next('detached')).deviceId).toBe(first.deviceId);
    room.practice(0).attach();
    const again = (await events.next('attached')).device;
    expect(again).toEqual({ ...first, deviceId: again.deviceId });
    expect(again.deviceId).not.toBe(first.deviceId);
    await expect(room.mux.connect(first.deviceId, LOCKDOWN_PORT)).rejects.toMatchObject({ code: 'usbmux.device-gone' });
  });

  it('identifies a device that nobody has paired', async () => {
    room = await openWireRoom({ product: 'iPad13,18', os: '26.1', binaryReplies: true });
    const { hardware } = room.practice(0);
    const facts = await identify({ ...room, device: await room.attached(0), clock: systemClock });
    expect(facts).toMatchObject({
      udid: hardware.udid,
      ecid: ecidFromChipId(hardware.ecid),
      productType: 'iPad13,18',
      osVersion: '26.1',
      paired: false,
      findMy: 'unknown',
    });
    expect(room.practice(0).counters).toMatchObject({ messages: 2, handshakes: 0 });
  });

  it('waits for a lockdownd that is not up yet', async () => {
    room = await openWireRoom({});
    room.bench.traffic.faults.set([{ type: 'refuse-connect', ms: 500 }]);
    const events = room.watch();
    await events.next('attached');
    room.practice(0).detach();
    await events.next('detached');
    room.practice(0).attach();
    const { device } = await events.next('attached');
    await expect(room.mux.connect(device.deviceId, LOCKDOWN_PORT)).rejects.toMatchObject({ code: 'usbmux.refused' });
    const { socket } = await connectWhenReady(room.mux, device.deviceId, LOCKDOWN_PORT, {
      clock: systemClock,
      waitMs: 5_000,
    });
    socket.destroy();
  });
});

describe('the wire beside a practice bench: pairing', () => {
  it('needs nobody in Setup Assistant, and tells usbmuxd’s other listeners', async () => {
    room = await openWireRoom({});
    const events = room.watch();
    await events.next('attached');
    const record = await room.pair(0);
    expect((await events.next('paired')).deviceId).toBe((await room.attached(0)).deviceId);
    expect(await room.mux.readPairRecord(room.practice(0).hardware.udid)).toEqual(record);
    expect(record.escrowBag).toHaveLength(32);
    const session = await room.session(0);
    expect(session.lockdown().deviceCertificateMatches()).toBe(true);
  });

  it('waits for the passcode and for 「信頼」', async () => {
    room = await openWireRoom({ ...setUp, passcode: '123456', locked: true });
    const device = room.practice(0);
    const waits: PairingWait[] = [];
    const onWaiting = (wait: PairingWait) => {
      waits.push(wait);
      if (wait === 'unlock') device.unlock();
      else device.tap('trust', 'teacher');
    };
    await room.pair(0, { onWaiting });
    expect(waits).toEqual(['unlock', 'trust']);
    expect(device.counters).toMatchObject({ pairs: 1, taps: 1 });
  });

  it('ends when 「信頼しない」 is tapped', async () => {
    room = await openWireRoom(setUp);
    const device = room.practice(0);
    const refused = room.pair(0, { onWaiting: () => device.tap('dont-trust', 'teacher') });
    await expect(refused).rejects.toMatchObject({ code: 'lockdown.trust-denied' });
    expect(await room.mux.readPairRecord(device.hardware.udid)).toBeUndefined();
  });

  it('is refused by a device that a stranger supervises', async () => {
    room = await openWireRoom({ ...setUp, supervisedBy: { organization: 'Other', allowPairing: false } });
    await expect(room.pair(0)).rejects.toMatchObject({ code: 'lockdown.pairing-forbidden' });
  });

  it('is refused when the host shows another certificate than it paired with', async () => {
    room = await openWireRoom({});
    const record = await room.pair(0);
    const { hostCertificate, hostPrivateKey } = (await createPracticeKeys()).record;
    const opened = room.session(0, { record: { ...record, hostCertificate, hostPrivateKey } });
    const read = opened.then((session) => session.lockdown().getValue());
    await expect(read).rejects.toMatchObject({ code: 'device.connection-lost' });
  });
});

describe('the wire beside a practice bench: a paired device', () => {
  it('is read in one session, as it is', async () => {
    room = await openWireRoom({ ...setUp, name: '図書室の iPad', battery: 42, findMy: true });
    const device = room.practice(0);
    await room.pair(0, { onWaiting: () => device.tap('trust', 'teacher') });
    const before = { ...device.counters };
    const facts = await inspect(await room.session(0));
    expect(facts).toMatchObject({
      serial: device.hardware.serial,
      name: '図書室の iPad',
      activation: 'Activated',
      findMy: 'yes',
      setupDone: 'yes',
      supervised: 'no',
      batteryPercent: 42,
      profileIdentifiers: [],
    });
    expect(facts.cloudConfiguration).toMatchObject({ isSupervised: false });
    expect(device.counters.messages - before.messages).toBe(10);
    expect(device.counters.handshakes - before.handshakes).toBe(2);
  });

  it('ends every connection when its cable is pulled', async () => {
    room = await openWireRoom({});
    await room.pair(0);
    const session = await room.session(0);
    const proxy = await openNotificationProxy(session, ['com.apple.springboard.finishedstartup']);
    const waiting = proxy.wait('com.apple.springboard.finishedstartup', { timeoutMs: 60_000 });
    const lost = expect(waiting).rejects.toMatchObject({ code: 'device.connection-lost' });
    const lockdown = session.lockdown();
    const ended = new Promise((resolve) => lockdown.signal.addEventListener('abort', resolve));
    room.practice(0).detach();
    await Promise.all([lost, ended]);
    await expect(session.startService('com.apple.afc')).rejects.toMatchObject({ code: 'usbmux.device-gone' });
  });

  it('stores files, tells its battery, and restarts', async () => {
    room = await openWireRoom(setUp);
    const device = room.practice(0);
    await room.pair(0, { onWaiting: () => device.tap('trust', 'teacher') });
    const session = await room.session(0);
    const afc = await openAfc(session);
    await afc.mkdir('Kitbench/a');
    const content = Buffer.alloc(300_000, 5);
    await afc.write('Kitbench/a/写真.bin', content);
    expect(await afc.list('Kitbench/a')).toEqual(['写真.bin']);
    expect(await afc.read('Kitbench/a/写真.bin')).toEqual(content);
    await expect(afc.read('Kitbench/none')).rejects.toMatchObject({ params: { status: 'notFound' } });
    expect(await afc.remove('Kitbench')).toBe(true);
    expect(await afc.remove('Kitbench')).toBe(false);
    afc.close();
    expect((await readBatteryHealth(session)).designCapacity).toBeGreaterThan(0);

    const events = room.watch();
    const before = (await events.next('attached')).device.deviceId;
    await restartDevice(session);
    expect((await events.next('detached')).deviceId).toBe(before);
    expect((await events.next('attached')).device.deviceId).not.toBe(before);
    expect(device.counters.reboots).toBe(1);
  });

  it('tells when SpringBoard is back after a change of language', async () => {
    room = await openWireRoom({});
    await room.pair(0);
    const session = await room.session(0);
    const finished = 'com.apple.springboard.finishedstartup';
    const proxy = await openNotificationProxy(session, [finished]);
    await session.use((lockdown) => lockdown.setValue('com.apple.international', 'Language', 'ja'));
    await proxy.wait(finished, { timeoutMs: 5_000 });
    expect(room.practice(0).content.language).toBe('ja');
    proxy.close();
  });
});
