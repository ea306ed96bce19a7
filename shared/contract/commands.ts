import { z } from 'zod';
import { autoRunDeviceSchema, autoRunPreviewSchema, autoRunStatusSchema } from '../domain/auto-run.ts';
import { blueprintInputSchema, blueprintSchema } from '../domain/blueprint.ts';
import { bundleContentsSchema, bundleLimitBytes } from '../domain/blueprint-bundle.ts';
import { checkReportSchema } from '../domain/check.ts';
import { connectionReportSchema } from '../domain/connection-report.ts';
import { deviceSnapshotSchema } from '../domain/device.ts';
import { exampleDeviceSchema } from '../domain/example-device.ts';
import { ignoredDeviceSchema } from '../domain/ignored.ts';
import { organizationInputSchema, organizationSchema, organizationUsageSchema } from '../domain/organization.ts';
import { osVersionSchema } from '../domain/os-version.ts';
import { devicePlanSchema, planPreviewSchema } from '../domain/plan.ts';
import { deliverySchema, enrollmentRecordSchema } from '../domain/record.ts';
import { keepDaysSchema, purgePreviewSchema, recordAmendmentSchema, recordAuditSchema } from '../domain/record-care.ts';
import { runViewSchema } from '../domain/run.ts';
import {
  enrollmentInputSchema,
  serverChangeSchema,
  serverInputSchema,
  serverSchema,
  serverTestSchema,
  urlMeaningSchema,
} from '../domain/server.ts';
import { operatorNameSchema, shiftBookSchema, shiftSchema } from '../domain/shift.ts';
import { slotSchema } from '../domain/slot.ts';
import { stationStatusSchema } from '../domain/station.ts';
import { stationPinSchema } from '../domain/station-pin.ts';
import { filePasswordSchema, heldIdentitySchema, identityFormatSchema } from '../domain/supervision-identity.ts';
import { languages } from '../texts/language.ts';
import { anchorCommands } from './anchor-commands.ts';
import { backendCommands } from './backend-commands.ts';
import { calendarCommands } from './calendar-commands.ts';
import { campaignCommands } from './campaign-commands.ts';
import { atTerminal, mutation, query } from './command.ts';
import { escrowCommands } from './escrow-commands.ts';
import { fleetCommands } from './fleet-commands.ts';
import { identityCommands } from './identity-commands.ts';
import { mirrorCommands } from './mirror-commands.ts';
import { profileCommands } from './profile-commands.ts';
import { rosterCommands } from './roster-commands.ts';
import { transferCommands } from './transfer-commands.ts';

/** Raised whenever a command or event changes shape; a face with another version is refused. */
export const contractVersion = 4;

const none = z.object({}).default({});
const byId = z.object({ id: z.string() });
const fileSchema = z.object({ fileName: z.string(), data: z.base64() });
const bundle = z.base64().max(Math.ceil(bundleLimitBytes / 3) * 4);
const keys = z.array(z.string().min(1)).min(1).max(256);

/** Everything a face can ask of a station. IPC, WebSocket, command line and tests all derive from this one table. */
export const commands = {
  'station.status': query(none, stationStatusSchema),
  'station.arm': mutation(z.object({ armed: z.boolean() }), stationStatusSchema),
  'station.pause': mutation(z.object({ paused: z.boolean() }), stationStatusSchema),
  'station.stop': mutation(none, z.object({ stopping: z.literal(true) }), 'shell'),

  /** Who works now; what is begun from then on carries the name. Starting while somebody works hands over. */
  'shift.show': query(none, shiftBookSchema, 'operator'),
  'shift.start': mutation(z.object({ name: operatorNameSchema }), shiftSchema),
  'shift.end': mutation(none, none),

  /** Needs a PIN that is set: it is the way back. */
  'helper.enter': mutation(none, stationStatusSchema),
  'helper.leave': mutation(z.object({ pin: stationPinSchema }), stationStatusSchema, 'helper'),
  /** The same without the PIN. */
  'helper.end': atTerminal(mutation(none, stationStatusSchema)),
  /** One that is set already is changed by whoever knows it. */
  'pin.set': mutation(z.object({ pin: stationPinSchema, current: stationPinSchema.optional() }), stationStatusSchema),
  'pin.clear': mutation(z.object({ current: stationPinSchema }), stationStatusSchema),
  /** Clears a PIN that was lost, for whoever knows the vault's passphrase, and ends helper mode. */
  'pin.reset': atTerminal(mutation(z.object({ passphrase: z.string().min(1).max(1024) }), stationStatusSchema)),

  'devices.list': query(none, z.array(deviceSnapshotSchema)),
  'devices.show': query(z.object({ device: z.string().min(1) }), deviceSnapshotSchema),
  /** Reads the device anew and changes nothing on it. */
  'devices.inspect': mutation(z.object({ device: z.string().min(1) }), deviceSnapshotSchema, 'helper'),

  'slots.list': query(none, z.array(slotSchema)),
  'slots.save': mutation(slotSchema, slotSchema),
  'slots.remove': mutation(z.object({ name: z.string() }), none),

  'servers.list': query(none, z.array(serverSchema)),
  'servers.save': mutation(serverInputSchema, serverSchema),
  'servers.change': mutation(serverChangeSchema, serverSchema),
  'servers.remove': mutation(byId, none),
  /** What a URL would be or says, before anything is kept. The input may hold a password, the answer never does. */
  'servers.previewUrl': query(z.object({ enrollment: enrollmentInputSchema }), urlMeaningSchema),
  /** Looks at a server as a device would come by it: name, connection, certificates, answers. Enrolls nobody. */
  'servers.test': query(serverTestSchema, connectionReportSchema, 'operator'),

  ...anchorCommands,

  ...backendCommands,
  ...fleetCommands,

  'organizations.list': query(none, z.array(organizationSchema)),
  'organizations.save': mutation(organizationInputSchema, organizationSchema),
  'organizations.remove': mutation(byId, none),
  /** What hangs on an organization, before it is removed. */
  'organizations.usage': query(byId, organizationUsageSchema),
  /** Every supervision identity in the vault, those of removed organizations too. */
  'organizations.identities': query(none, z.array(heldIdentitySchema)),
  /** The identity as a PKCS#12 file under the given password. It counts as kept once `organizations.noteCopy` says so. */
  'organizations.exportIdentity': query(
    z.object({ id: z.uuid(), password: filePasswordSchema, format: identityFormatSchema.default('strong') }),
    fileSchema,
    'operator',
  ),
  /** A face has put the exported identity somewhere. `by` counts only while no shift says who works. */
  'organizations.noteCopy': mutation(
    z.object({ id: z.uuid(), fingerprint: z.string(), by: z.string().trim().min(1).max(60).optional() }),
    organizationSchema,
  ),

  ...identityCommands,

  'blueprints.list': query(none, z.array(blueprintSchema)),
  'blueprints.save': mutation(blueprintInputSchema, blueprintSchema),
  'blueprints.remove': mutation(byId, none),
  /** For a day, the versions that its devices will have and its roster; for now, what is attached and in use. */
  'blueprints.check': query(
    byId.extend({
      on: z.iso.date().optional(),
      fleetOs: z.array(osVersionSchema).max(20).optional(),
      rosterId: z.uuid().optional(),
    }),
    checkReportSchema,
  ),
  /** What would be done to such a device. It cannot be applied: there is none. */
  'blueprints.preview': query(z.object({ id: z.string(), example: exampleDeviceSchema }), devicePlanSchema),
  /** As one file for another station. Without a password its profiles are left out. */
  'blueprints.export': query(
    z.object({ id: z.string(), password: filePasswordSchema.optional() }),
    fileSchema.extend({ leftOut: z.array(z.string()) }),
    'operator',
  ),
  'blueprints.readFile': query(z.object({ data: bundle }), bundleContentsSchema, 'operator'),
  /** A new blueprint of such a file. What neither the file nor this station holds is left out and named. */
  'blueprints.import': mutation(
    z.object({
      data: bundle,
      password: z.string().max(200).optional(),
      name: blueprintInputSchema.shape.name,
      organizationId: z.uuid(),
      serverId: z.uuid().nullable(),
    }),
    z.object({ blueprint: blueprintSchema, leftOut: z.array(z.string()) }),
  ),

  ...profileCommands,

  'kitting.plan': query(z.object({ blueprintId: z.string(), devices: keys }), planPreviewSchema),
  'kitting.apply': mutation(
    z.object({
      planHash: z.string(),
      nonce: z.string(),
      /** The devices the person confirmed; must be those of the preview. */
      devices: keys,
      /** Typed answers to guards that could not be certain: device key → what the operator typed. */
      overrides: z.record(z.string(), z.string()).default({}),
    }),
    z.object({ runs: z.array(z.object({ runId: z.string(), deviceKey: z.string() })) }),
  ),
  /** Answers a run that waits for a person: go on, or give up. A new consent names run and attempt. */
  'kitting.answer': mutation(
    z.object({ runId: z.string(), attempt: z.number().int(), answer: z.enum(['continue', 'consent', 'abandon']) }),
    runViewSchema,
  ),
  'runs.list': query(
    z.object({ active: z.boolean().default(false) }).default({ active: false }),
    z.array(runViewSchema),
  ),
  'runs.show': query(z.object({ runId: z.string() }), runViewSchema),
  /** One run starts no further step, or goes on. A step under way finishes. */
  'runs.pause': mutation(z.object({ runId: z.string(), paused: z.boolean() }), runViewSchema),
  /** Looks again: at the device and at what the MDM says of it. */
  'runs.verify': mutation(z.object({ runId: z.string() }), runViewSchema, 'helper'),

  /** What would be done to new devices as they are plugged in: what the one consent to all of them rests on. */
  'autorun.preview': query(z.object({ blueprintId: z.string() }), autoRunPreviewSchema),
  'autorun.start': mutation(z.object({ nonce: z.string(), planHash: z.string() }), autoRunStatusSchema),
  'autorun.stop': mutation(none, autoRunStatusSchema),
  'autorun.show': query(none, z.object({ status: autoRunStatusSchema, devices: z.array(autoRunDeviceSchema) })),

  'ignored.list': query(none, z.array(ignoredDeviceSchema)),
  /** By serial number, ECID, UDID or key; also of a device that was never attached. */
  'ignored.add': mutation(
    z.object({ device: z.string().trim().min(1).max(100), note: ignoredDeviceSchema.shape.note.default('') }),
    ignoredDeviceSchema,
  ),
  'ignored.remove': mutation(z.object({ device: z.string().trim().min(1).max(100) }), ignoredDeviceSchema),

  'records.list': query(
    z.object({ serial: z.string().optional() }).default({}),
    z.array(z.object({ record: enrollmentRecordSchema, delivery: deliverySchema })),
  ),
  'records.sync': mutation(none, z.object({ delivered: z.number(), pending: z.number(), parked: z.number() })),
  'records.retry': mutation(byId, deliverySchema),
  /** Everything that was parked, of this server or of all, is tried anew: what was wrong with it was mended. */
  'records.release': mutation(
    z.object({ serverId: z.string().optional() }).default({}),
    z.object({ released: z.number() }),
  ),
  'records.discard': mutation(z.object({ id: z.string(), reason: z.string().min(1).max(500) }), none),
  /** A parked record with names put right, under a key of its own, in the old one's place; the old one stays in the audit. */
  'records.amend': mutation(
    byId.extend({ changes: recordAmendmentSchema, reason: z.string().trim().min(1).max(500) }),
    deliverySchema,
  ),
  'records.purge': mutation(
    z.object({ olderThanDays: z.number().int().min(1).max(3650) }),
    z.object({ purged: z.number() }),
  ),
  'records.purgePreview': query(z.object({ olderThanDays: z.number().int().min(1).max(3650) }), purgePreviewSchema),
  'records.retention': query(none, z.object({ keepDays: keepDaysSchema })),
  'records.setRetention': mutation(z.object({ keepDays: keepDaysSchema }), z.object({ keepDays: keepDaysSchema })),
  'records.audit': query(none, recordAuditSchema, 'operator'),
  'records.export': query(
    z.object({ format: z.enum(['csv', 'json']), encoding: z.enum(['utf-8-bom', 'cp932']).default('utf-8-bom') }),
    z.object({ fileName: z.string(), data: z.base64() }),
    'operator',
  ),
  /** One day of the station's own calendar as an HTML page to print. */
  'records.report': query(
    z.object({ day: z.iso.date().optional(), language: z.enum(languages) }),
    z.object({ fileName: z.string(), data: z.base64() }),
    'operator',
  ),

  ...mirrorCommands,

  ...transferCommands,

  ...rosterCommands,

  ...escrowCommands,

  ...campaignCommands,

  ...calendarCommands,

  'checks.run': query(z.object({ when: z.enum(['doctor', 'before-run']).default('doctor') }), checkReportSchema),
} as const;

export type Commands = typeof commands;
export type CommandKind = keyof Commands;
export type CommandInput<K extends CommandKind> = z.input<Commands[K]['input']>;
export type CommandOutput<K extends CommandKind> = z.output<Commands[K]['output']>;
/** The word before the dot: what a command is about. */
export type CommandFamily = CommandKind extends infer K ? (K extends `${infer F}.${string}` ? F : never) : never;

export function familyOf(kind: CommandKind): CommandFamily {
  return kind.slice(0, kind.indexOf('.')) as CommandFamily;
}
