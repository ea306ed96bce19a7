import { createHash } from 'node:crypto';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { PlistDict } from '../codecs/plist/value.ts';
import { writeXmlPlist } from '../codecs/plist/write-xml.ts';
import { nameUuid } from './name-uuid.ts';

export type BuildOptions = {
  /** A UUID: with it the same settings always give the same bytes. Without it the profile's UUIDs are random. */
  readonly seed?: string;
};

export type WifiEncryption = 'WPA' | 'WPA2' | 'WPA3' | 'WEP' | 'Any' | 'None';

export type WifiNetwork = {
  readonly ssid: string;
  /** Absent on an open network. */
  readonly password?: string;
  readonly encryption: WifiEncryption;
};

/** As go-ios and Apple Configurator name it on devices. */
export const USB_RESTRICTED_MODE_IDENTIFIER = 'com.apple.configurator.usbrestrictedmode';

/** Lets USB data pass after an hour locked, on supervised devices (device-protocols §4.1 row 8). XML. */
export function usbRestrictedModeProfile(options: BuildOptions = {}): Buffer {
  return singlePayloadProfile({
    identifier: USB_RESTRICTED_MODE_IDENTIFIER,
    displayName: 'USB Accessories',
    payloadType: 'com.apple.applicationaccess',
    payload: { allowUSBRestrictedMode: false },
    options,
  });
}

export const LOCK_SCREEN_IDENTIFIER = 'kitbench.lockscreen';

/** A line at the foot of the lock screen, on supervised devices. XML. */
export function lockScreenProfile(message: string, options: BuildOptions = {}): Buffer {
  return singlePayloadProfile({
    identifier: LOCK_SCREEN_IDENTIFIER,
    displayName: 'Lock Screen Message',
    payloadType: 'com.apple.shareddeviceconfiguration',
    payload: { LockScreenFootnote: message },
    options,
  });
}

/** Joins a Wi-Fi network, so that a device reaches its MDM. XML. Throws KitError `profile.wifi-*`. */
export function wifiProfile(network: WifiNetwork, options: BuildOptions = {}): Buffer {
  const { ssid, password, encryption } = network;
  const ssidBytes = Buffer.byteLength(ssid, 'utf8');
  if (ssidBytes < 1 || ssidBytes > 32) throw new KitError('profile.wifi-ssid');
  if (!passwordFits(password, encryption)) throw new KitError('profile.wifi-password', { encryption });
  return singlePayloadProfile({
    identifier: `kitbench.wifi.${createHash('sha256').update(ssid, 'utf8').digest('hex').slice(0, 8)}`,
    displayName: `Wi-Fi (${ssid})`,
    payloadType: 'com.apple.wifi.managed',
    payload: {
      SSID_STR: ssid,
      HIDDEN_NETWORK: false,
      AutoJoin: true,
      EncryptionType: encryption,
      Password: password,
    },
    options,
  });
}

function singlePayloadProfile(profile: {
  readonly identifier: string;
  readonly displayName: string;
  readonly payloadType: string;
  readonly payload: PlistDict;
  readonly options: BuildOptions;
}): Buffer {
  const { identifier, displayName, payloadType, payload, options } = profile;
  const payloadIdentifier = `${identifier}.${payloadType}`;
  return writeXmlPlist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    PayloadUUID: nameUuid(identifier, options.seed),
    PayloadDisplayName: displayName,
    PayloadContent: [
      {
        PayloadType: payloadType,
        PayloadVersion: 1,
        PayloadIdentifier: payloadIdentifier,
        PayloadUUID: nameUuid(payloadIdentifier, options.seed),
        PayloadDisplayName: displayName,
        ...payload,
      },
    ],
  });
}

/** Key lengths of IEEE 802.11; `Any` may be either. */
function passwordFits(password: string | undefined, encryption: WifiEncryption): boolean {
  const wpa = password !== undefined && /^(?:[\x20-\x7e]{8,63}|[0-9a-fA-F]{64})$/.test(password);
  const wep =
    password !== undefined && /^(?:[\x20-\x7e]{5}|[\x20-\x7e]{13}|[0-9a-fA-F]{10}|[0-9a-fA-F]{26})$/.test(password);
  switch (encryption) {
    case 'None':
      return password === undefined;
    case 'WEP':
      return wep;
    case 'Any':
      return password === undefined || wpa || wep;
    case 'WPA':
    case 'WPA2':
    case 'WPA3':
      return wpa;
  }
}
