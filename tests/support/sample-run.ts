import { randomUUID } from 'node:crypto';
import type { RunHeader } from '../../electron/store/repositories/runs.ts';
import type { Store } from '../../electron/store/store.ts';
import { type Blueprint, blueprintSchema } from '../../shared/domain/blueprint.ts';
import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import type { RunEvent } from '../../shared/domain/run.ts';

export const sampleServerId = '0d1f6a52-7a6e-4a5e-9a53-0d4f6f0f4a01';
const organizationId = '5b6c1a3e-0a80-4f3e-8a8e-1f6f5f1f2b02';

export function sampleBlueprint(overrides: Partial<Blueprint> = {}): Blueprint {
  return blueprintSchema.parse({
    id: '7c1f4b6e-51f1-4b1b-9d65-3b0a4f1f2c03',
    revision: 1,
    name: '3年1組',
    organizationId,
    serverId: sampleServerId,
    enrollment: 'remote-management',
    supervise: true,
    allowPairing: false,
    panes: { mode: 'skip-all' },
    erase: 'when-needed',
    profiles: [],
    ...overrides,
  });
}

type NewRun = Omit<RunHeader, 'endedAt' | 'end'>;

function sampleRun(overrides: Partial<NewRun> = {}): NewRun {
  const runId = overrides.runId ?? randomUUID();
  return {
    runId,
    deviceKey: 'ecid:000A1B2C3D4E5F60',
    serial: 'DMPXK0AAJF88',
    attempt: 1,
    consentId: 'consent-1',
    blueprint: sampleBlueprint(),
    plan: { steps: [] },
    startedAt: '2026-04-01T00:00:00.000Z',
    ...overrides,
  };
}

/** Starts a run the way the engine does and gives its id. */
export function startSampleRun(store: Store, overrides: Partial<NewRun> = {}): string {
  const run = sampleRun(overrides);
  store.transaction(() => {
    store.runs.create(run);
    store.journal.appendDurable(run.runId, runStarted(run));
  });
  return run.runId;
}

function runStarted({ runId, deviceKey, consentId, attempt }: NewRun): RunEvent {
  return { type: 'run-started', runId, deviceKey, consentId, attempt, planHash: 'hash', covers: [] };
}

export function sampleRecord(runId: string, overrides: Partial<EnrollmentRecord> = {}): EnrollmentRecord {
  return {
    id: randomUUID(),
    schema: 1,
    station: 'station-1',
    runId,
    attempt: 1,
    revision: 1,
    kind: 'prepared',
    at: '2026-04-01T09:00:00+09:00',
    device: { serial: 'DMPXK0AAJF88', udid: '00008101-000A1B2C3D4E5F60' },
    blueprint: { id: 'b', revision: 1, name: '3年1組' },
    organization: '桜小学校',
    server: { name: 'mobiconnect', product: 'mobiconnect', maskedUrl: 'https://c.mobi-connect.net/…' },
    startedAt: '2026-04-01T08:55:00+09:00',
    endedAt: '2026-04-01T09:00:00+09:00',
    steps: [{ step: 'pair', outcome: 'done', ms: 12 }],
    evidence: [],
    ...overrides,
  };
}

/** A run of its own for one device, with a record that waits to be sent. @returns the record. */
export function queueSampleRecord(
  store: Store,
  serial: string,
  overrides: Partial<EnrollmentRecord> = {},
  serverId: string | null = sampleServerId,
): EnrollmentRecord {
  const runId = startSampleRun(store, { serial, blueprint: sampleBlueprint({ serverId }) });
  const record = sampleRecord(runId, { device: { serial, udid: '00008101-000A1B2C3D4E5F60' }, ...overrides });
  store.journal.endRun(runId, { type: 'run-ended', end: 'prepared' }, record);
  return record;
}
