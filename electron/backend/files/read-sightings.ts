import type { ConsoleField, ConsoleLayout } from '../../../shared/domain/backend.ts';
import type { Sighting } from '../../store/repositories/consoles.ts';
import { consoleTime } from './console-time.ts';
import { plainMac } from './mac.ts';
import { type CsvTable, columnKeys } from './read-csv.ts';

export type ReadSighting = Omit<Sighting, 'importedAt'>;

/** The devices of a console's list, for `mapInTurns`: a row that names no device at all is none. */
export function sightingReader(
  { header, fileName }: Pick<CsvTable, 'header' | 'fileName'>,
  { columns }: ConsoleLayout,
): (row: readonly string[]) => ReadSighting | undefined {
  const keys = columnKeys(header);
  const places = new Map(Object.entries(columns).map(([field, name]) => [field, header.indexOf(name)]));
  return (row) => {
    const cell = (field: ConsoleField) => {
      const text = (row[places.get(field) ?? -1] ?? '').trim();
      return text === '' ? undefined : text;
    };
    const serial = cell('serial')?.normalize('NFKC').replace(/\s/g, '').toUpperCase();
    const wifiMac = plainMac(cell('wifiMac') ?? '');
    const [name, group, plan, readAt] = [cell('name'), cell('group'), cell('plan'), consoleTime(cell('readAt') ?? '')];
    if (serial === undefined && wifiMac === undefined && name === undefined) return undefined;
    return {
      ...(serial === undefined ? {} : { serial }),
      ...(wifiMac === undefined ? {} : { wifiMac }),
      ...(name === undefined ? {} : { name }),
      state: cell('state') ?? '',
      ...(group === undefined ? {} : { group }),
      ...(plan === undefined ? {} : { plan }),
      ...(readAt === undefined ? {} : { readAt }),
      cells: Object.fromEntries(keys.map((key, at) => [key, row[at] ?? ''])),
      fileName,
    };
  };
}
