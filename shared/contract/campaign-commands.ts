import { z } from 'zod';
import { campaignSummarySchema, campaignViewSchema } from '../domain/campaign.ts';
import { mutation, query } from './command.ts';

const none = z.object({}).default({});
const who = z.string().trim().min(1).max(120);
const devices = z.array(z.string().trim().min(1).max(120)).min(1).max(10_000);
const byId = z.object({ id: z.string().min(1) });
const file = z.object({ fileName: z.string().min(1).max(255), data: z.base64().max(11 * 1024 * 1024) });

/** Ordered, deadline-bound procedures over many devices, proven by what the console tells before and after. */
export const campaignCommands = {
  'campaigns.list': query(
    none,
    z.object({
      procedures: z.array(
        z.object({
          id: z.string(),
          title: z.object({ ja: z.string(), en: z.string() }),
          /** Whether it begins with the console's list of the devices. */
          listed: z.boolean(),
        }),
      ),
      campaigns: z.array(campaignSummarySchema),
    }),
  ),
  'campaigns.start': mutation(
    z.object({
      procedure: z.string(),
      by: who,
      list: file.optional(),
      /** Only these of the list, by the console's number or by serial number. */
      devices: devices.optional(),
    }),
    campaignViewSchema,
  ),
  'campaigns.show': query(byId, campaignViewSchema),
  'campaigns.tick': mutation(
    byId.extend({
      step: z.string().min(1).max(100),
      /** Absent: all that stand before this step. */
      devices: devices.optional(),
      by: who,
      note: z.string().trim().max(500).default(''),
      certificate: z.base64().max(100_000).optional(),
    }),
    campaignViewSchema,
  ),
  'campaigns.import': mutation(byId.extend({ by: who, list: file }), campaignViewSchema),
  /** Nothing more is recorded afterwards; what is not done by then is given up. */
  'campaigns.end': mutation(byId.extend({ by: who, reason: z.string().trim().min(1).max(500) }), campaignViewSchema),
  'campaigns.export': query(
    byId.extend({ encoding: z.enum(['utf-8-bom', 'cp932']).default('utf-8-bom') }),
    file,
    'operator',
  ),
} as const;
