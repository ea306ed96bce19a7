import { describe, expect, it } from 'vitest';
import { type Delivery, enrollmentRecordSchema } from '../../../shared/domain/record.ts';
import type { RecordRow } from '../../state/records-store.ts';
import { countRecords, oldestWaiting, recordRows } from './record-rows.ts';

function row(serial: string, status: Delivery['status'], minute: number, name?: string): RecordRow {
  const at = `2026-04-01T10:${String(minute).padStart(2, '0')}:00.000Z`;
  const record = enrollmentRecordSchema.parse({
    id: crypto.randomUUID(),
    schema: 1,
    station: 's',
    runId: serial,
    attempt: 1,
    revision: 1,
    kind: 'prepared',
    at,
    device: { serial, udid: 'u', ...(name === undefined ? {} : { name }) },
    blueprint: { id: 'b', revision: 1, name: 'School' },
    organization: 'School',
    server: null,
    startedAt: at,
    endedAt: at,
    steps: [],
    evidence: [],
  });
  const { id: recordId, kind, revision } = record;
  return { record, delivery: { recordId, serial, kind, revision, at, status, attempts: 0 } };
}

const rows = [
  row('A', 'delivered', 1),
  row('B', 'pending', 2, '図書室'),
  row('C', 'parked', 3),
  row('D', 'sending', 4),
  row('E', 'kept', 5),
  row('F', 'delivered', 6),
];
const serials = (wanted: Parameters<typeof recordRows>[1]) =>
  recordRows(rows, wanted)
    .map(({ record }) => record.device.serial)
    .join('');

describe('the records shown', () => {
  it('begin with those a person must look at, then what waits, newest first', () => {
    expect(serials({ filter: 'all', text: '' })).toBe('CDBFEA');
  });

  it('are filtered by state and by what the device is called', () => {
    expect(serials({ filter: 'queue', text: '' })).toBe('DB');
    expect(serials({ filter: 'all', text: '図書' })).toBe('B');
    expect(serials({ filter: 'parked', text: 'a' })).toBe('');
  });

  it('are counted', () => {
    expect(countRecords(rows)).toEqual({ all: 6, queue: 2, parked: 1, delivered: 2, kept: 1 });
  });

  it('know the one that waits longest', () => {
    expect(oldestWaiting(rows)).toBe('2026-04-01T10:02:00.000Z');
    expect(oldestWaiting([])).toBeUndefined();
  });
});
