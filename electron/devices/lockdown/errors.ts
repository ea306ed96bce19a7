import { KitError } from '../../../shared/errors/kit-error.ts';
import type { ErrorCode } from '../../../shared/errors/table.ts';

/** lockdownd's error names (device-protocols §2.4) that have a meaning of their own. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  PasswordProtected: 'lockdown.locked',
  EscrowLocked: 'lockdown.before-first-unlock',
  PairingDialogResponsePending: 'lockdown.trust-pending',
  UserDeniedPairing: 'lockdown.trust-denied',
  InvalidHostID: 'lockdown.invalid-host-id',
  MCProtected: 'lockdown.pairing-forbidden',
  PairingProhibitedOverThisConnection: 'lockdown.pairing-forbidden',
  MCChallengeRequired: 'lockdown.supervisor-required',
  MissingHostID: 'lockdown.pairing-failed',
  MissingPairRecord: 'lockdown.pairing-failed',
  InvalidPairRecord: 'lockdown.pairing-failed',
  SavePairRecordFailed: 'lockdown.pairing-failed',
  FMiPProtected: 'lockdown.find-my-on',
  InvalidService: 'lockdown.service-unavailable',
  MissingService: 'lockdown.service-unavailable',
  ServiceProhibited: 'lockdown.service-unavailable',
  ServiceLimit: 'lockdown.service-limit',
  SessionInactive: 'lockdown.session-lost',
  MissingSessionID: 'lockdown.session-lost',
  InvalidSessionID: 'lockdown.session-lost',
  InvalidConnection: 'lockdown.session-lost',
  SetProhibited: 'lockdown.value-refused',
  RemoveProhibited: 'lockdown.value-refused',
  ImmutableValue: 'lockdown.value-refused',
};

/** Names that say only that a value cannot be had now: nobody's error when reading. */
const NO_VALUE = new Set(['MissingValue', 'MissingKey', 'GetProhibited', 'InvalidDomain']);

export function isNoValue(name: string): boolean {
  return NO_VALUE.has(name);
}

/** lockdownd numbers none of its errors: the chain carries the name as text. */
export function lockdownError(
  request: string,
  name: string,
  params: { service?: string; key?: string } = {},
): KitError {
  const code = Object.hasOwn(CODES, name) ? CODES[name] : undefined;
  return new KitError(
    code ?? 'lockdown.refused',
    { request, error: name, service: params.service ?? '', key: params.key ?? '' },
    { chain: [{ domain: 'lockdownd', code: 0, text: name }] },
  );
}
