import { z } from 'zod';
import { checkReportSchema } from './check.ts';
import { reasonSchema } from './plan.ts';
import { recordKindSchema } from './record.ts';
import { problemSchema } from './run.ts';

/**
 * How a device was registered the first time (mission §6): it decides how it leaves again. The first three are Apple MDM
 * alone; `ivi` is the client app's own profile, `hybrid` both.
 */
export const registrationMethods = ['configurator', 'dep', 'by-hand', 'ivi', 'hybrid'] as const;
export const registrationMethodSchema = z.enum(registrationMethods);
export type RegistrationMethod = z.infer<typeof registrationMethodSchema>;

/** Why the normal inactivation cannot work (mission-details *Life cycle*). */
export const forceCauses = [
  'erased',
  'client-app-deleted',
  'in-repair',
  'lost',
  'replaced',
  'mdm-profile-gone',
] as const;
const forceCauseSchema = z.enum(forceCauses);

/** As printed on the device, in whatever width and case somebody typed it. */
export const typedSerialSchema = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-Z]{8,17}$/));
export const typedSerialsSchema = z.array(typedSerialSchema).min(1).max(1000);

const inactivation = {
  /** 「Apple MDMプロファイル削除」「有効にする」 */
  removeMdmProfile: z.boolean(),
  /** It is erased or discarded afterwards: its VPP licences are to be collected. */
  leaves: z.boolean().default(false),
  /** Identifier of the enrollment profile, for MDMs that are told by command which profile to remove. */
  enrollmentProfile: z.string().trim().min(1).max(255).optional(),
};

export const fleetRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('activate'), serials: typedSerialsSchema }),
  z.object({
    kind: z.literal('replace'),
    oldSerial: typedSerialSchema,
    newSerial: typedSerialSchema,
    ...inactivation,
    /** The old device cannot be inactivated the normal way, and why. */
    because: forceCauseSchema.optional(),
    /** The old one gives its licence up at once. */
    deleteOld: z.boolean().default(false),
    insist: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('inactivate'),
    serials: typedSerialsSchema,
    ...inactivation,
    /** 「予約日時を設定する」; at once when absent. */
    scheduledAt: z.iso.datetime({ offset: true }).optional(),
  }),
  z.object({
    kind: z.literal('force'),
    serials: typedSerialsSchema,
    because: forceCauseSchema,
    leaves: z.boolean().default(false),
    /** Also devices that were heard of within the last day. */
    insist: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('delete'), serials: typedSerialsSchema }),
  z.object({ kind: z.literal('reactivate'), serials: typedSerialsSchema }),
  z.object({ kind: z.literal('move'), serials: typedSerialsSchema, group: z.string().trim().min(1).max(4000) }),
]);
export type FleetRequest = z.infer<typeof fleetRequestSchema>;
export type FleetOperationKind = FleetRequest['kind'];
export const fleetOperationKinds = [
  'activate',
  'replace',
  'inactivate',
  'force',
  'delete',
  'reactivate',
  'move',
] as const satisfies readonly FleetOperationKind[];

/** What cannot be taken back or takes something away: it needs the station PIN. */
export const destructiveKinds: readonly FleetOperationKind[] = ['replace', 'inactivate', 'force', 'delete'];

/** Where a device stands at one server's MDM, never more certain than its source. `waiting`: only pre-registered. */
export const standingSchema = z.object({
  serial: z.string(),
  serverId: z.string(),
  state: z.enum(['active', 'inactive', 'waiting', 'gone', 'unknown']),
  group: z.string().optional(),
  plan: z.string().optional(),
  lastSeenAt: z.string().optional(),
  source: z.string(),
  asOf: z.string(),
});
export type Standing = z.infer<typeof standingSchema>;

/** Who does a step: the station by the MDM's API, a person on its console or at the device, or a kitting run. */
export const fleetMeansSchema = z.enum(['api', 'console', 'device', 'kitting']);
export type FleetMeans = z.infer<typeof fleetMeansSchema>;

/** What the MDM must tell of the device once a step had its effect. */
export const expectationSchema = z.enum(['active', 'inactive', 'gone', 'group']);
export type Expectation = z.infer<typeof expectationSchema>;

export const plannedFleetStepSchema = z.object({
  /** Unique in its operation. */
  id: z.string(),
  step: z.string(),
  serial: z.string(),
  means: fleetMeansSchema,
  expects: expectationSchema.optional(),
});
export type PlannedFleetStep = z.infer<typeof plannedFleetStepSchema>;

const fleetTextSchema = z.object({ ja: z.string(), en: z.string() });
const stepTextSchema = z.object({
  title: fleetTextSchema,
  path: fleetTextSchema,
  warnings: z.array(fleetTextSchema),
});

export const fleetDevicePlanSchema = z.object({
  serial: z.string(),
  method: registrationMethodSchema.optional(),
  standing: standingSchema,
  /** Why nothing is done with it; then there are no steps. */
  refusals: z.array(reasonSchema),
  warnings: z.array(reasonSchema),
  /** What cannot be taken back. */
  irreversible: z.array(reasonSchema),
  steps: z.array(plannedFleetStepSchema.extend(stepTextSchema.shape)),
});
export type FleetDevicePlan = z.infer<typeof fleetDevicePlanSchema>;

/** What a person consents to: a changed plan has another hash and is refused. */
export const fleetPreviewSchema = z.object({
  serverId: z.string(),
  request: fleetRequestSchema,
  warnings: z.array(reasonSchema),
  devices: z.array(fleetDevicePlanSchema),
  needsPin: z.boolean(),
  planHash: z.string(),
  nonce: z.string(),
  expiresAt: z.string(),
});
export type FleetPreview = z.infer<typeof fleetPreviewSchema>;

/**
 * `later`: after an earlier step, or at its time. `open`: a person's turn. `sending`: decided, and perhaps sent.
 * `waiting`: done, and not yet seen to have had its effect. `contradicted`: what was read back says otherwise.
 */
export const fleetStepStateSchema = z.enum([
  'later',
  'open',
  'sending',
  'waiting',
  'done',
  'not-needed',
  'contradicted',
  'failed',
]);
export type FleetStepState = z.infer<typeof fleetStepStateSchema>;

export const fleetStepViewSchema = plannedFleetStepSchema.extend({
  ...stepTextSchema.shape,
  state: fleetStepStateSchema,
  /** Somebody may find that it does not concern the device. */
  dispensable: z.boolean(),
  at: z.string().optional(),
  by: z.string().optional(),
  note: z.string().optional(),
  /** How its effect is known: the MDM's own answer, or somebody who saw it on the console. */
  proof: z.enum(['read-back', 'person']).optional(),
  seen: standingSchema.pick({ state: true, group: true, source: true, asOf: true }).optional(),
  problem: problemSchema.optional(),
});
export type FleetStepView = z.infer<typeof fleetStepViewSchema>;

export const fleetOperationSchema = z.object({
  id: z.string(),
  serverId: z.string(),
  request: fleetRequestSchema,
  state: z.enum(['open', 'done', 'cancelled']),
  startedAt: z.string(),
  /** Who was at work when it was confirmed. */
  operator: z.string().optional(),
  endedAt: z.string().optional(),
  /** Who gave it up, and why. */
  cancelled: z.object({ by: z.string(), reason: z.string() }).optional(),
  steps: z.array(fleetStepViewSchema),
});
export type FleetOperation = z.infer<typeof fleetOperationSchema>;

/** What happened to an operation, as its journal keeps it. */
export const fleetEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ticked'),
    stepId: z.string(),
    by: z.string(),
    note: z.string(),
    /** Not only done: its effect was seen on the console. */
    seen: z.boolean(),
    at: z.string(),
  }),
  z.object({ type: z.literal('not-needed'), stepId: z.string(), by: z.string(), note: z.string(), at: z.string() }),
  z.object({ type: z.literal('sending'), stepId: z.string(), commandId: z.string(), at: z.string() }),
  z.object({ type: z.literal('held-up'), stepId: z.string(), problem: problemSchema, at: z.string() }),
  z.object({ type: z.literal('sent'), stepId: z.string(), at: z.string() }),
  z.object({ type: z.literal('failed'), stepId: z.string(), problem: problemSchema, at: z.string() }),
  z.object({
    type: z.literal('read-back'),
    stepId: z.string(),
    agrees: z.boolean(),
    seen: standingSchema.pick({ state: true, group: true, source: true, asOf: true }),
    at: z.string(),
  }),
  z.object({ type: z.literal('cancelled'), by: z.string(), reason: z.string(), at: z.string() }),
]);
export type FleetEvent = z.infer<typeof fleetEventSchema>;

const operationStateSchema = fleetOperationSchema.shape.state;
/** What this station did with a device last: kitted it, or began an operation on it. */
const lastDoneSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('kitting'), kind: recordKindSchema, at: z.string() }),
  z.object({
    by: z.literal('operation'),
    kind: z.enum(fleetOperationKinds),
    state: operationStateSchema,
    at: z.string(),
  }),
]);
export type LastDone = z.infer<typeof lastDoneSchema>;

export const fleetDeviceSchema = standingSchema.extend({
  /** As it was when it was last kitted here. */
  name: z.string().optional(),
  /** Apple's product type. */
  model: z.string().optional(),
  last: lastDoneSchema.optional(),
  method: registrationMethodSchema.optional(),
  methodSource: z.enum(['record', 'operator']).optional(),
  /** The operation that is under way with it. */
  operationId: z.string().optional(),
});
export type FleetDevice = z.infer<typeof fleetDeviceSchema>;

/** Devices of one MDM or of all, and those MDMs that could not be asked. */
export const fleetListingSchema = z.object({
  devices: z.array(fleetDeviceSchema),
  notAsked: z.array(z.object({ serverId: z.string(), problem: problemSchema })),
});
export type FleetListing = z.infer<typeof fleetListingSchema>;

/** What an MDM has to be told that others do not. */
const fleetAsks = ['profile-removal', 'profile-name', 'schedule'] as const;

/** What the life cycle can do at one server. */
export const fleetServerSchema = z.object({
  serverId: z.string(),
  name: z.string(),
  /** Absent: nothing is known of its MDM. */
  product: z.string().optional(),
  /** The console that it shares with other servers; its lists are read in as files. */
  console: z.string().optional(),
  group: z.string().optional(),
  offers: z.array(z.enum(fleetOperationKinds)),
  asks: z.array(z.enum(fleetAsks)),
  licences: z.object({ used: z.number().int(), limit: z.number().int() }).optional(),
  /** When the console's list was last read in. */
  listedAt: z.string().optional(),
});
export type FleetServer = z.infer<typeof fleetServerSchema>;

/** One serial before a kitting day: everything that any MDM of this station, or our own records, tell of it. */
export const registrationSchema = z.object({
  serial: z.string(),
  /** `yes`: held as active by some MDM. `no`: known, and held by none. */
  active: z.enum(['yes', 'no', 'unknown']),
  found: z.array(standingSchema.extend({ server: z.string(), problem: problemSchema.optional() })),
});
export type Registration = z.infer<typeof registrationSchema>;

export const registrationReportSchema = z.object({
  devices: z.array(registrationSchema),
  report: checkReportSchema,
});

/** What a device shows when it cannot enroll (mission §5). */
export const enrollmentSymptomSchema = z.enum(['invalid-profile', 'asks-credentials']);
export type EnrollmentSymptom = z.infer<typeof enrollmentSymptomSchema>;
