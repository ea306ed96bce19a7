import { type EnrollmentRecord, type Evidence, enrollmentRecordSchema } from '../../../shared/domain/record.ts';
import { type RunView, runViewSchema } from '../../../shared/domain/run.ts';

/** For the tests of this folder: one run and one record, complete but for what a test is about. */
const at = '2026-04-01T10:00:00.000Z';

export function aRun(about: Partial<RunView> = {}): RunView {
  return runViewSchema.parse({
    runId: 'run-1',
    deviceKey: 'ecid:1',
    serial: 'KBTEST000001',
    name: 'iPad-01',
    slot: '1',
    blueprintId: 'b',
    blueprintName: 'School',
    attempt: 1,
    steps: [],
    phase: 'ended',
    end: 'prepared',
    startedAt: at,
    endedAt: at,
    ...about,
  });
}

export function aRecord(about: Partial<EnrollmentRecord> = {}): EnrollmentRecord {
  return enrollmentRecordSchema.parse({
    id: crypto.randomUUID(),
    schema: 1,
    station: 'station-1',
    runId: 'run-1',
    attempt: 1,
    revision: 1,
    kind: 'prepared',
    at,
    device: { serial: 'KBTEST000001', udid: '00008110-000A1B2C3D4E5F01' },
    blueprint: { id: 'b', revision: 1, name: 'School' },
    organization: 'School',
    server: { name: 'School', product: 'mobiconnect', maskedUrl: 'https://c.mobi-connect.net/…' },
    startedAt: at,
    endedAt: at,
    steps: [],
    evidence: [],
    ...about,
  });
}

export function anEntry(fact: string, value: string, source: Evidence['source'] = 'device'): Evidence {
  return { fact, value, source, asOf: at };
}
