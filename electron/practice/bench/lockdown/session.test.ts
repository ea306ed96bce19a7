import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  connectDevice,
  type HostKeys,
  type HostRecord,
  type LockdownPeer,
  makeHostKeys,
  openLockdownPeer,
} from '../../../../tests/support/lockdown-peer.ts';
import { writeBinaryPlist } from '../../../codecs/plist/write-binary.ts';
import { encodePlistFrame } from '../../../codecs/plist-frames.ts';
import { issueCertificate, pem } from '../../../crypto/certificates.ts';
import { privateKeyPem } from '../../../crypto/keys.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { type Bench, startBench } from '../start-bench.ts';

let bench: Bench;
let device: SimulatedDevice;
let keys: HostKeys;
let record: HostRecord;
let peer: LockdownPeer;
beforeAll(async () => {
  keys = await makeHostKeys();
  bench = await startBench({ devices: 1, seed: 'session' });
  const [first] = bench.room.devices;
  if (!first) throw new Error('no device');
  device = first;
  peer = await open();
  record = await peer.makeRecord(keys);
  await peer.pair(record);
  peer.close();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  peer = await open();
});
afterEach(() => peer.close());

const open = () => openLockdownPeer(bench.ready.address, device.deviceId ?? 0);
const get = (Key?: string, Domain?: string) => peer.ask({ Request: 'GetValue', Key, Domain });
const set = (Key: string, Value: string | boolean | number, Domain?: string) =>
  peer.ask({ Request: 'SetValue', Key, Value, Domain });

describe('lockdownd without a session', () => {
  it('says what it is', async () => {
    expect(await peer.ask({ Request: 'QueryType' })).toEqual({
      Request: 'QueryType',
      Type: 'com.apple.mobile.lockdown',
    });
  });

  it('identifies the device and keeps the rest', async () => {
    expect(await get('UniqueChipID')).toMatchObject({ Key: 'UniqueChipID', Value: expect.anything() });
    expect(BigInt(String((await get('UniqueChipID')).Value))).toBe(device.hardware.ecid);
    expect(await get('SerialNumber')).toMatchObject({ Error: 'GetProhibited' });
    expect(await get(undefined, 'com.apple.fmip')).toMatchObject({ Error: 'GetProhibited' });
    const all = (await get()).Value;
    expect(all).toHaveProperty('UniqueDeviceID', device.hardware.udid);
    expect(all).not.toHaveProperty('SerialNumber');
  });

  it.each([
    [{ Request: 'SetValue', Key: 'DeviceName', Value: 'x' }, 'SetProhibited'],
    [{ Request: 'StartService', Service: 'com.apple.mobile.MCInstall' }, 'SessionInactive'],
    [{ Request: 'StopSession', SessionID: 'x' }, 'SessionInactive'],
    [{ Request: 'ResetPairing', FullReset: true }, 'SessionInactive'],
    [{ Request: 'StartSession' }, 'MissingHostID'],
    [{ Request: 'StartSession', HostID: 'unknown' }, 'InvalidHostID'],
    [{ Request: 'Dance' }, 'InvalidRequest'],
  ])('refuses %o', async (request, error) => {
    expect(await peer.ask(request)).toEqual({ ...pickEcho(request), Request: request.Request, Error: error });
  });

  it('takes the name of an untrusted host for the dialog', async () => {
    expect(await set('UntrustedHostBUID', 'BUID')).not.toHaveProperty('Error');
  });

  it('answers binary requests', async () => {
    peer.socket.write(
      ((body) => Buffer.concat([Buffer.from([0, 0, body.length >> 8, body.length & 255]), body]))(
        writeBinaryPlist({ Request: 'GetValue', Key: 'ProductType' }),
      ),
    );
    expect(await peer.ask({ Request: 'QueryType' })).toMatchObject({ Value: device.hardware.productType });
  });

  it.each([
    ['bytes that are no plist', Buffer.from([0, 0, 0, 4, 1, 2, 3, 4])],
    ['a plist that is no dictionary', encodePlistFrame(['QueryType'])],
    ['a length of 4 GiB', Buffer.from([255, 255, 255, 255])],
  ])('closes at %s', async (_, bytes) => {
    peer.socket.write(bytes);
    await peer.closed();
  });
});

describe('a session', () => {
  it('runs over TLS with the pair record’s certificates, and reads everything', async () => {
    const started = await peer.startSession(record, keys);
    expect(started).toMatchObject({ EnableSessionSSL: true, SessionID: expect.stringMatching(/^[0-9A-F-]{36}$/) });
    expect(await get('SerialNumber')).toMatchObject({ Value: device.hardware.serial });
    expect(await get('IntegratedCircuitCardIdentity')).toMatchObject({ Error: 'MissingValue' });
    expect(await peer.ask({ Request: 'StartSession', HostID: record.hostId })).toMatchObject({
      Error: 'SessionActive',
    });
  });

  it('shows the device certificate of the pair record', async () => {
    await peer.ask({ Request: 'StartSession', HostID: record.hostId, SystemBUID: record.systemBuid });
    const secure = await peer.startTls(record.hostCertificatePem, keys.hostKey);
    expect(secure.getPeerX509Certificate()?.toString()).toBe(record.deviceCertificatePem);
  });

  it('accepts the root certificate as libimobiledevice presents it', async () => {
    await peer.ask({ Request: 'StartSession', HostID: record.hostId, SystemBUID: record.systemBuid });
    await peer.startTls(record.rootCertificatePem, keys.rootKey);
    expect(await get('SerialNumber')).toHaveProperty('Value');
  });

  it('dies for a host that shows any other certificate, though signed by the same root', async () => {
    const other = issueCertificate({
      subjectPublicKey: keys.hostKey.publicKey,
      signingKey: keys.rootKey.privateKey,
      notAfter: new Date(Date.now() + 86_400_000),
    });
    await peer.ask({ Request: 'StartSession', HostID: record.hostId, SystemBUID: record.systemBuid });
    await peer.startTls(pem(other), keys.hostKey).catch(() => {});
    await peer.closed();
  });

  it('knows the host again when its TLS session is resumed', async () => {
    await peer.ask({ Request: 'StartSession', HostID: record.hostId, SystemBUID: record.systemBuid });
    const first = await peer.startTls(record.hostCertificatePem, keys.hostKey);
    const [session] = await once(first, 'session');
    const raw = await connectDevice(bench.ready.address, device.deviceId ?? 0, 62_078);
    raw.write(encodePlistFrame({ Request: 'StartSession', HostID: record.hostId, SystemBUID: record.systemBuid }));
    await once(raw, 'data');
    raw.removeAllListeners('data');
    const secure = connectTls({
      socket: raw,
      session,
      cert: record.hostCertificatePem,
      key: privateKeyPem(keys.hostKey.privateKey),
      rejectUnauthorized: false,
    });
    await once(secure, 'secureConnect');
    expect(secure.isSessionReused()).toBe(true);
    secure.write(encodePlistFrame({ Request: 'GetValue', Key: 'SerialNumber' }));
    expect(String((await once(secure, 'data'))[0])).toContain(device.hardware.serial);
    secure.destroy();
  });

  it('ends with StopSession, which needs the right SessionID', async () => {
    const { SessionID: id } = await peer.startSession(record, keys);
    expect(await peer.ask({ Request: 'StopSession' })).toMatchObject({ Error: 'MissingSessionID' });
    expect(await peer.ask({ Request: 'StopSession', SessionID: 'x' })).toMatchObject({ Error: 'InvalidSessionID' });
    expect(await peer.ask({ Request: 'StopSession', SessionID: id })).not.toHaveProperty('Error');
    await peer.closed();
  });

  it('takes a handshake that came glued to StartSession', async () => {
    const request = { Request: 'StartSession', HostID: record.hostId, SystemBUID: record.systemBuid };
    const frame = encodePlistFrame(request);
    const hello = randomBytes(4);
    // No real hello can be made before the answer here: what matters is that the bytes reach TLS, which ends on them.
    peer.socket.write(Buffer.concat([frame, Buffer.from([0x16, 3, 1, 0, 4]), hello]));
    await peer.closed();
    expect(device.running).toBe(true);
  });
});

describe('values', () => {
  beforeEach(async () => {
    await peer.startSession(record, keys);
  });

  it('keep a name', async () => {
    const renames = device.counters.renames;
    expect(await set('DeviceName', '1A-07 練習')).toMatchObject({ Value: '1A-07 練習' });
    expect(await get('DeviceName')).toMatchObject({ Value: '1A-07 練習' });
    expect(device.counters.renames).toBe(renames + 1);
    expect(await set('DeviceName', '')).toMatchObject({ Error: 'InvalidValue' });
  });

  it('keep a clock, and give it as a real number', async () => {
    await set('TimeIntervalSince1970', 1_900_000_000);
    const { Value: seconds } = await get('TimeIntervalSince1970');
    expect(Math.abs(Number(seconds) - 1_900_000_000)).toBeLessThan(5);
    expect(seconds).not.toBeInstanceOf(BigInt);
  });

  it('take a time zone in Setup Assistant only', async () => {
    await set('TimeZone', 'Asia/Tokyo');
    expect(await get('TimeZone')).toMatchObject({ Value: 'Asia/Tokyo' });
    expect(await get('TimeZoneOffsetFromUTC')).toMatchObject({ Value: 32_400 });
    device.content.setupDone = true;
    expect(await set('TimeZone', 'Europe/Paris')).not.toHaveProperty('Error');
    expect(await get('TimeZone')).toMatchObject({ Value: 'Asia/Tokyo' });
    device.content.setupDone = false;
  });

  it('restart SpringBoard once after a change of language', async () => {
    const told: string[] = [];
    const { promise: restarted, resolve } = Promise.withResolvers<void>();
    const stop = device.on((event) => {
      if (event.type !== 'notification') return;
      told.push(event.name);
      if (event.name === 'com.apple.springboard.finishedstartup') resolve();
    });
    await set('Locale', 'ja_JP', 'com.apple.international');
    await set('Language', 'ja', 'com.apple.international');
    await restarted;
    stop();
    expect(told).toContain('com.apple.language.changed');
    expect((await get(undefined, 'com.apple.international')).Value).toMatchObject({ Language: 'ja', Locale: 'ja_JP' });
  });

  it('refuse what tools write to jump past Setup Assistant', async () => {
    expect(await set('SetupDone', true, 'com.apple.purplebuddy')).toMatchObject({ Error: 'SetProhibited' });
  });

  it('come by whole domains', async () => {
    expect((await get(undefined, 'com.apple.mobile.battery')).Value).toMatchObject({
      BatteryCurrentCapacity: device.battery.percent,
      HasBattery: true,
    });
    expect((await get(undefined, 'com.apple.fmip')).Value).toEqual({ IsAssociated: false });
    expect((await get(undefined, 'com.apple.no.such.domain')).Value).toEqual({});
  });

  it('name no service they do not have', async () => {
    expect(await peer.ask({ Request: 'StartService', Service: 'com.apple.none' })).toMatchObject({
      Error: 'InvalidService',
    });
    expect(await peer.ask({ Request: 'StartService' })).toMatchObject({ Error: 'MissingService' });
  });
});

function pickEcho(request: object): object {
  return Object.fromEntries(Object.entries(request).filter(([key]) => key === 'Key' || key === 'Domain'));
}
