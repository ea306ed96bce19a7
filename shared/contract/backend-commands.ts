import { z } from 'zod';
import {
  backendInputSchema,
  backendSummarySchema,
  backendViewSchema,
  consoleFieldSchema,
  fileDeliverySchema,
  fileEncodingSchema,
  groupImportSchema,
  importReportSchema,
  manualStepSchema,
} from '../domain/backend.ts';
import { reasonSchema } from '../domain/plan.ts';
import { lookupSchema } from '../domain/record.ts';
import { mutation, query } from './command.ts';

const server = z.object({ serverId: z.string().min(1) });
/** Who acts, in their own words: a person at the station, not an account. */
const who = z.string().trim().min(1).max(120);
/** Tells what would come of it, and keeps nothing. */
const preview = z.boolean().default(false);
const file = { fileName: z.string().min(1).max(255), data: z.base64().max(11 * 1024 * 1024) };

/** What a face can ask about the MDM backends behind the servers. */
export const backendCommands = {
  /** Every server, and what waits for a person at its console. */
  'backends.list': query(z.object({}).default({}), z.array(backendSummarySchema)),
  'backends.show': query(server, backendViewSchema),
  /** Keys are write-only. One that stays away is kept while its address stays the same. */
  'backends.set': mutation(server.extend({ backend: backendInputSchema }), backendViewSchema),
  /** Asks something harmless with the stored credentials; nothing changes at the server. */
  'backends.test': mutation(
    server,
    z.object({ ok: z.literal(true), capabilities: backendViewSchema.shape.capabilities }),
  ),

  /** Asks whether these devices are enrolled; each answer tells its source and its age. */
  'backends.lookup': query(
    server.extend({ serials: z.array(z.string().trim().min(1).max(40)).min(1).max(1000) }),
    z.array(lookupSchema),
  ),

  /** Reads a console's device list: verdicts, delivery states, traps. Columns named here are remembered. */
  'backends.import': mutation(
    server.extend({ ...file, columns: z.partialRecord(consoleFieldSchema, z.string()).default({}), preview }),
    importReportSchema,
  ),
  /** Makes a server of each group in mobiconnect's group CSV; passwords go straight into the vault. */
  'backends.importGroups': mutation(
    z.object({
      accountId: z.string().trim().min(1).max(200),
      host: z.string().trim().min(1).max(253).optional(),
      ...file,
      preview,
    }),
    groupImportSchema,
  ),
  /** The waiting records in the console's own layout; from then on they count as exported, not as delivered. */
  'backends.export': mutation(
    server.extend({
      by: who,
      encoding: fileEncodingSchema.optional(),
      /** Also what was exported before and is not confirmed. */
      again: z.boolean().default(false),
    }),
    z.object({
      fileName: z.string(),
      data: z.base64(),
      devices: z.number().int(),
      records: z.number().int(),
      warnings: z.array(reasonSchema),
    }),
  ),
  /** Of one server, or of all whose records are carried by file. */
  'backends.deliveries': query(server.partial().default({}), z.array(fileDeliverySchema)),

  'backends.steps': query(server, z.array(manualStepSchema)),
  'backends.tick': mutation(
    server.extend({
      step: z.string().min(1).max(100),
      by: who,
      /** A serial number where the step was done for one device. */
      subject: z.string().trim().max(120).default(''),
      note: z.string().trim().max(500).default(''),
    }),
    manualStepSchema,
  ),
} as const;
