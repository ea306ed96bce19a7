import type { Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { acceptTls } from '../testing/device-tls.ts';
import { type LockdownScript, scriptedLockdown } from '../testing/lockdown-script.ts';
import { createPatientClock } from '../testing/patient-clock.ts';
import { answerPlists } from '../testing/plist-peer.ts';
import { createPracticeKeys, type PracticeKeys } from '../testing/practice-keys.ts';
import { type ScriptedMux, startScriptedMux } from '../testing/scripted-mux.ts';
import { createMux } from '../usbmux/client.ts';
import { LOCKDOWN_PORT, openLockdown } from './client.ts';

let keys: PracticeKeys;
let mux: ScriptedMux | undefined;
let stop = new AbortController();

beforeAll(async () => {
  keys = await createPracticeKeys();
});

afterEach(async () => {
  stop.abort();
  stop = new AbortController();
  await mux?.close();
});

async function open(
  script: LockdownScript | ((socket: Socket) => void),
  ports: Record<number, (socket: Socket) => void> = {},
) {
  const lockdownd = typeof script === 'function' ? script : scriptedLockdown(script);
  mux = await startScriptedMux({ [LOCKDOWN_PORT]: lockdownd, ...ports });
  const client = createMux(mux.address, { clock: systemClock });
  return openLockdown(client, 7, { clock: systemClock, signal: stop.signal });
}

const tls = () => ({ record: keys.record, deviceKey: keys.deviceKey });

describe('lockdown', () => {
  it('tells a restore ramdisk from lockdownd', async () => {
    const lockdown = await open({ answer: () => ({ Request: 'QueryType', Type: 'com.apple.mobile.restored' }) });
    await expect(lockdown.queryType()).rejects.toMatchObject({ code: 'lockdown.restore-mode' });
  });

  it('gives missing and prohibited values as undefined, whole domains at once', async () => {
    const errors: Record<string, string> = { A: 'MissingValue', B: 'GetProhibited' };
    const lockdown = await open({
      answer: ({ Key: key }) =>
        key === undefined ? { Value: { UniqueChipID: 2n ** 63n + 1n } } : { Error: errors[String(key)] },
    });
    expect(await lockdown.getValue(undefined, 'A')).toBeUndefined();
    expect(await lockdown.getValue('com.apple.fmip', 'B')).toBeUndefined();
    expect(await lockdown.getValue()).toEqual({ UniqueChipID: 2n ** 63n + 1n });
  });

  it.each([
    ['PasswordProtected', 'lockdown.locked'],
    ['SetProhibited', 'lockdown.value-refused'],
    ['SessionInactive', 'lockdown.session-lost'],
    ['constructor', 'lockdown.refused'],
  ])('gives the error %s a code and keeps its name', async (name, code) => {
    const lockdown = await open({ answer: () => ({ Error: name }) });
    await expect(lockdown.setValue(undefined, 'DeviceName', 'x')).rejects.toMatchObject({
      code,
      params: { request: 'SetValue', error: name },
      chain: [{ domain: 'lockdownd', code: 0, text: name }],
    });
  });

  it('runs a session and a service in TLS, with the device certificate compared', async () => {
    const lockdown = await open(
      {
        tls: tls(),
        answer: ({ Request }) =>
          Request === 'StartService' ? { Port: 1234, EnableServiceSSL: true } : { Value: 'Activated' },
      },
      {
        1234: (socket) =>
          answerPlists(acceptTls(socket, keys.record, keys.deviceKey), () => ({ Status: 'Acknowledged' })),
      },
    );
    expect(lockdown.deviceCertificateMatches()).toBeUndefined();
    await lockdown.startSession(keys.record);
    expect(lockdown.deviceCertificateMatches()).toBe(true);
    expect(await lockdown.getValue(undefined, 'ActivationState')).toBe('Activated');
    const service = await lockdown.startService('com.apple.mobile.MCInstall');
    expect(await service.request({ RequestType: 'Flush' })).toMatchObject({ Status: 'Acknowledged' });
    expect(lockdown.signal.aborted).toBe(false);
    service.close();
  });

  it('exposes a device that shows another certificate, without failing', async () => {
    const other = { ...keys.record, deviceCertificate: keys.record.hostCertificate };
    const lockdown = await open({ tls: tls(), answer: () => ({ Value: 'x' }) });
    await lockdown.startSession(other);
    expect(lockdown.deviceCertificateMatches()).toBe(false);
  });

  it('tells a device that does not know the pairing', async () => {
    const lockdown = await open({ tls: tls() });
    await expect(lockdown.startSession({ ...keys.record, hostId: 'OTHER' })).rejects.toMatchObject({
      code: 'lockdown.invalid-host-id',
    });
  });

  it('takes a TLS failure on the first read for a pairing problem', async () => {
    const lockdown = await open((socket) =>
      answerPlists(socket, () => {
        queueMicrotask(() => {
          // In TLS 1.3 the client is "secure" before the device has seen its certificate.
          acceptTls(socket, keys.record, keys.deviceKey).once('secure', () => sendAlert(socket));
        });
        return { SessionID: 'S', EnableSessionSSL: true };
      }),
    );
    await lockdown.startSession(keys.record);
    await expect(lockdown.getValue()).rejects.toMatchObject({ code: 'lockdown.pair-record-rejected' });
    expect(lockdown.signal.aborted).toBe(true);
  });

  it('takes a device that speaks no TLS for a pairing problem, and one that hangs up for a lost connection', async () => {
    const noTls = await open((socket) =>
      answerPlists(socket, () => {
        queueMicrotask(() => socket.removeAllListeners('data').once('data', () => socket.write('HTTP/1.1 400\r\n')));
        return { SessionID: 'S', EnableSessionSSL: true };
      }),
    );
    await expect(noTls.startSession(keys.record)).rejects.toMatchObject({ code: 'lockdown.pair-record-rejected' });
    await mux?.close();
    const hangsUp = await open((socket) =>
      answerPlists(socket, () => [{ SessionID: 'S', EnableSessionSSL: true }, 'end']),
    );
    await expect(hangsUp.startSession(keys.record)).rejects.toMatchObject({ code: 'device.connection-lost' });
  });

  it('refuses a record whose key is not the certificate’s, without a word to the device', async () => {
    const lockdown = await open({ tls: tls() });
    const broken = { ...keys.record, hostPrivateKey: Buffer.from('no key') };
    await expect(lockdown.startSession(broken)).rejects.toMatchObject({ code: 'lockdown.pair-record-malformed' });
  });

  it.each([{ Port: 0 }, { Port: 'x' }, {}, { Port: 70_000 }])('refuses a service answer of %j', async (answer) => {
    const lockdown = await open({ answer: () => answer });
    await expect(lockdown.startService('x')).rejects.toMatchObject({ code: 'device.bad-answer' });
  });

  it('aborts its signal when the device goes', async () => {
    const lockdown = await open({ answer: () => 'reset' });
    await expect(lockdown.getValue()).rejects.toMatchObject({ code: 'device.connection-lost' });
    expect(lockdown.signal.reason).toMatchObject({ code: 'device.connection-lost' });
  });

  it('tries ever more patiently until lockdownd is up, and no longer than told', async () => {
    const clock = createPatientClock(1_000);
    mux = await startScriptedMux({ [LOCKDOWN_PORT]: 3 });
    const client = createMux(mux.address, { clock });
    const opened = openLockdown(client, 7, { clock, signal: stop.signal, waitMs: 2_000 });
    await expect(opened).rejects.toMatchObject({ code: 'usbmux.refused' });
    expect(clock.monotonic()).toBeGreaterThan(1_700);
    expect(clock.monotonic()).toBeLessThanOrEqual(2_000);
    expect(mux.connections()).toBeLessThan(50);
  });
});

/** fatal, bad_certificate: not encrypted, which ends TLS just as well. */
function sendAlert(socket: Socket): void {
  socket.write(Buffer.from('15030300020230', 'hex'));
}
