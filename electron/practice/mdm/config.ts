import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { plans } from './console/plans.ts';

const pemSchema = z
  .string()
  .includes('-----BEGIN CERTIFICATE-----')
  .max(64 * 1024);

/** 端末登録用ユーザーID: unique over the groups of an account, never with a colon (mdm §1.1). */
export const userIdSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^:]*$/, 'must not contain a colon');
export const groupNameSchema = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[^/]*$/, 'must not contain a slash');

const groupSchema = z
  .strictObject({
    group: groupNameSchema,
    /** Full path of the group above, `/ルートグループ/…/`; the root when left out. */
    parent: z.string().max(5000).optional(),
    description: z.string().max(80).default(''),
    /** A group without credential takes no new enrollments. */
    user: userIdSchema.optional(),
    password: z.string().min(1).max(200).optional(),
    /** 有効期限. Three months from the start when left out, as the console offers. */
    expiresAt: z.iso.datetime({ offset: true }).optional(),
    /** Service plan given at enrollment; null leaves devices in 「No Plan」. */
    plan: z.enum(plans).nullable().default('iOS-Standard'),
    /** Feature set applied at activation. */
    featureSet: z.string().optional(),
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), 'user and password go together');

const administratorSchema = z.strictObject({
  user: z.string().regex(/^[^:@]{1,100}$/),
  password: z.string().min(1).max(200),
  /** The topmost group it sees; the root when left out. */
  group: z.string().max(5000).optional(),
});

const accountSchema = z.strictObject({
  account: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/),
  groups: z
    .array(groupSchema)
    .max(1000)
    .refine((groups) => {
      const users = groups.map(({ user }) => user).filter((user) => user !== undefined);
      return new Set(users).size === users.length;
    }, 'user IDs must be unique'),
  administrators: z
    .array(administratorSchema)
    .min(1)
    .max(100)
    .default([{ user: 'admin', password: 'practice-admin' }]),
  licences: z.int().min(0).max(1_000_000).default(10_000),
});

const customerName = z.string().regex(/^[a-z0-9-]{1,63}$/);
const portSchema = z.int().min(0).max(65535).default(0);

/** A password whose token needs all of `%2B`, `%2F` and `%3D` (mdm §1.1): naive URL builders fail on it. */
const AWKWARD_PASSWORD = 'a>bc?お:1';

export const mdmConfigSchema = z.strictObject({
  /** The CA whose certificates sign the devices' MachineInfo. Without it no device is recognised (mdm §2.1). */
  deviceCa: pemSchema.optional(),
  /** Where pushes go. Without it devices are never woken. */
  apns: z.strictObject({ url: z.url({ protocol: /^https$/ }), trust: z.array(pemSchema).max(10) }).optional(),
  accounts: z
    .array(accountSchema)
    .max(100)
    .prefault([
      {
        account: 'practice.example',
        groups: [
          { group: '教室A', user: 'room-a', password: 'practice-a' },
          { group: '教室B', user: 'room-b', password: AWKWARD_PASSWORD },
        ],
      },
    ]),
  /** CLOMO-like customers: `/<customer>/ios`. */
  customers: z
    .array(
      z.union([
        customerName.transform((customer) => ({ customer, licences: 10_000 })),
        z.strictObject({ customer: customerName, licences: z.int().min(0).max(1_000_000) }),
      ]),
    )
    .max(100)
    .prefault(['practice-school']),
  /** Told of each message of a device, as NanoMDM and MicroMDM tell theirs. */
  webhook: z
    .strictObject({ url: z.url(), key: z.string().min(16).max(200), trust: z.array(pemSchema).max(10).default([]) })
    .optional(),
  /** Gives enrollment profiles as CMS instead of plain XML. */
  signProfiles: z.boolean().default(false),
  checkOutWhenRemoved: z.boolean().default(true),
  /** How devices get their identity: in the profile, or by a request of their own (SCEP). */
  identity: z.enum(['pkcs12', 'scep']).default('pkcs12'),
  /** Refuses a device that is 有効 in the account itself, too: it has to be inactivated before it registers again. */
  refusesActive: z.boolean().default(false),
  /** Older devices are answered 403 com.apple.softwareupdate.required. */
  minimumOsVersion: z
    .string()
    .regex(/^\d+(?:\.\d+){0,2}$/)
    .optional(),
  /** Bearer token of the records API; random when left out. */
  recordsToken: z.string().min(16).max(200).optional(),
  /** 0 takes any free port. */
  ports: z.strictObject({ device: portSchema, records: portSchema, console: portSchema }).prefault({}),
  /** Path of the control socket; one in a new temporary directory when left out. */
  control: z.string().max(100).optional(),
});

export type MdmConfig = z.infer<typeof mdmConfigSchema>;
export type MdmOptions = z.input<typeof mdmConfigSchema>;
export type AccountConfig = MdmConfig['accounts'][number];

const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

/** Reads a configuration file. Throws with zod's reasons, or when the file is too large or no JSON. */
export function readMdmConfig(path: string): MdmConfig {
  if (statSync(path).size > MAX_CONFIG_BYTES) throw new Error(`the configuration is over ${MAX_CONFIG_BYTES} bytes`);
  return mdmConfigSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
