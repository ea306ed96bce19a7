import { z } from 'zod';
import { serialSchema } from './ids.ts';
import { reasonSchema } from './plan.ts';

/** How a row finds its device: by what the list says, by the slot it hangs on, or in the order devices are scanned. */
export const rosterJoins = ['serial', 'slot', 'order'] as const;
export const rosterJoinSchema = z.enum(rosterJoins);
export type RosterJoin = z.infer<typeof rosterJoinSchema>;

const columnKey = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^{}:\p{Cc}]+$/u);
const cell = z.string().max(200);
const assetTag = z.string().trim().min(1).max(60);
export const rosterNameSchema = z.string().trim().min(1).max(120);

/** The most rows of one roster: more than a town kits. */
export const rosterRowLimit = 20_000;
/** The largest file that a roster is read from. */
export const rosterLimitBytes = 8 * 1024 * 1024;

export const rosterRowSchema = z.object({
  /** Its place in the list, from 1. */
  position: z.number().int().positive(),
  serial: serialSchema.optional(),
  slot: z.string().max(20).optional(),
  assetTag: assetTag.optional(),
  /** By the column's key. Empty cells are left out. */
  fields: z.record(columnKey, cell),
});
export type RosterRow = z.infer<typeof rosterRowSchema>;

export const rosterColumnSchema = z.object({
  /** As the file heads it. */
  header: z.string(),
  /** `serial`, `slot`, `assetTag`, or what a template calls it after `roster.`. */
  key: columnKey,
});
export type RosterColumn = z.infer<typeof rosterColumnSchema>;

/** A list of who or what devices are for. It holds people's names: only operators see it, and it can be purged. */
export const rosterSchema = z.object({
  id: z.uuid(),
  name: rosterNameSchema,
  fileName: z.string(),
  joinBy: rosterJoinSchema,
  columns: z.array(rosterColumnSchema),
  importedAt: z.string(),
  /** Its values go into names and profiles now: one roster at a time does. */
  inUse: z.boolean(),
  rows: z.number().int(),
  /** Rows that belong to a device. */
  joined: z.number().int(),
  canUndo: z.boolean(),
});
export type Roster = z.infer<typeof rosterSchema>;

/** What reading a list found: `refuse` keeps that row out, `warn` is worth a look, `note` was put right. */
export const rosterFindingSchema = z.object({
  level: z.enum(['refuse', 'warn', 'note']),
  finding: reasonSchema,
  cure: reasonSchema.optional(),
  /** Of the file: the heading is 1, empty lines are not counted. */
  line: z.number().int().optional(),
});
export type RosterFinding = z.infer<typeof rosterFindingSchema>;

export const rosterFileSchema = z.object({
  fileName: z.string().min(1).max(255),
  data: z.base64().max(Math.ceil(rosterLimitBytes / 3) * 4),
  /** Where the file does not tell well enough by itself. */
  joinBy: rosterJoinSchema.optional(),
  /** By heading: what the column is, or '' to leave it out. */
  columns: z.record(z.string().max(200), z.union([columnKey, z.literal('')])).optional(),
});
export type RosterFile = z.infer<typeof rosterFileSchema>;

/** A list before it is kept. */
export const rosterReadingSchema = z.object({
  encoding: z.enum(['utf-8', 'utf-8-bom', 'cp932']),
  delimiter: z.enum([',', ';', '\t']),
  joinBy: rosterJoinSchema,
  columns: z.array(rosterColumnSchema),
  /** Headings that are left out. */
  leftOut: z.array(z.string()),
  /** How many would be kept; `sample` holds the first of them. */
  rows: z.number().int(),
  sample: z.array(rosterRowSchema),
  findings: z.array(rosterFindingSchema),
  /** Findings beyond those told. */
  moreFindings: z.number().int(),
  bench: z.object({
    /** Attached devices that a row is for. */
    joined: z.array(z.object({ serial: z.string(), slot: z.string().optional(), position: z.number().int() })),
    /** Attached devices that no row is for. */
    unlisted: z.array(z.string()),
  }),
});
export type RosterReading = z.infer<typeof rosterReadingSchema>;

/** `null` takes a value away. */
export const rosterChangeSchema = z.object({
  serial: serialSchema.nullable().optional(),
  slot: z.string().trim().max(20).nullable().optional(),
  assetTag: assetTag.nullable().optional(),
  fields: z.record(columnKey, cell.nullable()).optional(),
});
export type RosterChange = z.infer<typeof rosterChangeSchema>;

/** Days after import for which a roster stays at the station; null keeps it until somebody removes it. */
export const rosterKeepDaysSchema = z.number().int().min(1).max(3650).nullable();

/** The numbers that this station gives out in one series: another station has another range. */
export const numberRangeSchema = z.object({
  series: z.string().regex(/^[\p{L}_][\p{L}\p{N}_-]{0,39}$/u),
  first: z.number().int().min(0).max(9_999_999),
  last: z.number().int().min(0).max(9_999_999),
});
export type NumberRange = z.infer<typeof numberRangeSchema>;

export const numberSeriesSchema = numberRangeSchema.extend({
  given: z.number().int(),
  /** Absent when the range is used up. */
  next: z.number().int().optional(),
});
export type NumberSeries = z.infer<typeof numberSeriesSchema>;
