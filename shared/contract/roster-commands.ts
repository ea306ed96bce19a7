import { z } from 'zod';
import {
  numberRangeSchema,
  numberSeriesSchema,
  rosterChangeSchema,
  rosterFileSchema,
  rosterKeepDaysSchema,
  rosterNameSchema,
  rosterReadingSchema,
  rosterRowSchema,
  rosterSchema,
} from '../domain/roster.ts';
import { mutation, query } from './command.ts';

const none = z.object({}).default({});
const byId = z.object({ id: z.uuid() });
const keepDays = z.object({ keepDays: rosterKeepDaysSchema });
/** Rows name people: nobody below an operator sees them. */
const forOperators = 'operator';

/** Who or what devices are for, and the numbers in their names. */
export const rosterCommands = {
  'rosters.list': query(none, z.array(rosterSchema), forOperators),
  'rosters.show': query(byId, z.object({ roster: rosterSchema, rows: z.array(rosterRowSchema) }), forOperators),
  /** A list as it would be kept, and which attached devices it is for. Keeps nothing. */
  'rosters.read': query(rosterFileSchema, rosterReadingSchema, forOperators),
  /** Rows that cannot be taken refuse the whole list, unless they are to be left out. */
  'rosters.import': mutation(
    rosterFileSchema.extend({ name: rosterNameSchema, leaveOut: z.boolean().default(false) }),
    rosterSchema,
  ),
  /** One without rows, for devices and asset tags that are scanned. */
  'rosters.create': mutation(z.object({ name: rosterNameSchema }), rosterSchema),
  /** `null`: none is in use. */
  'rosters.use': mutation(z.object({ id: z.uuid().nullable() }), z.array(rosterSchema)),
  'rosters.edit': mutation(
    byId.extend({ position: z.number().int().positive(), change: rosterChangeSchema }),
    rosterRowSchema,
  ),
  /** The device's own row, else the first that is free. */
  'rosters.scan': mutation(
    byId.extend({ serial: z.string().trim().min(1).max(60), assetTag: z.string().trim().min(1).max(60).optional() }),
    rosterRowSchema,
  ),
  'rosters.undo': mutation(byId, rosterSchema),
  'rosters.remove': mutation(byId, none),
  'rosters.purge': mutation(
    z.object({ olderThanDays: z.number().int().min(1).max(3650) }),
    z.object({ purged: z.number() }),
  ),
  'rosters.retention': query(none, keepDays),
  'rosters.setRetention': mutation(keepDays, keepDays),

  'numbers.list': query(none, z.array(numberSeriesSchema)),
  /** The numbers of a series that this station gives out: each station needs a range of its own. */
  'numbers.setRange': mutation(numberRangeSchema, z.array(numberSeriesSchema)),
} as const;
