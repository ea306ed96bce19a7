import { z } from 'zod';
import { blueprintInputSchema, blueprintSchema } from '../domain/blueprint.ts';
import { checkReportSchema } from '../domain/check.ts';
import { deviceSnapshotSchema } from '../domain/device.ts';
import { organizationInputSchema, organizationSchema } from '../domain/organization.ts';
import { planPreviewSchema } from '../domain/plan.ts';
import { deliverySchema, enrollmentRecordSchema } from '../domain/record.ts';
import { runViewSchema } from '../domain/run.ts';
import {
  enrollmentInputSchema,
  serverChangeSchema,
  serverInputSchema,
  serverSchema,
  urlMeaningSchema,
} from '../domain/server.ts';
import { slotSchema } from '../domain/slot.ts';
import { stationStatusSchema } from '../domain/station.ts';
import { backendCommands } from './backend-commands.ts';
import { mutation, query } from './command.ts';

/** Raised whenever a command or event changes shape; a face with another version is refused. */
export const contractVersion = 1;

const none = z.object({}).default({});
const byId = z.object({ id: z.string() });
const keys = z.array(z.string().min(1)).min(1).max(256);

/** Everything a face can ask of a station. IPC, WebSocket, command line and tests all derive from this one table. */
export const commands = {
  'station.status': query(none, stationStatusSchema),
  'station.arm': mutation(z.object({ armed: z.boolean() }), stationStatusSchema),
  'station.pause': mutation(z.object({ paused: z.boolean() }), stationStatusSchema),
  'station.stop': mutation(none, z.object({ stopping: z.literal(true) }), 'shell'),

  'devices.list': query(none, z.array(deviceSnapshotSchema)),
  'devices.show': query(z.object({ device: z.string().min(1) }), deviceSnapshotSchema),
  'devices.inspect': mutation(z.object({ device: z.string().min(1) }), deviceSnapshotSchema),

  'slots.list': query(none, z.array(slotSchema)),
  'slots.save': mutation(slotSchema, slotSchema),
  'slots.remove': mutation(z.object({ name: z.string() }), none),

  'servers.list': query(none, z.array(serverSchema)),
  'servers.save': mutation(serverInputSchema, serverSchema),
  'servers.change': mutation(serverChangeSchema, serverSchema),
  'servers.remove': mutation(byId, none),
  /** What a URL would be or says, before anything is kept. The input may hold a password, the answer never does. */
  'servers.previewUrl': query(z.object({ enrollment: enrollmentInputSchema }), urlMeaningSchema),

  ...backendCommands,

  'organizations.list': query(none, z.array(organizationSchema)),
  'organizations.save': mutation(organizationInputSchema, organizationSchema),
  'organizations.remove': mutation(byId, none),

  'blueprints.list': query(none, z.array(blueprintSchema)),
  'blueprints.save': mutation(blueprintInputSchema, blueprintSchema),
  'blueprints.remove': mutation(byId, none),
  'blueprints.check': query(byId, checkReportSchema),

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
  'runs.verify': mutation(z.object({ runId: z.string() }), runViewSchema),

  'records.list': query(
    z.object({ serial: z.string().optional() }).default({}),
    z.array(z.object({ record: enrollmentRecordSchema, delivery: deliverySchema })),
  ),
  'records.sync': mutation(none, z.object({ delivered: z.number(), pending: z.number(), parked: z.number() })),
  'records.retry': mutation(byId, deliverySchema),
  'records.discard': mutation(z.object({ id: z.string(), reason: z.string().min(1).max(500) }), none),
  'records.export': query(
    z.object({ format: z.enum(['csv', 'json']), encoding: z.enum(['utf-8-bom', 'cp932']).default('utf-8-bom') }),
    z.object({ fileName: z.string(), data: z.base64() }),
  ),

  'checks.run': query(z.object({ when: z.enum(['doctor', 'before-run']).default('doctor') }), checkReportSchema),
} as const;

export type Commands = typeof commands;
export type CommandKind = keyof Commands;
export type CommandInput<K extends CommandKind> = z.input<Commands[K]['input']>;
export type CommandOutput<K extends CommandKind> = z.output<Commands[K]['output']>;
