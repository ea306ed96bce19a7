import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Room } from './room.ts';

const benchStateSchema = z.object({
  devices: z.array(
    z.object({
      udid: z.string(),
      serial: z.string(),
      name: z.string(),
      screen: z.string(),
      supervised: z.boolean(),
      cloudConfiguration: z
        .object({ OrganizationName: z.string().optional(), AllowPairing: z.boolean().optional() })
        .nullable(),
      language: z.string(),
      locale: z.string(),
      profiles: z.array(z.object({ identifier: z.string() })),
    }),
  ),
});

const countersSchema = z.record(
  z.string(),
  z.object({
    erases: z.number(),
    cloudConfigurationWrites: z.number(),
    taps: z.number(),
    messages: z.number(),
    handshakes: z.number(),
    connections: z.number(),
  }),
);

const mdmWitnessSchema = z.object({
  devices: z.record(
    z.string(),
    z.object({ tokenUpdateAt: z.string().nullish(), profileList: z.array(z.string()).nullish() }),
  ),
  records: z.array(
    z.object({
      id: z.string(),
      station: z.string(),
      runId: z.string(),
      serial: z.string(),
      udid: z.string(),
      attempt: z.number(),
      kind: z.string(),
      problem: z.object({ code: z.string(), params: z.record(z.string(), z.string()) }).optional(),
    }),
  ),
});

export type Witnesses = {
  readonly devices: z.infer<typeof benchStateSchema>['devices'];
  /** What was done to each device, by UDID. */
  readonly counters: z.infer<typeof countersSchema>;
  /** By serial number. */
  readonly managed: z.infer<typeof mdmWitnessSchema>['devices'];
  /** Every record the backend took. */
  readonly records: z.infer<typeof mdmWitnessSchema>['records'];
  /** Runs that ended, by the journal's file. */
  readonly endedRuns: readonly string[];
};

export type BenchDevice = Witnesses['devices'][number];
export type DeliveredRecord = Witnesses['records'][number];

/** Asks those who saw it: the bench (devices), the MDM (enrollments, records), the journal on disk. Not the station. */
export async function hearWitnesses(room: Room): Promise<Witnesses> {
  const { devices } = benchStateSchema.parse(await room.benchControl.call('state'));
  const counters = countersSchema.parse(await room.benchControl.call('counters'));
  const mdm = mdmWitnessSchema.parse(await room.mdmControl.call('witness'));
  return { devices, counters, managed: mdm.devices, records: mdm.records, endedRuns: endedRuns(room.dataDir) };
}

/** Run ids with a `run-ended` event, straight from the journal's file. */
function endedRuns(dataDir: string): string[] {
  const db = new Database(join(dataDir, 'kitbench.db'), { readonly: true, fileMustExist: true });
  try {
    const rows = db
      .prepare(`SELECT DISTINCT run_id AS runId FROM events WHERE json_extract(event, '$.type') = 'run-ended'`)
      .all();
    return z
      .array(z.object({ runId: z.string() }))
      .parse(rows)
      .map((row) => row.runId);
  } finally {
    db.close();
  }
}
