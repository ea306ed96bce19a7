import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import type { RecordAmendment } from '../../shared/domain/record-care.ts';

/**
 * A record with what people had named wrongly put right. What was observed (device, steps, evidence, times) cannot be
 * amended. It is another record with a key of its own: a key never carries two payloads (mdm §6).
 */
export function amendRecord(record: EnrollmentRecord, id: string, changes: RecordAmendment): EnrollmentRecord {
  const { organization, blueprint, server, deviceName, slot, operator } = changes;
  return {
    ...record,
    id,
    ...(organization === undefined ? {} : { organization }),
    ...(operator === undefined ? {} : { operator, schema: 2 as const }),
    blueprint: { ...record.blueprint, ...(blueprint === undefined ? {} : { name: blueprint }) },
    server: record.server === null || server === undefined ? record.server : { ...record.server, name: server },
    device: {
      ...record.device,
      ...(deviceName === undefined ? {} : { name: deviceName }),
      ...(slot === undefined ? {} : { slot }),
    },
  };
}
