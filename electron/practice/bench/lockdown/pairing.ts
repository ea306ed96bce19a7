import { randomBytes, X509Certificate } from 'node:crypto';
import { isDict, type PlistDict } from '../../../codecs/plist/value.ts';
import { verifyCms } from '../../../crypto/cms.ts';
import { allowsPairing, isSupervisorCertificate } from '../device/rules-supervision.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { DevicePairing } from '../device/state.ts';

/** A challenge given out on this connection, which the next Pair may answer. */
export type PairingState = { challenge: Buffer | undefined };

export type PairAnswer = PlistDict & { readonly Error?: string };

const ESCROW_BAG_BYTES = 32;
const CHALLENGE_BYTES = 8;

/** Answers a Pair request (device-protocols §2.5, §2.6); the reply's own keys only. */
export function pair(device: SimulatedDevice, state: PairingState, request: PlistDict): PairAnswer {
  const record = readRecord(request.PairRecord, device);
  if (typeof record === 'string') return { Error: record };
  const options = isDict(request.PairingOptions) ? request.PairingOptions : {};
  const { challenge } = state;
  state.challenge = undefined;

  if (options.ChallengeResponse instanceof Uint8Array) {
    if (challenge === undefined || !isSupervisorsAnswer(device, challenge, options.ChallengeResponse)) {
      return { Error: 'InvalidResponse' };
    }
    return accept(device, record);
  }
  if (options.SupervisorCertificate instanceof Uint8Array) {
    if (isSupervisorCertificate(device.content, options.SupervisorCertificate)) {
      state.challenge = randomBytes(CHALLENGE_BYTES);
      return { Error: 'MCChallengeRequired', ExtendedResponse: { PairingChallenge: state.challenge } };
    }
  }
  if (!allowsPairing(device.content)) return { Error: 'MCProtected' };
  if (!device.content.setupDone || isKnown(device, record)) return accept(device, record);
  if (device.content.locked) return { Error: 'PasswordProtected' };
  switch (device.trust.ask(record.systemBuid)) {
    case 'trusted':
      return accept(device, record);
    case 'denied':
      return { Error: 'UserDeniedPairing' };
    case 'pending':
      return { Error: 'PairingDialogResponsePending' };
  }
}

/** Answers Unpair and, for old hosts, ValidatePair. */
export function forgetPairing(device: SimulatedDevice, request: PlistDict): PairAnswer {
  const hostId = isDict(request.PairRecord) ? request.PairRecord.HostID : undefined;
  if (typeof hostId !== 'string') return { Error: 'MissingHostID' };
  return device.content.pairings.delete(hostId) ? {} : { Error: 'InvalidHostID' };
}

export function validatePairing(device: SimulatedDevice, request: PlistDict): PairAnswer {
  const hostId = isDict(request.PairRecord) ? request.PairRecord.HostID : undefined;
  if (typeof hostId !== 'string') return { Error: 'MissingHostID' };
  return device.content.pairings.has(hostId) ? {} : { Error: 'InvalidHostID' };
}

/** A locked device pairs with a supervisor but gives no escrow bag: "deferred" (§2.6). */
function accept(device: SimulatedDevice, record: Omit<DevicePairing, 'escrowBag'>): PairAnswer {
  const escrowBag = randomBytes(ESCROW_BAG_BYTES);
  device.content.pairings.set(record.hostId, { ...record, escrowBag });
  device.counters.pairs += 1;
  return device.content.locked ? {} : { EscrowBag: escrowBag };
}

function isKnown(device: SimulatedDevice, record: Omit<DevicePairing, 'escrowBag'>): boolean {
  return device.content.pairings.get(record.hostId)?.hostCertificate.equals(record.hostCertificate) ?? false;
}

/** The pair record of a request, or lockdownd's word for what is wrong with it. Signatures are not judged. */
function readRecord(value: unknown, device: SimulatedDevice): Omit<DevicePairing, 'escrowBag'> | string {
  if (!isDict(value)) return 'MissingPairRecord';
  const { HostID: hostId, SystemBUID: systemBuid } = value;
  if (typeof hostId !== 'string' || hostId === '') return 'MissingHostID';
  if (typeof systemBuid !== 'string') return 'InvalidPairRecord';
  try {
    const deviceCertificate = bytesOf(value.DeviceCertificate);
    const deviceKey = new X509Certificate(deviceCertificate).publicKey;
    if (!deviceKey.equals(device.key.publicKey)) return 'InvalidPairRecord';
    const hostCertificate = new X509Certificate(bytesOf(value.HostCertificate)).raw;
    const rootCertificate = new X509Certificate(bytesOf(value.RootCertificate)).raw;
    return { hostId, systemBuid, deviceCertificate, hostCertificate, rootCertificate };
  } catch {
    return 'InvalidPairRecord';
  }
}

function bytesOf(value: unknown): Buffer {
  if (!(value instanceof Uint8Array)) throw new TypeError('not data');
  return Buffer.from(value);
}

function isSupervisorsAnswer(device: SimulatedDevice, challenge: Buffer, answer: Uint8Array): boolean {
  try {
    const { content, signerCertificate } = verifyCms(Buffer.from(answer));
    return content.equals(challenge) && isSupervisorCertificate(device.content, signerCertificate);
  } catch {
    return false;
  }
}
