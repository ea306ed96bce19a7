import { z } from 'zod';

const words = z.object({ ja: z.string(), en: z.string() });

/** A step as people see it: what to do, where on the console, what to beware of. */
const campaignStepSchema = z.object({
  id: z.string(),
  title: words,
  path: words,
  warnings: z.array(words),
  /** `tick`: somebody says so. `reading`: device information read afterwards shows it. `certificate`: the file shows it. */
  proof: z.enum(['tick', 'reading', 'certificate']),
  /** Days it may take, from the step named. */
  within: z.object({ days: z.number(), since: z.string() }).optional(),
});

const certificateSchema = z.object({ topic: z.string(), notAfter: z.string() });
export type CampaignCertificate = z.infer<typeof certificateSchema>;

/** What happened, in order; everything that is shown follows from it. */
export const campaignEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ticked'),
    step: z.string(),
    /** None for a step that is done once for all. */
    devices: z.array(z.string()),
    by: z.string(),
    note: z.string(),
    certificate: certificateSchema.optional(),
  }),
  z.object({
    kind: z.literal('read'),
    fileName: z.string(),
    by: z.string(),
    /** The console's cells per device, and when the console had asked the device. */
    rows: z.array(
      z.object({ device: z.string(), cells: z.record(z.string(), z.string()), readAt: z.string().optional() }),
    ),
  }),
  z.object({ kind: z.literal('ended'), by: z.string(), reason: z.string() }),
]);
export type CampaignEvent = z.infer<typeof campaignEventSchema>;

const happeningSchema = z.object({
  at: z.string(),
  step: z.string(),
  /** `ticked`: somebody said so. `shown`, `contradicted`: by the console’s information. `missed`: its time had passed. */
  what: z.enum(['ticked', 'shown', 'contradicted', 'missed']),
  by: z.string().optional(),
  note: z.string().optional(),
});
export type CampaignHappening = z.infer<typeof happeningSchema>;

export const campaignDeviceSchema = z.object({
  device: z.string(),
  /** The step it stands before; absent when it is done. */
  step: z.string().optional(),
  /** End of the time that its step may take. */
  dueBy: z.string().optional(),
  /** How often it had to begin again because that time had passed. */
  missed: z.number().int(),
  /** How often a reading showed that what was ticked had not happened. */
  contradicted: z.number().int(),
  before: z.record(z.string(), z.string()).optional(),
  now: z.record(z.string(), z.string()).optional(),
  doneAt: z.string().optional(),
  /** What it went through, oldest first. */
  history: z.array(happeningSchema),
});
export type CampaignDevice = z.infer<typeof campaignDeviceSchema>;

const tickSchema = z.object({
  at: z.string(),
  by: z.string(),
  note: z.string(),
  certificate: certificateSchema.optional(),
});

export const campaignSummarySchema = z.object({
  id: z.string(),
  procedure: z.string(),
  title: words,
  startedAt: z.string(),
  startedBy: z.string(),
  /** After this day the procedure no longer works, whatever is done. */
  expiresAt: z.string().optional(),
  expired: z.boolean(),
  done: z.boolean(),
  /** Nothing more is recorded from then on; not done then means given up. */
  ended: z.object({ at: z.string(), by: z.string(), reason: z.string() }).optional(),
  /** Whether it has devices, which the console’s list proves. */
  listed: z.boolean(),
  /** Of devices; of steps where the procedure has no devices. */
  total: z.number().int(),
  finished: z.number().int(),
});
export type CampaignSummary = z.infer<typeof campaignSummarySchema>;

export const campaignViewSchema = campaignSummarySchema.extend({
  /** Done once for all, before the devices. */
  once: z.array(z.object({ step: campaignStepSchema, tick: tickSchema.optional() })),
  steps: z.array(campaignStepSchema),
  devices: z.array(campaignDeviceSchema),
});
export type CampaignView = z.infer<typeof campaignViewSchema>;
