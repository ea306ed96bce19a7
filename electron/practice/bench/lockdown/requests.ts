import { randomUUID } from 'node:crypto';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { DevicePairing } from '../device/state.ts';
import type { ServiceHandler, ServiceReply } from '../services/handler.ts';
import { forgetPairing, type PairingState, pair, validatePairing } from './pairing.ts';
import { getValue, removeValue, setValue } from './read-values.ts';
import { startService } from './start-service.ts';

export type LockdownState = PairingState & {
  session: { readonly id: string; readonly pairing: DevicePairing } | undefined;
};

export type LockdownContext = {
  readonly device: SimulatedDevice;
  readonly services: ReadonlyMap<string, ServiceHandler>;
  readonly state: LockdownState;
};

/** The reply's own keys (`Request` is added to them) and what follows it; `start-tls` is for the session just begun. */
export type LockdownReply = {
  readonly reply: PlistDict;
  readonly afterwards?: ServiceReply['afterwards'] | 'start-tls';
};

/** Answers one lockdownd request (device-protocols §2.2). */
export function answerLockdown(context: LockdownContext, request: PlistDict): LockdownReply {
  const { device, state } = context;
  const { session } = state;
  const trusted = session !== undefined;
  switch (request.Request) {
    case 'QueryType':
      return { reply: { Type: 'com.apple.mobile.lockdown' } };
    case 'GetValue':
      return { reply: getValue(device, request, trusted) };
    case 'SetValue':
      return { reply: setValue(device, request, trusted) };
    case 'RemoveValue':
      return { reply: removeValue(request, trusted) };
    case 'Pair':
      return { reply: pair(device, state, request) };
    case 'ValidatePair':
      return { reply: validatePairing(device, request) };
    case 'Unpair':
      return { reply: forgetPairing(device, request) };
    case 'StartSession':
      return startSession(context, request);
    case 'StopSession':
      return stopSession(state, request);
    case 'StartService':
      return { reply: startService(context, request) };
    case 'EnterRecovery':
      return { reply: {}, afterwards: 'shutdown' };
    case 'Goodbye':
      return { reply: {}, afterwards: 'close' };
    case 'Activate':
      return { reply: { Error: trusted ? 'InvalidActivationRecord' : 'SessionInactive' } };
    case 'Deactivate':
      return { reply: trusted ? deactivate(device) : { Error: 'SessionInactive' } };
    case 'ResetPairing':
      if (!trusted) return { reply: { Error: 'SessionInactive' } };
      device.content.pairings.clear();
      return { reply: {}, afterwards: 'close' };
    default:
      return { reply: { Error: 'InvalidRequest' } };
  }
}

function startSession({ device, state }: LockdownContext, request: PlistDict): LockdownReply {
  if (state.session) return { reply: { Error: 'SessionActive' } };
  if (typeof request.HostID !== 'string') return { reply: { Error: 'MissingHostID' } };
  const pairing = device.content.pairings.get(request.HostID);
  if (!pairing) return { reply: { Error: 'InvalidHostID' } };
  const id = randomUUID().toUpperCase();
  state.session = { id, pairing };
  return { reply: { SessionID: id, EnableSessionSSL: true }, afterwards: 'start-tls' };
}

/** The connection ends with its session: going back to plain in the middle of a TLS stream is not modelled. */
function stopSession(state: LockdownState, request: PlistDict): LockdownReply {
  if (!state.session) return { reply: { Error: 'SessionInactive' } };
  if (typeof request.SessionID !== 'string') return { reply: { Error: 'MissingSessionID' } };
  if (request.SessionID !== state.session.id) return { reply: { Error: 'InvalidSessionID' } };
  return { reply: {}, afterwards: 'close' };
}

function deactivate(device: SimulatedDevice): PlistDict {
  device.content.activation = 'Unactivated';
  device.content.activationAcknowledged = false;
  device.changed('activation');
  return {};
}
