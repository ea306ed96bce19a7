import { z } from 'zod';

/** UDID as usbmuxd spells it: 40 hex digits, or 8-16 hex with a dash (device-protocols §1.4). */
export const udidSchema = z
  .string()
  .regex(/^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{8}-[0-9a-fA-F]{16})$/)
  .brand('Udid');
export type Udid = z.infer<typeof udidSchema>;

/** ECID as 16 upper-case hex digits without a prefix: the one identity that stays through erase, recovery and DFU. */
export const ecidSchema = z
  .string()
  .regex(/^[0-9A-F]{16}$/)
  .brand('Ecid');
export type Ecid = z.infer<typeof ecidSchema>;

/** Factory serial number: what ABM, the box and the MDM know. */
export const serialSchema = z
  .string()
  .regex(/^[0-9A-Z]{8,17}$/)
  .brand('Serial');
export type Serial = z.infer<typeof serialSchema>;

/** @param chipId lockdown's UniqueChipID, an unsigned 64-bit integer. */
export function ecidFromChipId(chipId: number | bigint): Ecid {
  return ecidSchema.parse(BigInt(chipId).toString(16).toUpperCase().padStart(16, '0'));
}

/** 8-16 UDIDs carry the ECID in their second half; 40-digit UDIDs (before 2018) do not tell it. */
export function ecidFromUdid(udid: Udid): Ecid | undefined {
  const half = udid.split('-')[1];
  return half === undefined ? undefined : ecidSchema.parse(half.toUpperCase());
}

/**
 * How the station names one device in all its states. A *provisional* reference lasts until the ECID was read;
 * no one-way step runs on it.
 */
export const deviceRefSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ecid'), ecid: ecidSchema }),
  z.object({ kind: z.literal('provisional'), udid: udidSchema }),
]);
export type DeviceRef = z.infer<typeof deviceRefSchema>;

/** Stable text key of a reference, for maps and database rows. */
export function deviceKey(ref: DeviceRef): string {
  return ref.kind === 'ecid' ? `ecid:${ref.ecid}` : `udid:${ref.udid.toLowerCase()}`;
}

export function deviceRefOf(udid: Udid, ecid?: Ecid): DeviceRef {
  const known = ecid ?? ecidFromUdid(udid);
  return known === undefined ? { kind: 'provisional', udid } : { kind: 'ecid', ecid: known };
}
