import { z } from 'zod';
import { ecidSchema, serialSchema, udidSchema } from './ids.ts';

/** A fact that may be unreadable: a missing answer is never taken for `false` (device-protocols §11.7). */
export const knownOrNot = z.enum(['yes', 'no', 'unknown']);
export type KnownOrNot = z.infer<typeof knownOrNot>;

export const cloudConfigurationFactsSchema = z.object({
  organizationName: z.string().optional(),
  organizationMagic: z.string().optional(),
  isSupervised: z.boolean(),
  supervisorFingerprints: z.array(z.string()),
  hasConfigurationUrl: z.boolean(),
});
export type CloudConfigurationFacts = z.infer<typeof cloudConfigurationFactsSchema>;

/** What one look at a device told. Every optional field may be missing on a locked, unpaired or older device. */
export const deviceFactsSchema = z.object({
  udid: udidSchema,
  ecid: ecidSchema.optional(),
  serial: serialSchema.optional(),
  productType: z.string().optional(),
  deviceClass: z.string().optional(),
  osVersion: z.string().optional(),
  buildVersion: z.string().optional(),
  name: z.string().optional(),
  wifiMac: z.string().optional(),
  imei: z.string().optional(),
  paired: z.boolean(),
  activation: z.string().optional(),
  /** Find My / Activation Lock account present (com.apple.fmip IsAssociated). */
  findMy: knownOrNot,
  /** At or before the Hello screen: Setup Assistant has not finished. */
  setupDone: knownOrNot,
  supervised: knownOrNot,
  batteryPercent: z.number().int().min(0).max(100).optional(),
  charging: z.boolean().optional(),
  freeBytes: z.number().nonnegative().optional(),
  /** `undefined` = not read; `null` = read, and there is none. */
  cloudConfiguration: cloudConfigurationFactsSchema.nullish(),
  profileIdentifiers: z.array(z.string()).optional(),
});
export type DeviceFacts = z.infer<typeof deviceFactsSchema>;

/** One attached device as usbmuxd announces it. */
export type AttachedDevice = {
  readonly deviceId: number;
  readonly udid: z.infer<typeof udidSchema>;
  /** macOS: USB topology; Linux: bus and address (device-protocols §9). */
  readonly locationId: number;
  readonly productId: number;
};

/** The bench's picture of a device, sent to every face. */
export const deviceSnapshotSchema = z.object({
  key: z.string(),
  attached: z.boolean(),
  deviceId: z.number().int().optional(),
  locationId: z.number().int().optional(),
  slot: z.string().optional(),
  state: z.enum(['identifying', 'ready', 'unreadable']),
  /** Error code when the state is `unreadable`. */
  problem: z.string().optional(),
  facts: deviceFactsSchema,
  runId: z.string().optional(),
  /** On the ignore list: nobody kits it from here. */
  ignored: z.object({ note: z.string() }).optional(),
  seenAt: z.string(),
});
export type DeviceSnapshot = z.infer<typeof deviceSnapshotSchema>;
