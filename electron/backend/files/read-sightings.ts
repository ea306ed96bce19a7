import type { ConsoleField, ConsoleLayout } from '../../../shared/domain/backend.ts';
import type { Sighting } from '../../store/repositories/consoles.ts';
import { consoleTime } from './console-time.ts';
import { plainMac } from './mac.ts';
import { type CsvTable, columnKeys } from './read-csv.ts';

export type ReadSighting = Omit<Sighting, 'importedAt'>;

/** The devices of a console's list. Rows that name no device at all are left out. */
export function readSightings(table: CsvTable, { columns }: ConsoleLayout): ReadSighting[] {
  const { header, rows, fileName } = table;
  const keys = columnKeys(header);
  return rows.flatMap((row) => {
    const cell = (field: ConsoleField) => {
      const name = columns[field];
      const text = name === undefined ? '' : (row[header.indexOf(name)] ?? '').trim();
      return text === '' ? undefined : text;
    };
    const serial = cell('serial')?.normalize('NFKC').replace(/\s/g, '').toUpperCase();
    const wifiMac = plainMac(cell('wifiMac') ?? '');
    const [name, group, plan, readAt] = [cell('name'), cell('group'), cell('plan'), consoleTime(cell('readAt') ?? '')];
    if (serial === undefined && wifiMac === undefined && name === undefined) return [];
    return [
      {
        ...(serial === undefined ? {} : { serial }),
        ...(wifiMac === undefined ? {} : { wifiMac }),
        ...(name === undefined ? {} : { name }),
        state: cell('state') ?? '',
        ...(group === undefined ? {} : { group }),
        ...(plan === undefined ? {} : { plan }),
        ...(readAt === undefined ? {} : { readAt }),
        cells: Object.fromEntries(keys.map((key, at) => [key, row[at] ?? ''])),
        fileName,
      },
    ];
  });
}
