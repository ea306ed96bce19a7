import { randomUUID } from 'node:crypto';
import type { EnrollmentRecord } from '../../shared/domain/record.ts';

/** A record of a run of its own. */
export function sampleRecord(overrides: Partial<EnrollmentRecord> = {}): EnrollmentRecord {
  return {
    id: randomUUID(),
    schema: 1,
    station: '教室Mac',
    runId: randomUUID(),
    attempt: 1,
    revision: 1,
    kind: 'prepared',
    at: '2026-04-01T09:00:00+09:00',
    device: { serial: 'TEST00000001', udid: '00008030-0000000000000001' },
    blueprint: { id: 'b', revision: 1, name: '1年A組' },
    organization: '学校',
    server: null,
    startedAt: '2026-04-01T08:55:00+09:00',
    endedAt: '2026-04-01T09:00:00+09:00',
    steps: [{ step: 'pair', outcome: 'done', ms: 12 }],
    evidence: [],
    ...overrides,
  };
}
