import type { Delivery, EnrollmentRecord } from '../../shared/domain/record.ts';
import type { RecordWithDelivery } from '../store/repositories/records.ts';
import { encodeCp932 } from './cp932.ts';
import { writeCsv } from './csv.ts';

export type ExportFormat = 'csv' | 'json';
export type ExportEncoding = 'utf-8-bom' | 'cp932';
export type ExportedFile = { readonly fileName: string; readonly data: string };

const columns: readonly [string, (record: EnrollmentRecord, delivery: Delivery) => string | number | undefined][] = [
  ['serial', ({ device }) => device.serial],
  ['name', ({ device }) => device.name],
  ['slot', ({ device }) => device.slot],
  ['kind', ({ kind }) => kind],
  ['revision', ({ revision }) => revision],
  ['at', ({ at }) => at],
  ['udid', ({ device }) => device.udid],
  ['ecid', ({ device }) => device.ecid],
  ['productType', ({ device }) => device.productType],
  ['osVersion', ({ device }) => device.osVersion],
  ['wifiMac', ({ device }) => device.wifiMac],
  ['imei', ({ device }) => device.imei],
  ['organization', ({ organization }) => organization],
  ['server', ({ server }) => server?.name],
  ['product', ({ server }) => server?.product],
  ['url', ({ server }) => server?.maskedUrl],
  ['blueprint', ({ blueprint }) => blueprint.name],
  ['blueprintRevision', ({ blueprint }) => blueprint.revision],
  ['startedAt', ({ startedAt }) => startedAt],
  ['endedAt', ({ endedAt }) => endedAt],
  ['operator', ({ operator }) => operator],
  ['problem', ({ problem }) => problem?.code],
  ['delivery', (_, { status }) => status],
  ['deliveryProblem', (_, { lastProblem }) => lastProblem?.code],
  ['station', ({ station }) => station],
  ['runId', ({ runId }) => runId],
  ['attempt', ({ attempt }) => attempt],
  ['recordId', ({ id }) => id],
];

/**
 * Records as a file, for when the backend never comes back or has no API. CSV is made for spreadsheets (BOM, or CP932
 * for older ones); JSON holds everything and is always UTF-8. `data` is base64.
 */
export function exportRecords(
  records: readonly RecordWithDelivery[],
  format: ExportFormat,
  now: Date,
  encoding: ExportEncoding = 'utf-8-bom',
): ExportedFile {
  const stamp = now.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
  const bytes = format === 'json' ? toJson(records, now) : toCsv(records, encoding);
  return { fileName: `kitbench-records-${stamp}.${format}`, data: bytes.toString('base64') };
}

function toJson(records: readonly RecordWithDelivery[], now: Date): Buffer {
  return Buffer.from(`${JSON.stringify({ exportedAt: now.toISOString(), records }, null, 2)}\n`, 'utf8');
}

function toCsv(records: readonly RecordWithDelivery[], encoding: ExportEncoding): Buffer {
  const text = writeCsv([
    columns.map(([name]) => name),
    ...records.map(({ record, delivery }) => columns.map(([, value]) => String(value(record, delivery) ?? ''))),
  ]);
  return encoding === 'cp932' ? encodeCp932(text).bytes : Buffer.from(`\ufeff${text}`, 'utf8');
}
