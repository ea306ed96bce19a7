import { z } from 'zod';
import { reasonSchema } from './plan.ts';
import { recordKindSchema } from './record.ts';

const baseUrl = z.url({ protocol: /^https$/ });
const secret = z.string().min(8).max(4000);
/** PEM certificates to trust beside the system's. */
const trust = z.array(z.string().max(20_000)).max(8).default([]);
const account = z.string().trim().min(1).max(200);
/** 契約ライセンス数, as far as somebody typed it in. */
const licences = z.number().int().positive().max(1_000_000).optional();

const webhookServer = {
  baseUrl,
  trust,
  inbox: z.object({ url: baseUrl, trust }).optional(),
};

/** `account` names the console, which many servers (one per group) may share; `group` is this one's. */
const mobiconnectSchema = z.object({
  kind: z.literal('mobiconnect'),
  account,
  group: z.string().max(4000).optional(),
  licences,
});
const clomoSchema = z.object({ kind: z.literal('clomo'), account, licences });

/** A server's MDM backend as kept: everything but its secrets. */
export const backendConfigSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nanomdm'), ...webhookServer }),
  z.object({ kind: z.literal('micromdm'), ...webhookServer }),
  z.object({ kind: z.literal('fleet'), baseUrl, trust }),
  mobiconnectSchema,
  clomoSchema,
]);
export type BackendConfig = z.infer<typeof backendConfigSchema>;
export const backendKinds = ['nanomdm', 'micromdm', 'fleet', 'mobiconnect', 'clomo'] as const;
const backendKindSchema = z.enum(backendKinds);
export type BackendKind = BackendConfig['kind'];
export type FileBackendConfig = Extract<BackendConfig, { kind: 'mobiconnect' | 'clomo' }>;

/**
 * A backend as somebody sets it. Keys travel in this direction only and may stay away while the address they were given
 * for stays the same. `rest` is the records endpoint that a server may have beside its product's backend.
 */
export const backendInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rest'), baseUrl, trust, key: secret.optional() }),
  z.object({ kind: z.literal('nanomdm'), ...webhookServer, key: secret.optional(), inboxKey: secret.optional() }),
  z.object({ kind: z.literal('micromdm'), ...webhookServer, key: secret.optional(), inboxKey: secret.optional() }),
  z.object({ kind: z.literal('fleet'), baseUrl, trust, key: secret.optional() }),
  mobiconnectSchema,
  clomoSchema,
  z.object({ kind: z.literal('none') }),
]);
export type BackendInput = z.infer<typeof backendInputSchema>;

/** Fields of a console's CSV that mean something to us. The header of each is the console's own word. */
const consoleFields = [
  'serial',
  'wifiMac',
  'name',
  'state',
  'group',
  'plan',
  'readAt',
  'udid',
  'imei',
  'slot',
  'note',
] as const;
export const consoleFieldSchema = z.enum(consoleFields);
export type ConsoleField = z.infer<typeof consoleFieldSchema>;

export const fileEncodingSchema = z.enum(['utf-8', 'utf-8-bom', 'cp932']);
export type FileEncoding = z.infer<typeof fileEncodingSchema>;

/** How a console writes its CSV, learned from a file it wrote. */
export const consoleLayoutSchema = z.object({
  /** Verbatim, in order. */
  header: z.array(z.string()).min(1).max(500),
  columns: z.partialRecord(consoleFieldSchema, z.string()),
  encoding: fileEncodingSchema,
  /** The console's spelling of a Wi-Fi MAC. */
  mac: z.object({ separator: z.enum(['', ':', '-']), upper: z.boolean() }),
  fileName: z.string(),
});
export type ConsoleLayout = z.infer<typeof consoleLayoutSchema>;

/** Where a record stands with a backend that a person carries files to; only `confirmed` is delivered. */
export const fileDeliverySchema = z.object({
  recordId: z.string(),
  serverId: z.string(),
  serial: z.string(),
  kind: recordKindSchema,
  state: z.enum(['queued', 'exported', 'confirmed', 'contradicted']),
  exportFile: z.string().optional(),
  exportedAt: z.string().optional(),
  exportedBy: z.string().optional(),
  settledAt: z.string().optional(),
  /** The console's file that settled it. */
  settledBy: z.string().optional(),
});
export type FileDelivery = z.infer<typeof fileDeliverySchema>;

export const backendViewSchema = z.object({
  serverId: z.string(),
  /** The records endpoint, where there is one. */
  recordsBaseUrl: z.string().optional(),
  backend: backendConfigSchema.optional(),
  /** Whether the keys are there; they themselves are never told. */
  keys: z.object({ key: z.boolean(), inboxKey: z.boolean() }),
  capabilities: z.object({ records: z.boolean(), lookup: z.boolean(), commands: z.boolean(), files: z.boolean() }),
  layout: consoleLayoutSchema.optional(),
  /** The latest file read in from the console. */
  lastImportAt: z.string().optional(),
  deliveries: z
    .object({
      queued: z.number().int(),
      exported: z.number().int(),
      confirmed: z.number().int(),
      contradicted: z.number().int(),
      oldestExportAt: z.string().optional(),
    })
    .optional(),
});
export type BackendView = z.infer<typeof backendViewSchema>;

/** What a console's device list told. */
export const importReportSchema = z.object({
  fileName: z.string(),
  /** False: this is what would become of it. */
  kept: z.boolean(),
  rows: z.number().int(),
  matched: z.number().int(),
  /** The same devices by what they were found by. */
  matchedBy: z.object({ serial: z.number().int(), wifiMac: z.number().int(), name: z.number().int() }),
  confirmed: z.array(z.string()),
  contradicted: z.array(z.string()),
  /** Serials of ours that more than one row could be, and by what; nothing was concluded about them. */
  ambiguous: z.array(
    z.object({ serial: z.string(), by: z.enum(['serial', 'wifiMac', 'name']), rows: z.number().int() }),
  ),
  licences: z.object({ used: z.number().int(), limit: z.number().int().optional() }).optional(),
  warnings: z.array(reasonSchema),
  layout: consoleLayoutSchema,
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** What became of each row of a group CSV, or would become of it. */
export const groupImportSchema = z.object({
  kept: z.boolean(),
  groups: z.array(
    z.object({
      group: z.string(),
      /** How its server is called, or would be. */
      serverName: z.string().optional(),
      /** 端末登録用ユーザーID, all but its ends masked. */
      user: z.string().optional(),
      outcome: z.enum(['added', 'updated', 'unchanged', 'skipped']),
      serverId: z.string().optional(),
      expiresAt: z.string().optional(),
      warnings: z.array(reasonSchema),
    }),
  ),
});
export type GroupImport = z.infer<typeof groupImportSchema>;

/** A step that a person does on the product's console, in both languages, with who ticked it and when. */
export const manualStepSchema = z.object({
  id: z.string(),
  title: z.object({ ja: z.string(), en: z.string() }),
  /** The way through the console's menus. */
  path: z.object({ ja: z.string(), en: z.string() }),
  warnings: z.array(z.object({ ja: z.string(), en: z.string() })),
  ticks: z.array(z.object({ subject: z.string(), by: z.string(), note: z.string(), at: z.string() })),
  /** Serials of devices that wait for this step; an empty text stands for the server itself. */
  waiting: z.array(z.string()),
});
export type ManualStep = z.infer<typeof manualStepSchema>;

/** One server's backend at a glance, and the steps on its console that somebody has to do. */
export const backendSummarySchema = z.object({
  serverId: z.string(),
  serverName: z.string(),
  kind: backendKindSchema.optional(),
  waiting: z.array(manualStepSchema.pick({ id: true, title: true, path: true, waiting: true })),
});
export type BackendSummary = z.infer<typeof backendSummarySchema>;
