import { X509Certificate } from 'node:crypto';
import type { DeviceContent, InstalledProfile } from '../../device/state.ts';
import { type ConfigPayload, type MobileConfig, ProfileRefused, readMobileConfig } from './mobileconfig.ts';

const ROOT_TYPES: ReadonlySet<string> = new Set([
  'com.apple.security.pem',
  'com.apple.security.pkcs1',
  'com.apple.security.root',
]);

/** The profile holds an MDM payload: installing it enrolls the device. */
export function isEnrollmentProfile(profile: MobileConfig): boolean {
  return profile.payloads.some((payload) => payload.type === 'com.apple.mdm');
}

/** The profile as the device keeps it. Throws ProfileRefused for a Wi-Fi or certificate payload it cannot use. */
export function toInstalledProfile(profile: MobileConfig, source: { readonly byMdm: boolean }): InstalledProfile {
  for (const payload of profile.payloads) if (ROOT_TYPES.has(payload.type)) certificateOf(payload);
  return {
    identifier: profile.identifier,
    uuid: profile.uuid,
    displayName: profile.displayName,
    ...(profile.organization !== undefined && { organization: profile.organization }),
    ...(profile.description !== undefined && { description: profile.description }),
    version: profile.version,
    removalDisallowed: profile.removalDisallowed,
    payloadTypes: profile.payloads.map((payload) => payload.type),
    bytes: profile.bytes,
    byMdm: source.byMdm,
    wifi: profile.payloads.filter((payload) => payload.type === 'com.apple.wifi.managed').map(networkOf),
  };
}

/** Certificates, DER, that installed profiles make the device trust. */
export function installedAnchors(content: Pick<DeviceContent, 'profiles'>): Buffer[] {
  return [...content.profiles.values()]
    .filter((profile) => profile.payloadTypes.some((type) => ROOT_TYPES.has(type)))
    .flatMap((profile) => readMobileConfig(profile.bytes).payloads)
    .filter((payload) => ROOT_TYPES.has(payload.type))
    .map(certificateOf);
}

function networkOf(payload: ConfigPayload): { ssid: string; password: string } {
  const { SSID_STR: ssid, Password: password, EncryptionType: encryption = 'Any' } = payload.content;
  if (ssid === undefined) throw bad('payload-field-missing');
  if (typeof ssid !== 'string' || typeof encryption !== 'string') throw bad('payload-field-type');
  if (encryption === 'None') return { ssid, password: '' };
  if (password !== undefined && typeof password !== 'string') throw bad('payload-field-type');
  return { ssid, password: password ?? '' };
}

function certificateOf(payload: ConfigPayload): Buffer {
  const data = payload.content.PayloadContent;
  if (data === undefined) throw bad('payload-field-missing');
  if (!(data instanceof Uint8Array)) throw bad('payload-field-type');
  try {
    return new X509Certificate(data).raw;
  } catch {
    throw bad('payload-malformed');
  }
}

function bad(cause: 'payload-malformed' | 'payload-field-missing' | 'payload-field-type'): ProfileRefused {
  return new ProfileRefused('installation-failed', cause);
}
