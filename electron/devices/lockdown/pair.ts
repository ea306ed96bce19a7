import type { AttachedDevice } from '../../../shared/domain/device.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { PlistDict } from '../../codecs/plist/value.ts';
import { signCms } from '../../crypto/cms.ts';
import { type Clock, delay } from '../../ports/clock.ts';
import type { PairRecord } from '../pair-record.ts';
import type { Mux } from '../usbmux/client.ts';
import { type Lockdown, type LockdownRequest, openLockdown } from './client.ts';
import { lockdownError } from './errors.ts';
import { createPairRecord, type HostIdentity, presentedRecord, type SupervisionKey } from './pairing-material.ts';

/** What a person has to do before pairing can go on. */
export type PairingWait = 'trust' | 'unlock';

export type PairDeviceOptions = {
  readonly mux: Mux;
  readonly device: AttachedDevice;
  readonly hostIdentity: HostIdentity;
  /** Pairs without a dialog on a device that this identity supervises (device-protocols §2.6). */
  readonly supervisor?: SupervisionKey | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called when the wait begins and whenever its reason changes. */
  readonly onWaiting?: ((wait: PairingWait) => void) | undefined;
  /** How long a person has; 120 s when left out. */
  readonly waitMs?: number | undefined;
  /** How long to wait for a lockdownd that is not up yet; 0 when left out. */
  readonly readyWithinMs?: number | undefined;
};

const PAUSE_MS = 1_000;
const PERSON_MS = 120_000;

/**
 * Pairs with a device and stores the record with usbmuxd (device-protocols §2.5, §2.6). At Hello this needs nobody;
 * later a person unlocks the device and taps 「信頼」, or the supervisor's signature stands in. Until the device has
 * given its EscrowBag the stored record stays as it is.
 * @throws KitError `lockdown.trust-denied`, `lockdown.pairing-forbidden`, `lockdown.supervisor-required`,
 * `lockdown.supervisor-rejected`, `lockdown.pairing-failed`; at the end of the wait `lockdown.trust-pending`,
 * `lockdown.locked` or `lockdown.pairing-deferred`
 */
export async function pairDevice(options: PairDeviceOptions): Promise<PairRecord> {
  const { mux, device, clock, signal } = options;
  const systemBuid = await mux.readBuid(signal);
  const { deviceId } = device;
  const lockdown = await openLockdown(mux, deviceId, { clock, signal, waitMs: options.readyWithinMs });
  try {
    const record = await prepareRecord(lockdown, options.hostIdentity, systemBuid);
    const paired = { ...record, escrowBag: await pairPatiently(lockdown, record, options) };
    await mux.savePairRecord(device.udid, paired, deviceId, signal);
    return paired;
  } finally {
    lockdown.close();
  }
}

/** The address is read before Pair, as Apple's own hosts do; it may be missing. */
async function prepareRecord(lockdown: Lockdown, host: HostIdentity, systemBuid: string): Promise<PairRecord> {
  const devicePublicKey = await lockdown.getValue(undefined, 'DevicePublicKey');
  if (!(devicePublicKey instanceof Uint8Array)) {
    throw new KitError('device.bad-answer', { service: 'lockdownd', reason: 'DevicePublicKey' });
  }
  const wifi = await lockdown.getValue(undefined, 'WiFiAddress');
  const wifiMacAddress = typeof wifi === 'string' ? wifi : undefined;
  return createPairRecord({ host, systemBuid, devicePublicKey, wifiMacAddress });
}

/** Repeats Pair once a second while a person is needed; gives the EscrowBag. */
async function pairPatiently(lockdown: Lockdown, record: PairRecord, options: PairDeviceOptions): Promise<Buffer> {
  const { clock, signal, supervisor, onWaiting, waitMs = PERSON_MS } = options;
  const giveUpAt = clock.monotonic() + waitMs;
  let told: PairingWait | undefined;
  for (;;) {
    const { escrowBag, error } = await pairOnce(lockdown, record, supervisor);
    if (escrowBag !== undefined) return escrowBag;
    const wait = waitFor(error);
    if (wait === undefined || clock.monotonic() + PAUSE_MS > giveUpAt) throw error;
    if (wait !== told) onWaiting?.(wait);
    told = wait;
    await delay(clock, PAUSE_MS, signal);
  }
}

function waitFor(error: KitError): PairingWait | undefined {
  if (error.code === 'lockdown.trust-pending') return 'trust';
  return error.code === 'lockdown.locked' || error.code === 'lockdown.pairing-deferred' ? 'unlock' : undefined;
}

type PairOutcome =
  | { readonly escrowBag: Buffer; readonly error?: undefined }
  | { readonly escrowBag?: undefined; readonly error: KitError };

async function pairOnce(
  lockdown: Lockdown,
  record: PairRecord,
  supervisor: SupervisionKey | undefined,
): Promise<PairOutcome> {
  const first = await lockdown.ask(pairRequest(record, { SupervisorCertificate: supervisor?.certificate }));
  const challenge = first.error === 'MCChallengeRequired' && supervisor ? challengeOf(first.answer) : undefined;
  if (challenge === undefined || supervisor === undefined) return outcome(first);
  const response = signCms({ content: challenge, certificate: supervisor.certificate, key: supervisor.key });
  const second = await lockdown.ask(pairRequest(record, { ChallengeResponse: response }));
  const { error } = second;
  if (error === 'MCChallengeRequired' || error === 'InvalidResponse' || error === 'MCProtected') {
    return {
      error: new KitError('lockdown.supervisor-rejected', { error }, { chain: lockdownError('Pair', error).chain }),
    };
  }
  return outcome(second);
}

function pairRequest(record: PairRecord, options: PlistDict): LockdownRequest {
  return {
    Request: 'Pair',
    ProtocolVersion: '2',
    PairRecord: presentedRecord(record),
    PairingOptions: { ExtendedPairingErrors: true, ...options },
  };
}

function challengeOf(answer: PlistDict): Buffer {
  const { ExtendedResponse: extended } = answer;
  const challenge = typeof extended === 'object' && 'PairingChallenge' in extended && extended.PairingChallenge;
  if (challenge instanceof Uint8Array && challenge.length > 0 && challenge.length <= 4096)
    return Buffer.from(challenge);
  throw new KitError('device.bad-answer', { service: 'lockdownd', reason: 'PairingChallenge' });
}

/** A locked device may accept a pairing without giving the bag: that pairing is of no use later. */
function outcome({ answer, error }: { readonly answer: PlistDict; readonly error: string | undefined }): PairOutcome {
  if (error !== undefined) return { error: lockdownError('Pair', error) };
  const { EscrowBag: bag } = answer;
  return bag instanceof Uint8Array
    ? { escrowBag: Buffer.from(bag) }
    : { error: new KitError('lockdown.pairing-deferred') };
}
