import type { ConsoleField, ConsoleLayout, FileEncoding } from '../../../shared/domain/backend.ts';
import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Sighting } from '../../store/repositories/consoles.ts';
import { encodeCp932 } from '../cp932.ts';
import { writeCsv } from '../csv.ts';
import { plainMac, spellMac } from './mac.ts';
import { columnKeys } from './read-csv.ts';

/** Fields that a person maps on purpose: ours replaces what stands there. All others only fill empty cells. */
const replacing: readonly ConsoleField[] = ['note', 'slot'];

/** The cells we write for a record, by header. */
export function ownCells(
  { device, kind, at, blueprint }: EnrollmentRecord,
  { columns, mac }: ConsoleLayout,
  group: string | undefined,
  sighting: Sighting | undefined,
): Record<string, string> {
  const wifiMac = plainMac(device.wifiMac ?? '');
  const values: Partial<Record<ConsoleField, string | undefined>> = {
    serial: device.serial,
    udid: device.udid,
    imei: device.imei,
    name: device.name,
    slot: device.slot,
    group,
    wifiMac: wifiMac === undefined ? undefined : spellMac(wifiMac, mac),
    note: `${at.slice(0, 10)} ${blueprint.name} ${kind}`,
  };
  const cells: Record<string, string> = {};
  for (const [field, column] of Object.entries(columns)) {
    const value = values[field as ConsoleField];
    const taken = (sighting?.cells[column] ?? '') !== '' && !replacing.includes(field as ConsoleField);
    if (value !== undefined && value !== '' && !taken) cells[column] = value;
  }
  return cells;
}

/** A whole row: what the console itself last showed for this device, with our cells over it. */
export function fullRow(
  { header }: ConsoleLayout,
  own: Readonly<Record<string, string>>,
  sighting: Sighting | undefined,
): string[] {
  return columnKeys(header).map((key) => own[key] ?? sighting?.cells[key] ?? '');
}

/**
 * The file, with the console's own header and encoding. No cell can be run by a spreadsheet.
 * @throws KitError `backend.unencodable` rather than writing 〓 into somebody's console.
 */
export function encodeRows(header: readonly string[], rows: readonly string[][], encoding: FileEncoding): Buffer {
  const text = writeCsv([[...header], ...rows]);
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'cp932': {
      const { bytes, missing } = encodeCp932(text);
      if (missing > 0) throw new KitError('backend.unencodable', { count: String(missing) });
      return bytes;
    }
  }
}
