import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type HostKeys,
  type LockdownPeer,
  makeHostKeys,
  openLockdownPeer,
  pairRecordOf,
} from '../../../../tests/support/lockdown-peer.ts';
import { signCms } from '../../../crypto/cms.ts';
import { createSupervisionIdentity } from '../../../crypto/supervision-identity.ts';
import { usedContent } from '../device/fresh-content.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { type Bench, startBench } from '../start-bench.ts';

let bench: Bench;
let device: SimulatedDevice;
let keys: HostKeys;
let peer: LockdownPeer;
let supervisor: Awaited<ReturnType<typeof createSupervisionIdentity>>;
beforeAll(async () => {
  supervisor = await createSupervisionIdentity({ organization: '教育委員会', now: new Date() });
  keys = await makeHostKeys();
  bench = await startBench({ devices: 1, seed: 'pairing' });
  const [first] = bench.room.devices;
  if (!first) throw new Error('no device');
  device = first;
});
afterAll(() => bench.stop());
beforeEach(async () => {
  Object.assign(device.content, usedContent(device.hardware, 'used'), { pairings: new Map(), profiles: new Map() });
  device.trust.reset();
  peer = await open();
});
afterEach(() => peer.close());

const open = () => openLockdownPeer(bench.ready.address, device.deviceId ?? 0);
const supervise = (allowPairing: boolean) => {
  device.content.cloudConfiguration = {
    IsSupervised: true,
    AllowPairing: allowPairing,
    SupervisorHostCertificates: [supervisor.certificate],
  };
};

describe('pairing', () => {
  it('needs no dialog in Setup Assistant and gives an escrow bag', async () => {
    device.content.setupDone = false;
    const { EscrowBag: bag, Error: error } = await peer.pair(await peer.makeRecord(keys));
    expect(error).toBeUndefined();
    expect(bag).toHaveLength(32);
  });

  it('waits for the tap Trust on a used device', async () => {
    const record = await peer.makeRecord(keys);
    expect(await peer.pair(record)).toMatchObject({ Request: 'Pair', Error: 'PairingDialogResponsePending' });
    expect(device.trust.shown).toBe(true);
    expect(await peer.pair(record)).toMatchObject({ Error: 'PairingDialogResponsePending' });
    device.tap('trust', 'operator');
    expect(await peer.pair(record)).toHaveProperty('EscrowBag');
    expect(device.trust.shown).toBe(false);
    expect(await peer.startSession(record, keys)).toHaveProperty('SessionID');
  });

  it('stays refused after Don’t Trust until the cable was pulled', async () => {
    const record = await peer.makeRecord(keys);
    await peer.pair(record);
    device.tap('dont-trust', 'operator');
    expect(await peer.pair(record)).toMatchObject({ Error: 'UserDeniedPairing' });
    expect(await peer.pair(record)).toMatchObject({ Error: 'UserDeniedPairing' });
    device.detach();
    device.attach();
    await peer.closed();
    peer = await open();
    expect(await peer.pair(record)).toMatchObject({ Error: 'PairingDialogResponsePending' });
  });

  it('asks for the passcode first on a locked device', async () => {
    device.content.passcode = '1234';
    device.lock();
    const record = await peer.makeRecord(keys);
    expect(await peer.pair(record)).toMatchObject({ Error: 'PasswordProtected' });
    expect(device.trust.shown).toBe(false);
    device.unlock();
    expect(await peer.pair(record)).toMatchObject({ Error: 'PairingDialogResponsePending' });
  });

  it('takes a host it knows again without a dialog', async () => {
    device.content.setupDone = false;
    const record = await peer.makeRecord(keys);
    await peer.pair(record);
    device.content.setupDone = true;
    expect(await peer.pair(record)).toHaveProperty('EscrowBag');
  });

  it.each([
    ['no record', undefined, 'MissingPairRecord'],
    ['no HostID', { HostID: undefined }, 'MissingHostID'],
    ['no certificate', { HostCertificate: undefined }, 'InvalidPairRecord'],
    ['rubbish for a certificate', { RootCertificate: Buffer.from('x') }, 'InvalidPairRecord'],
  ])('is refused with %s', async (_, change, error) => {
    device.content.setupDone = false;
    const record = pairRecordOf(await peer.makeRecord(keys));
    const request = { Request: 'Pair', ...(change && { PairRecord: { ...record, ...change } }) };
    expect(await peer.ask(request)).toMatchObject({ Error: error });
  });

  it('is refused for a certificate over the key the device had before an erase', async () => {
    device.content.setupDone = false;
    const record = await peer.makeRecord(keys);
    const booted = new Promise<void>((resolve) => {
      const stop = device.on((event) => {
        if (event.type !== 'attached') return;
        stop();
        resolve();
      });
    });
    device.erase();
    await booted;
    peer.close();
    peer = await open();
    expect(await peer.pair(record)).toMatchObject({ Error: 'InvalidPairRecord' });
    expect(await peer.pair(await peer.makeRecord(keys))).toHaveProperty('EscrowBag');
  });

  it('ends with Unpair', async () => {
    device.content.setupDone = false;
    const record = await peer.makeRecord(keys);
    await peer.pair(record);
    const unpair = { Request: 'Unpair', PairRecord: pairRecordOf(record) };
    expect(await peer.ask({ Request: 'ValidatePair', PairRecord: pairRecordOf(record) })).not.toHaveProperty('Error');
    expect(await peer.ask(unpair)).not.toHaveProperty('Error');
    expect(await peer.ask(unpair)).toMatchObject({ Error: 'InvalidHostID' });
    expect(await peer.startSession(record, keys)).toMatchObject({ Error: 'InvalidHostID' });
  });
});

describe('supervised pairing', () => {
  const challengeOf = async (record: Parameters<LockdownPeer['pair']>[0]) => {
    const reply = await peer.pair(record, { SupervisorCertificate: supervisor.certificate });
    expect(reply.Error).toBe('MCChallengeRequired');
    return (reply.ExtendedResponse as { PairingChallenge: Buffer }).PairingChallenge;
  };

  it.each(['sha1', 'sha256'] as const)('takes an answer signed with %s, where pairing is forbidden', async (digest) => {
    supervise(false);
    const record = await peer.makeRecord(keys);
    expect(await peer.pair(record)).toMatchObject({ Error: 'MCProtected' });
    const content = await challengeOf(record);
    const answer = signCms({ content, certificate: supervisor.certificate, key: supervisor.key, digest });
    expect(await peer.pair(record, { ChallengeResponse: answer })).toHaveProperty('EscrowBag');
  });

  it('refuses an answer to another challenge, by another signer, or a second time', async () => {
    supervise(true);
    const record = await peer.makeRecord(keys);
    const stranger = await createSupervisionIdentity({ organization: '他', now: new Date() });
    const sign = (content: Buffer, by = supervisor) => signCms({ content, certificate: by.certificate, key: by.key });

    await challengeOf(record);
    expect(await peer.pair(record, { ChallengeResponse: sign(Buffer.alloc(8)) })).toMatchObject({
      Error: 'InvalidResponse',
    });
    const content = await challengeOf(record);
    expect(await peer.pair(record, { ChallengeResponse: sign(content, stranger) })).toMatchObject({
      Error: 'InvalidResponse',
    });
    expect(await peer.pair(record, { ChallengeResponse: sign(content) })).toMatchObject({ Error: 'InvalidResponse' });
  });

  it('does not know other supervisors', async () => {
    const { certificate } = await createSupervisionIdentity({ organization: '他', now: new Date() });
    supervise(false);
    const record = await peer.makeRecord(keys);
    expect(await peer.pair(record, { SupervisorCertificate: certificate })).toMatchObject({ Error: 'MCProtected' });
    supervise(true);
    expect(await peer.pair(record, { SupervisorCertificate: certificate })).toMatchObject({
      Error: 'PairingDialogResponsePending',
    });
  });

  it('is accepted without an escrow bag on a locked device', async () => {
    supervise(false);
    device.content.passcode = '1234';
    device.lock();
    const record = await peer.makeRecord(keys);
    const content = await challengeOf(record);
    const answer = signCms({ content, certificate: supervisor.certificate, key: supervisor.key });
    const reply = await peer.pair(record, { ChallengeResponse: answer });
    expect(reply).not.toHaveProperty('Error');
    expect(reply).not.toHaveProperty('EscrowBag');
  });
});
