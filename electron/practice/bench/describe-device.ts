import { createHash } from 'node:crypto';
import { isDict, PlistReal, type PlistValue } from '../../codecs/plist/value.ts';
import { isSupervised } from './device/rules-supervision.ts';
import type { SimulatedDevice } from './device/simulated-device.ts';

/** What the ready line says of a device: it never changes. ECIDs are decimal text, being longer than a JSON number. */
export function describeHardware({ hardware }: SimulatedDevice) {
  const { udid, ecid, serial, productType, osVersion, locationId } = hardware;
  return { udid, serial, ecid: String(ecid), productType, osVersion, locationId };
}

/** The device as a witness sees it: what is really on it, read past every protocol. */
export function describeState(device: SimulatedDevice) {
  const { content } = device;
  return {
    ...describeHardware(device),
    deviceId: device.deviceId ?? null,
    running: device.running,
    online: device.online,
    battery: device.battery.percent,
    screen: content.screen,
    enrollmentAlert: content.enrollmentAlert ?? null,
    trustDialog: device.trust.shown,
    name: content.name,
    activation: content.activation,
    activationAcknowledged: content.activationAcknowledged,
    setupDone: content.setupDone,
    locked: content.locked,
    hasPasscode: content.passcode !== undefined,
    findMy: content.findMy,
    language: content.language,
    locale: content.locale,
    timeZone: content.timeZone,
    supervised: isSupervised(content),
    cloudConfiguration: content.cloudConfiguration ? plistToJson(content.cloudConfiguration) : null,
    notifications: content.notifications.length,
    downloadedProfile: content.downloadedProfile !== undefined,
    lostMode: content.lostMode !== undefined,
    profiles: [...content.profiles.values()].map((profile) => ({
      identifier: profile.identifier,
      uuid: profile.uuid,
      displayName: profile.displayName,
      payloadTypes: profile.payloadTypes,
      byMdm: profile.byMdm,
      sha256: createHash('sha256').update(profile.bytes).digest('hex'),
    })),
    pairedHosts: [...content.pairings.keys()],
    enrolledAt: content.mdm?.serverUrl ?? null,
    timings: device.timings,
    counters: device.counters,
  };
}

/** Data becomes base64 text, dates ISO text, large integers decimal text. */
function plistToJson(value: PlistValue): unknown {
  if (isDict(value)) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, entry]) => (entry === undefined ? [] : [[key, plistToJson(entry)]])),
    );
  }
  if (Array.isArray(value)) return value.map(plistToJson);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof PlistReal) return value.value;
  return typeof value === 'bigint' ? String(value) : value;
}
