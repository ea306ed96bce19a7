import { z } from 'zod';

/** How a device gets its MDM profile (design: *The kitting run*). */
export const enrollmentModeSchema = z.enum(['none', 'remote-management', 'silent-profile', 'post-setup', 'manual']);
export type EnrollmentMode = z.infer<typeof enrollmentModeSchema>;

export const panesSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('show-all') }),
  z.object({ mode: z.literal('skip-all') }),
  /** 「一部のステップのみを表示」: the listed panes are *shown*, all others skipped. Keys as on the wire; unknown ones are kept. */
  z.object({ mode: z.literal('show-some'), show: z.array(z.string().min(1).max(80)).max(120) }),
]);
export type Panes = z.infer<typeof panesSchema>;

const profileName = z.string().min(1).max(200);
/** `wifi` ones go first; the device needs them to reach its MDM. */
const profileRole = z.enum(['wifi', 'silent']);

/** The revision of a library's profile that these bytes are. */
const libraryReference = z.object({ id: z.uuid(), revision: z.number().int().positive() });

const profileInputSchema = z.union([
  /** A .mobileconfig as bytes. */
  z.object({ name: profileName, role: profileRole, data: z.base64().max(4_000_000) }),
  /** One that the station holds already: its bytes never come back out. */
  z.object({
    name: profileName,
    role: profileRole,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    library: libraryReference.optional(),
  }),
  /** One of the station's library, in its newest revision. */
  z.object({ name: profileName, role: profileRole, library: libraryReference.pick({ id: true }) }),
  /** A Wi-Fi network, of which the station makes the profile. */
  z.object({
    name: profileName,
    role: z.literal('wifi'),
    wifi: z.object({
      ssid: z.string().min(1).max(32),
      /** Absent on an open network. */
      password: z.string().min(1).max(200).optional(),
      encryption: z.enum(['WPA', 'WPA2', 'WPA3', 'WEP', 'Any', 'None']),
    }),
  }),
]);
export type ProfileInput = z.infer<typeof profileInputSchema>;

const languageTag = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/);
const localeTag = z.string().regex(/^[A-Za-z]{2,3}(?:_[A-Za-z0-9]{2,8})*$/);

/** Beyond these nothing can be proven over USB (device-protocols §6.1). */
export const finishSchema = z.enum(['restart', 'shut-down']);
export type Finish = z.infer<typeof finishSchema>;

/**
 * What must be seen before an enrollment counts as verified: the device's own state, read back over USB, and the MDM's
 * word; or one of them alone, where the other cannot be had.
 */
export const verificationSchema = z.enum(['device-and-mdm', 'device', 'mdm']);
export type Verification = z.infer<typeof verificationSchema>;
/** What a blueprint means that does not say. */
export const usualVerification = 'device-and-mdm' satisfies Verification;

const settings = {
  name: z.string().trim().min(1).max(120),
  organizationId: z.uuid(),
  /** `null` = MDMに登録しない. */
  serverId: z.uuid().nullable(),
  enrollment: enrollmentModeSchema,
  supervise: z.boolean(),
  /** Off cannot be undone from the MDM; the station pairs again as supervisor. */
  allowPairing: z.boolean(),
  panes: panesSchema,
  language: languageTag.optional(),
  locale: localeTag.optional(),
  timeZone: z.string().max(60).optional(),
  /** `{{serial}}`, `{{slot}}`, `{{serialTail}}`, `{{model}}` are resolved at plan time. */
  deviceName: z.string().trim().min(1).max(120).optional(),
  erase: z.enum(['never', 'when-needed', 'always']),
  batteryFloorPercent: z.number().int().min(0).max(100).default(20),
  minimumOs: z
    .string()
    .regex(/^\d+(?:\.\d+){0,2}$/)
    .optional(),
  minimumFreeBytes: z.number().int().nonnegative().default(0),
  /** Keeps USB data usable after an hour locked (device-protocols §4.1 row 8). */
  keepUsbUsable: z.boolean().default(false),
  keepUnlockToken: z.boolean().default(false),
  /** Made when a device becomes supervised; lifts Activation Lock without its owner (device-protocols §3.5). */
  keepBypassCode: z.boolean().optional(),
  /** Wi-Fi profiles go again once the MDM has seen the device's TokenUpdate. */
  removeWifiAfterEnrollment: z.boolean().optional(),
  /** Shown on the lock screen, by a profile that the station makes. */
  lockScreenMessage: z.string().trim().min(1).max(200).optional(),
  /** What is done to a device last of all. */
  finish: finishSchema.optional(),
  verification: verificationSchema.optional(),
  preserveDataPlan: z.boolean().default(true),
  disallowProximitySetup: z.boolean().default(true),
};

export const blueprintInputSchema = z.object({
  id: z.uuid().optional(),
  ...settings,
  profiles: z.array(profileInputSchema).max(40).default([]),
});
export type BlueprintInput = z.infer<typeof blueprintInputSchema>;

/** As stored and shown: profile bytes stay sealed, their digest and identity are shown. Each save makes a new revision. */
export const blueprintSchema = z.object({
  id: z.uuid(),
  revision: z.number().int().positive(),
  ...settings,
  profiles: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['wifi', 'silent']),
      /** PayloadIdentifier: how a device lists the profile once installed. */
      identifier: z.string(),
      sha256: z.string(),
      library: libraryReference.optional(),
      /** Filled in for each device. */
      variables: z.array(z.string()).optional(),
    }),
  ),
});
export type Blueprint = z.infer<typeof blueprintSchema>;
