import type { PlistDict } from '../../../../codecs/plist/value.ts';

type Entry = { readonly domain: string; readonly code: number; readonly text: string };

/** Replaced by the domain the device's iOS uses. */
const TUNNEL = 'tunnel';
const CLOUD = 'MCCloudConfigErrorDomain';
const PROFILE = 'MCProfileErrorDomain';
const PAYLOAD = 'MCPayloadErrorDomain';
const INSTALLATION = 'MCInstallationErrorDomain';
const MDM = 'MCMDMErrorDomain';
const KEYBAG = 'DMCKeybagErrorDomain';
const SETTINGS = 'MCSettingsErrorDomain';
const CHAPERONE = 'MCChaperoneErrorDomain';

/** What a practice device can refuse with, after device-protocols §3.6; the texts are ours. */
const entries = {
  'invalid-field': { domain: TUNNEL, code: 14000, text: 'The request holds an invalid field.' },
  'device-locked': { domain: TUNNEL, code: 14001, text: 'The device is locked.' },
  'already-configured': { domain: TUNNEL, code: 14002, text: 'A cloud configuration is already present.' },
  'wifi-power-not-permitted': { domain: TUNNEL, code: 14005, text: 'Changing the Wi-Fi power is not permitted.' },
  'cloud-not-fetched': { domain: CLOUD, code: 33001, text: 'The cloud configuration could not be fetched.' },
  'cloud-invalid': { domain: CLOUD, code: 33002, text: 'The cloud configuration is invalid.' },
  'not-activated': { domain: CLOUD, code: 33003, text: 'The device is not activated.' },
  'ade-assigned': { domain: CLOUD, code: 33004, text: 'The device must be configured by automated enrollment.' },
  'profile-malformed': { domain: PROFILE, code: 1000, text: 'The profile is malformed.' },
  'profile-version': { domain: PROFILE, code: 1001, text: 'The profile has an unsupported version.' },
  'profile-field-missing': { domain: PROFILE, code: 1002, text: 'The profile lacks a required field.' },
  'profile-field-type': { domain: PROFILE, code: 1003, text: 'A field of the profile has a bad type.' },
  'profile-signature': { domain: PROFILE, code: 1004, text: 'The signature of the profile is bad.' },
  'profile-empty': { domain: PROFILE, code: 1005, text: 'The profile is empty.' },
  'profile-uuids': { domain: PROFILE, code: 1007, text: 'UUIDs within the profile are not unique.' },
  'profile-field-value': { domain: PROFILE, code: 1010, text: 'A field of the profile has an unsupported value.' },
  'payload-malformed': { domain: PAYLOAD, code: 2000, text: 'A payload is malformed.' },
  'payload-field-missing': { domain: PAYLOAD, code: 2002, text: 'A payload lacks a required field.' },
  'payload-field-type': { domain: PAYLOAD, code: 2003, text: 'A field of a payload has a bad type.' },
  'profile-unreadable': { domain: INSTALLATION, code: 4000, text: 'The profile cannot be parsed.' },
  'installation-failed': { domain: INSTALLATION, code: 4001, text: 'The profile could not be installed.' },
  'duplicate-uuid': { domain: INSTALLATION, code: 4002, text: 'Another profile with this UUID is installed.' },
  'removal-date-past': { domain: INSTALLATION, code: 4006, text: 'The removal date of the profile has passed.' },
  'installation-locked': { domain: INSTALLATION, code: 4009, text: 'The device is locked.' },
  'ui-installation-prohibited': {
    domain: INSTALLATION,
    code: 4020,
    text: 'Installing this profile by hand is prohibited.',
  },
  'must-come-by-mdm': { domain: INSTALLATION, code: 4022, text: 'A payload must come by MDM.' },
  'not-acceptable': { domain: INSTALLATION, code: 4023, text: 'A payload is not acceptable here.' },
  /** No source names a code for this; 4023 stands in. */
  'removal-prohibited': { domain: INSTALLATION, code: 4023, text: 'This profile may not be removed.' },
  'not-found': { domain: INSTALLATION, code: 4024, text: 'The profile was not found.' },
  'needs-supervision': { domain: INSTALLATION, code: 4025, text: 'A payload needs a supervised device.' },
  'second-mdm': { domain: MDM, code: 12001, text: 'The device is managed already.' },
  'cannot-check-in': { domain: MDM, code: 12002, text: 'The device could not check in.' },
  'mdm-configuration': { domain: MDM, code: 12011, text: 'The MDM configuration is invalid.' },
  'keybag-migration-failed': { domain: KEYBAG, code: 37000, text: 'The keybag could not be migrated.' },
  'passcode-set': { domain: KEYBAG, code: 37002, text: 'A passcode is set.' },
  'wrong-unlock-token': { domain: KEYBAG, code: 37003, text: 'The unlock token does not fit.' },
  'setting-invalid': { domain: SETTINGS, code: 28000, text: 'The settings item is unknown or invalid.' },
  'not-supervised': { domain: CHAPERONE, code: 29000, text: 'The device is not supervised.' },
} as const satisfies Record<string, Entry>;

export type McError = keyof typeof entries;

/** Outermost first, as on the wire: behaviour is keyed on the last. */
export type McErrorChain = readonly [McError, ...McError[]];

/** No source names the version that renamed the domain (§3.6 knows "recent iOS"); here it is 16, so practice meets both. */
const RENAMED_IN_MAJOR = 16;

function tunnelErrorDomain(osVersion: string): string {
  return Number.parseInt(osVersion, 10) >= RENAMED_IN_MAJOR ? 'DMCTunnelErrorDomain' : 'MCTunnelErrorDomain';
}

/** The wire form of an error chain (device-protocols §3.1). */
export function encodeErrorChain(chain: McErrorChain, osVersion: string): PlistDict[] {
  return chain.map((error) => {
    const { domain, code, text } = entries[error];
    return {
      ErrorCode: code,
      ErrorDomain: domain === TUNNEL ? tunnelErrorDomain(osVersion) : domain,
      LocalizedDescription: text,
      USEnglishDescription: text,
    };
  });
}
