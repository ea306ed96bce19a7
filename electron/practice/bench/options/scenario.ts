import { z } from 'zod';
import { deviceModels, findModel } from '../device/models.ts';

const productTypes = deviceModels.map(({ productType }) => productType);

/** How one device differs from a fresh one at Hello. */
export const deviceSettingSchema = z
  .strictObject({
    product: z.enum(productTypes).optional(),
    /** A version that the product runs here; drawn when left out. */
    os: z.string().max(20).optional(),
    name: z.string().min(1).max(200).optional(),
    screen: z.enum(['hello', 'home']).default('hello'),
    /** Only with screen home: a device at Hello has none. */
    passcode: z.string().min(4).max(100).optional(),
    locked: z.boolean().default(false),
    /** `hidden`: com.apple.fmip does not answer. */
    findMy: z.union([z.boolean(), z.literal('hidden')]).default(false),
    activation: z.enum(['Unactivated', 'Activated']).optional(),
    /** Activation Lock. */
    activationLocked: z.boolean().default(false),
    battery: z.int().min(0).max(100).optional(),
    /** Prepared earlier by another organization, whose supervision identity nobody here has. */
    supervisedBy: z
      .strictObject({ organization: z.string().min(1).max(200), allowPairing: z.boolean().default(true) })
      .optional(),
    adeAssigned: z.boolean().default(false),
    binaryReplies: z.boolean().default(false),
    reattachesTwice: z.boolean().default(false),
    /** First registered at iOS 7–8.2: its profiles cannot be overwritten. */
    overwriteBlocked: z.boolean().default(false),
    /** On the cable from the start. */
    attached: z.boolean().default(true),
    /** For the rehearsal's harness; a bench takes no notice. */
    rehearsal: z
      .strictObject({
        /** What its record names as the cause why it is not kitted; left out, it has to end kitted and enrolled. */
        refused: z.string().min(1).max(80).optional(),
        /** False: somebody still wants what is on it. */
        mayErase: z.boolean().default(true),
      })
      .optional(),
  })
  .refine((device) => device.screen === 'home' || device.passcode === undefined, {
    message: 'a passcode needs screen "home"',
    path: ['passcode'],
  })
  .refine((device) => device.passcode !== undefined || !device.locked, {
    message: 'a locked device needs a passcode',
    path: ['locked'],
  })
  .refine((device) => device.os === undefined || hasBuild(device.product, device.os), {
    message: 'the product does not run this version here',
    path: ['os'],
  });

/** A room and its devices; `devices` are by number, from 0, and repeat when there are fewer than asked for. */
export const scenarioSchema = z.strictObject({
  description: z.strictObject({ ja: z.string().max(500), en: z.string().max(500) }).optional(),
  room: z
    .strictObject({
      ssid: z.string().min(1).max(32).default('Kitbench-Practice'),
      password: z.string().min(8).max(63).default('practice-room-2026'),
      network: z.boolean().default(true),
      activation: z.boolean().default(true),
    })
    .prefault({}),
  devices: z
    .array(deviceSettingSchema)
    .min(1)
    .max(1000)
    .default([deviceSettingSchema.parse({})]),
});

export type DeviceSetting = z.infer<typeof deviceSettingSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;

/** The setting of device number `index` of a bench. */
export function settingOf({ devices }: Scenario, index: number): DeviceSetting {
  return devices[index % devices.length] ?? deviceSettingSchema.parse({});
}

function hasBuild(product: string | undefined, version: string): boolean {
  if (product === undefined) return false;
  return findModel(product)?.builds.some((build) => build.version === version) ?? false;
}
