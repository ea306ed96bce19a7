import type { CampaignEvent } from '../../shared/domain/campaign.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { consoleTime } from '../backend/files/console-time.ts';
import { readCsv } from '../backend/files/read-csv.ts';
import type { Procedure } from './procedure.ts';

export type ListRows = Extract<CampaignEvent, { kind: 'read' }>['rows'];

/**
 * Reads the console's list of a procedure's devices.
 * @throws KitError `campaign.no-list`, `campaign.wrong-columns`, `backend.file-unreadable`.
 */
export function readList({ id, list }: Procedure, bytes: Buffer, fileName: string): ListRows {
  if (list === undefined) throw new KitError('campaign.no-list', { name: id });
  const { header, rows } = readCsv(bytes, fileName);
  const missing = list.header.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new KitError('campaign.wrong-columns', { file: fileName, columns: missing.join(', ') });
  }
  return rows
    .map((row) => Object.fromEntries(list.header.map((column) => [column, row[header.indexOf(column)] ?? ''])))
    .map((cells) => {
      const readAt = consoleTime(cells[list.readAt] ?? '');
      return { device: cells[list.device] ?? '', cells, ...(readAt === undefined ? {} : { readAt }) };
    })
    .filter(({ device }) => device !== '');
}
