import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import type { FileDeliveryRow } from '../../store/repositories/file-deliveries.ts';
import type { Match } from './match-device.ts';
import { type FileProduct, stateOf } from './products.ts';

/**
 * What a console's list says of a record that was exported: `confirmed` when it shows the device managed, read since the
 * kitting, with every cell we exported; `contradicted` when it shows the device gone since the export, or something else in
 * such a cell; undefined while it shows neither. A row that could be another device never settles anything.
 */
export function judgeDelivery(
  delivery: FileDeliveryRow,
  record: EnrollmentRecord,
  match: Match,
  product: FileProduct,
): 'confirmed' | 'contradicted' | undefined {
  if (match.kind !== 'match' || delivery.exportedAt === undefined) return undefined;
  const { sighting } = match;
  const asOf = Date.parse(sighting.readAt ?? sighting.importedAt);
  switch (stateOf(product, sighting.state)) {
    case 'inactive':
    case 'left':
      return asOf > Date.parse(delivery.exportedAt) ? 'contradicted' : undefined;
    case 'active':
      return asOf < Date.parse(record.startedAt) ? undefined : compareCells(delivery.cells, sighting.cells);
    case 'waiting':
      // 事前登録: the console has the record; that the device is not managed yet contradicts no `prepared`.
      return record.kind === 'prepared' ? compareCells(delivery.cells, sighting.cells) : undefined;
    case undefined:
      return undefined;
  }
}

/** An empty cell means that the file we exported was not read in there yet. */
function compareCells(
  ours: Readonly<Record<string, string>>,
  theirs: Readonly<Record<string, string>>,
): 'confirmed' | 'contradicted' | undefined {
  // A cell that a spreadsheet would run was exported behind an apostrophe, which consoles may keep.
  const plain = (text: string) => text.normalize('NFKC').trim().replace(/^'/, '');
  const shown = Object.entries(ours).filter(([column]) => theirs[column] !== undefined);
  if (shown.some(([column]) => plain(theirs[column] ?? '') === '')) return undefined;
  return shown.every(([column, text]) => plain(theirs[column] ?? '') === plain(text)) ? 'confirmed' : 'contradicted';
}
