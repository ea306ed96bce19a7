import { isDict, type PlistDict, type PlistValue } from '../../../codecs/plist/value.ts';
import type { DeviceContent } from './state.ts';

type ConfigurableContent = Pick<DeviceContent, 'cloudConfiguration' | 'setupDone' | 'activation' | 'locked'>;

type CloudConfigurationRefusal =
  | 'invalid-field'
  | 'device-locked'
  | 'already-configured'
  | 'cloud-invalid'
  | 'not-activated'
  | 'ade-assigned';

export type CloudConfigurationVerdict =
  | { readonly stored: PlistDict; readonly deletesPairings: boolean }
  | { readonly refused: CloudConfigurationRefusal };

/** What a person's own way through Setup Assistant leaves behind: only an erase makes room again (§3.5, [U]). */
const UNMANAGED: PlistDict = {
  AllowPairing: true,
  CloudConfigurationUIComplete: true,
  ConfigurationSource: 0,
  ConfigurationWasApplied: true,
  IsSupervised: false,
};

/** What GetCloudConfiguration shows: nothing on a fresh device. */
export function storedCloudConfiguration(
  content: Pick<DeviceContent, 'cloudConfiguration' | 'setupDone'>,
): PlistDict | undefined {
  return content.cloudConfiguration ?? (content.setupDone ? UNMANAGED : undefined);
}

/** Judges a SetCloudConfiguration by the rules of device-protocols §3.5 and gives what the device would store. */
export function judgeCloudConfiguration(
  device: { readonly content: ConfigurableContent; readonly adeAssigned: boolean },
  requested: PlistValue | undefined,
): CloudConfigurationVerdict {
  const { content, adeAssigned } = device;
  if (!isDict(requested)) return { refused: 'invalid-field' };
  if (content.locked) return { refused: 'device-locked' };
  if (storedCloudConfiguration(content) !== undefined) return { refused: 'already-configured' };
  if (!hasRightTypes(requested)) return { refused: 'cloud-invalid' };
  if (content.activation === 'Unactivated') return { refused: 'not-activated' };
  if (adeAssigned) return { refused: 'ade-assigned' };
  return { stored: withForcedKeys(requested), deletesPairings: requested.AllowPairing === false };
}

/** Keys the device sets itself on this path: configured over USB is source 2, and only ADE makes MDM unremovable. */
function withForcedKeys(requested: PlistDict): PlistDict {
  const stored: Record<string, PlistValue | undefined> = {
    ...requested,
    IsMandatory: true,
    IsMDMUnremovable: false,
    ConfigurationSource: 2,
  };
  if (requested.IsSupervised !== true) delete stored.AwaitDeviceConfigured;
  if (requested.ConfigurationURL === undefined && requested.ConfigurationWebURL === undefined) {
    stored.CloudConfigurationUIComplete = true;
    stored.ConfigurationWasApplied = true;
  }
  return stored;
}

/** The keys a device type-checks; others are stored as they come. */
function hasRightTypes(requested: PlistDict): boolean {
  return Object.entries(requested).every(([key, value]) => {
    if (value === undefined) return true;
    return KEY_TYPES.get(key)?.(value) ?? true;
  });
}

type TypeCheck = (value: PlistValue) => boolean;
const isString: TypeCheck = (value) => typeof value === 'string';
const isBoolean: TypeCheck = (value) => typeof value === 'boolean';
const isInteger: TypeCheck = (value) => typeof value === 'bigint' || Number.isSafeInteger(value);
const isStringArray: TypeCheck = (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string');
const isDataArray: TypeCheck = (value) => Array.isArray(value) && value.every((entry) => entry instanceof Uint8Array);

const ORGANIZATION_KEYS = [
  'Name',
  'ShortName',
  'Department',
  'Phone',
  'Email',
  'SupportPhone',
  'SupportEmail',
  'Address',
  'AddressLine1',
  'AddressLine2',
  'AddressLine3',
  'City',
  'Region',
  'ZipCode',
  'Country',
  'VendorID',
  'Magic',
].map((part) => `Organization${part}`);

const KEY_TYPES: ReadonlyMap<string, TypeCheck> = new Map([
  ...keysOf(isString, [
    ...ORGANIZATION_KEYS,
    'ConfigurationURL',
    'ConfigurationWebURL',
    'Language',
    'Region',
    'LanguageScript',
    'MAIDUsername',
    'DiagnosticsUploadURL',
  ]),
  ...keysOf(isBoolean, [
    'IsSupervised',
    'AllowPairing',
    'IsMandatory',
    'IsMDMUnremovable',
    'AwaitDeviceConfigured',
    'DeviceConfigured',
    'AutoAdvanceSetup',
    'IsMultiUser',
    'MAIDHasCredential',
    'CloudConfigurationUIComplete',
    'ConfigurationWasApplied',
    'PostSetupProfileWasInstalled',
    'AttemptedFaceTimeSignIn',
  ]),
  ...keysOf(isInteger, ['ConfigurationSource', 'MDMProtocolVersion', 'ProvisionalEnrollmentExpiry']),
  ...keysOf(isStringArray, ['SkipSetup']),
  ...keysOf(isDataArray, ['SupervisorHostCertificates', 'AnchorCertificates']),
]);

function keysOf(check: TypeCheck, keys: readonly string[]): [string, TypeCheck][] {
  return keys.map((key) => [key, check]);
}
