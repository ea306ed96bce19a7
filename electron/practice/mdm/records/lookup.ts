import type { Lookup } from '../../../../shared/domain/record.ts';
import { type Devices, isEnrolled, type ManagedDevice } from '../management/devices.ts';

const SOURCE = 'practice-mdm';
/** A device that was silent this long may have been wiped, which no server is told (mdm §2.3). */
const STALE_AFTER_MS = 30 * 86_400_000;

/** What the server can say of a serial, and no more: yes, no, or unknown. */
export function lookUp(
  serial: string,
  { devices, isRetired }: { readonly devices: Devices; readonly isRetired: (device: ManagedDevice) => boolean },
  now: Date,
): Lookup {
  const answer = { serial, source: SOURCE, asOf: now.toISOString() };
  const device = devices.bySerial(serial);
  if (!device) return { ...answer, enrolled: 'no', halfEnrolled: false };
  const silentMs = now.getTime() - device.lastSeenAt.getTime();
  return {
    ...answer,
    enrolled: isEnrolled(device) && !isRetired(device) ? (silentMs > STALE_AFTER_MS ? 'unknown' : 'yes') : 'no',
    halfEnrolled: device.tokenUpdateAt === undefined,
    udid: device.udid,
    lastSeenAt: device.lastSeenAt.toISOString(),
    ...(device.profileIdentifiers && { profileIdentifiers: [...device.profileIdentifiers] }),
  };
}
