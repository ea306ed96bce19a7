import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { udidSchema } from '../../../shared/domain/ids.ts';
import type { PlistDict } from '../../codecs/plist/value.ts';
import { verifyCms } from '../../crypto/cms.ts';
import { createSupervisionIdentity } from '../../crypto/supervision-identity.ts';
import { encodePairRecord, parsePairRecord } from '../pair-record.ts';
import { scriptedLockdown } from '../testing/lockdown-script.ts';
import { createPatientClock } from '../testing/patient-clock.ts';
import type { PlistAnswer } from '../testing/plist-peer.ts';
import { createPracticeKeys, type PracticeKeys } from '../testing/practice-keys.ts';
import { type ScriptedMux, startScriptedMux } from '../testing/scripted-mux.ts';
import { createMux } from '../usbmux/client.ts';
import { LOCKDOWN_PORT } from './client.ts';
import { type PairDeviceOptions, type PairingWait, pairDevice } from './pair.ts';

const device = { deviceId: 7, udid: udidSchema.parse('00008110-000123456789ABCD'), locationId: 1, productId: 1 };
let keys: PracticeKeys;
let supervisor: { certificate: Buffer; key: KeyObject };
let mux: ScriptedMux | undefined;
let seen: PlistDict[] = [];

beforeAll(async () => {
  keys = await createPracticeKeys();
  supervisor = await createSupervisionIdentity({ organization: 'Org', now: new Date() });
});

afterEach(async () => {
  await mux?.close();
});

/** Pairs with a device that gives these answers to Pair, one after another, the last one for ever. */
async function pair(answers: readonly PlistAnswer[], options: Partial<PairDeviceOptions> = {}) {
  seen = [];
  const clock = createPatientClock(1_000);
  let nth = 0;
  const answer = ({ Request, Key: key }: PlistDict): PlistAnswer => {
    if (Request === 'Pair') return answers[Math.min(nth++, answers.length - 1)] ?? 'end';
    const value = key === 'WiFiAddress' ? '02:00:00:00:00:09' : Buffer.from(keys.devicePublicKeyPem);
    return { Request, Key: key, Value: value };
  };
  mux = await startScriptedMux({ [LOCKDOWN_PORT]: scriptedLockdown({ answer, seen }) });
  mux.records.set(device.udid, encodePairRecord(keys.record));
  return pairDevice({
    mux: createMux(mux.address, { clock }),
    device,
    hostIdentity: keys.host,
    clock,
    signal: new AbortController().signal,
    ...options,
  });
}

const accepted = { Request: 'Pair', EscrowBag: Buffer.alloc(32, 1) };
const error = (name: string, more: PlistDict = {}) => ({ Request: 'Pair', Error: name, ...more });
const stored = () => parsePairRecord(mux?.records.get(device.udid) ?? Buffer.alloc(0));

describe('pairing', () => {
  it('stores a complete record and shows the device no private key', async () => {
    const record = await pair([accepted]);
    expect(stored()).toEqual(record);
    expect(record).toMatchObject({ escrowBag: accepted.EscrowBag, wifiMacAddress: '02:00:00:00:00:09' });
    expect(record.systemBuid).toBe('0B0B0B0B-0000-4000-8000-000000000000');
    const certificate = new X509Certificate(record.deviceCertificate);
    expect(certificate.verify(new X509Certificate(record.rootCertificate).publicKey)).toBe(true);
    expect(
      new X509Certificate(record.hostCertificate).checkPrivateKey(createPrivateKey(record.hostPrivateKey.toString())),
    ).toBe(true);
    const [, wifi, request] = seen;
    expect(wifi).toMatchObject({ Request: 'GetValue', Key: 'WiFiAddress' });
    expect(Object.keys(Object(request?.PairRecord)).sort()).toEqual([
      'DeviceCertificate',
      'HostCertificate',
      'HostID',
      'RootCertificate',
      'SystemBUID',
    ]);
    expect(JSON.stringify(seen)).not.toContain('PRIVATE');
    expect(mux?.requests.find(({ MessageType }) => MessageType === 'SavePairRecord')).toMatchObject({ DeviceID: 7 });
  });

  it('gives each pairing a HostID of its own', async () => {
    const first = await pair([accepted]);
    await mux?.close();
    expect((await pair([accepted])).hostId).not.toBe(first.hostId);
  });

  it('waits for a person, saying once what for', async () => {
    const waits: PairingWait[] = [];
    const pending = error('PairingDialogResponsePending');
    const answers = [error('PasswordProtected'), pending, pending, pending, accepted];
    await pair(answers, { onWaiting: (wait) => waits.push(wait) });
    expect(waits).toEqual(['unlock', 'trust']);
    const requests = seen.filter(({ Request }) => Request === 'Pair');
    expect(requests).toHaveLength(5);
    expect(new Set(requests.map(({ PairRecord: record }) => JSON.stringify(record))).size).toBe(1);
  });

  it.each([
    ['PairingDialogResponsePending', 'lockdown.trust-pending'],
    ['PasswordProtected', 'lockdown.locked'],
  ])('gives up on %s at the deadline and keeps the old record', async (name, code) => {
    await expect(pair([error(name)], { waitMs: 5_000 })).rejects.toMatchObject({ code });
    expect(seen.filter(({ Request }) => Request === 'Pair')).toHaveLength(6);
    expect(stored()).toEqual(keys.record);
  });

  it.each([
    ['UserDeniedPairing', 'lockdown.trust-denied'],
    ['MCProtected', 'lockdown.pairing-forbidden'],
    ['MCChallengeRequired', 'lockdown.supervisor-required'],
    ['InvalidPairRecord', 'lockdown.pairing-failed'],
  ])('does not repeat after %s', async (name, code) => {
    await expect(pair([error(name)])).rejects.toMatchObject({ code });
    expect(seen.filter(({ Request }) => Request === 'Pair')).toHaveLength(1);
    expect(stored()).toEqual(keys.record);
  });

  it('keeps the old record while a locked device withholds its escrow bag', async () => {
    const work = pair([{ Request: 'Pair' }], { waitMs: 3_000 });
    await expect(work).rejects.toMatchObject({ code: 'lockdown.pairing-deferred' });
    expect(stored()).toEqual(keys.record);
  });

  it('signs the supervisor’s challenge over exactly its bytes', async () => {
    const challenge = Buffer.from('0a0d0a0000ff0a0a', 'hex');
    const required = error('MCChallengeRequired', { ExtendedResponse: { PairingChallenge: challenge } });
    await pair([required, accepted], { supervisor });
    const [first, second] = seen.filter(({ Request }) => Request === 'Pair');
    expect(first?.PairingOptions).toEqual({
      ExtendedPairingErrors: true,
      SupervisorCertificate: supervisor.certificate,
    });
    const { ChallengeResponse: response } = Object(second?.PairingOptions);
    const verified = verifyCms(response);
    expect(verified.content).toEqual(challenge);
    expect(verified.signerCertificate).toEqual(supervisor.certificate);
    expect(second?.PairRecord).toEqual(first?.PairRecord);
  });

  it('says that the identity is wrong when the device asks again', async () => {
    const required = error('MCChallengeRequired', { ExtendedResponse: { PairingChallenge: Buffer.alloc(8) } });
    await expect(pair([required, required], { supervisor })).rejects.toMatchObject({
      code: 'lockdown.supervisor-rejected',
    });
  });

  it.each([
    ['missing', {}],
    ['of another type', { ExtendedResponse: 'x' }],
    ['too long', { ExtendedResponse: { PairingChallenge: Buffer.alloc(5_000) } }],
  ])('refuses a challenge that is %s', async (_, more) => {
    await expect(pair([error('MCChallengeRequired', more)], { supervisor })).rejects.toMatchObject({
      code: 'device.bad-answer',
    });
  });

  it('stops waiting when the signal aborts', async () => {
    const stop = new AbortController();
    const work = pair([error('PairingDialogResponsePending')], { signal: stop.signal, onWaiting: () => stop.abort() });
    await expect(work).rejects.toMatchObject({ name: expect.stringMatching(/AbortError|KitError/) });
  });
});
