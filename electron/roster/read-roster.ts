import {
  type RosterColumn,
  type RosterFile,
  type RosterFinding,
  type RosterJoin,
  type RosterRow,
  rosterLimitBytes,
  rosterRowLimit,
} from '../../shared/domain/roster.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { rosterReason } from '../../shared/texts/rosters.ts';
import { decodeText } from '../backend/files/decode-text.ts';
import { csvRows } from '../backend/files/read-csv.ts';
import { cleanCell, readSerial } from './clean-cell.ts';
import { joinFor, planColumns } from './columns.ts';
import { judgeRows } from './judge-rows.ts';

export type ReadRoster = {
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'cp932';
  readonly delimiter: ',' | ';' | '\t';
  readonly joinBy: RosterJoin;
  readonly columns: readonly RosterColumn[];
  readonly leftOut: readonly string[];
  /** Those that nothing was found against. */
  readonly rows: readonly RosterRow[];
  readonly findings: readonly RosterFinding[];
};

/** A row with the line it stands on; `serial` as typed where it is none. */
export type RawRow = { readonly line: number; readonly row: RosterRow; readonly badSerial?: string };

const maxColumns = 100;

/**
 * Reads a list as spreadsheets and consoles write it: UTF-8 with or without its mark, CP932, commas, semicolons or tabs.
 * @throws KitError `roster.unreadable`
 */
export function readRoster({ fileName, data, joinBy: wanted, columns: told }: RosterFile): ReadRoster {
  const fail = (reason: string) => new KitError('roster.unreadable', { file: fileName, reason });
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > rosterLimitBytes) throw fail(`> ${rosterLimitBytes / 1024 / 1024} MB`);
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw fail('encoding');
  const { text, delimiter, skipped } = dialectOf(decoded.text.replace(/^\uFEFF/, ''));
  const [header, ...body] = csvRows(text, delimiter, fail);
  if (header === undefined || header.every((cell) => cell.trim() === '')) throw fail('empty');
  if (header.length > maxColumns) throw fail(`> ${maxColumns} columns`);
  const rows = body.map((cells, index) => ({ cells: withoutTail(cells), line: index + 2 + skipped }));
  const filled = rows.filter(({ cells }) => cells.length > 0);
  if (filled.length > rosterRowLimit) throw fail(`> ${rosterRowLimit} rows`);
  const plan = planColumns(header, told);
  const joinBy = wanted ?? joinFor(plan.keys);
  const raw = filled.map(({ cells, line }, index) => rawRow(cells, plan.keys, line, index + 1));
  const long = filled.flatMap(({ cells, line }) =>
    cells.length > header.length ? [finding('refuse', line, rosterReason('too-many-cells'))] : [],
  );
  const judged = judgeRows(raw, { joinBy, columns: plan.columns });
  const refused = new Set([...long, ...judged].flatMap(({ level, line }) => (level === 'refuse' ? [line] : [])));
  const kept = raw.filter(({ line }) => !refused.has(line)).map(({ row }) => row);
  return {
    encoding: decoded.encoding,
    delimiter,
    joinBy,
    columns: plan.columns,
    leftOut: plan.leftOut,
    rows: kept.map((row, index) => ({ ...row, position: index + 1 })),
    findings: [...long, ...judged].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  };
}

function finding(level: RosterFinding['level'], line: number, what: RosterFinding['finding']): RosterFinding {
  return { level, finding: what, line };
}

/** Excel's `sep=;` line, else whichever sign divides the heading into most cells. */
function dialectOf(text: string): { text: string; delimiter: ReadRoster['delimiter']; skipped: number } {
  const told = /^sep=([,;\t])\r?\n/.exec(text);
  const signs = [',', ';', '\t'] as const;
  if (told !== null) {
    const delimiter = signs.find((sign) => sign === told[1]) ?? ',';
    return { text: text.slice(told[0].length), delimiter, skipped: 1 };
  }
  const heading = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: string) => heading.split(sign).length;
  const delimiter = signs.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  return { text, delimiter, skipped: 0 };
}

/** Excel saves the whole width of a table: cells that nobody filled stand behind the last one. */
function withoutTail(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

function rawRow(
  cells: readonly string[],
  keys: readonly (string | undefined)[],
  line: number,
  position: number,
): RawRow {
  const values = Object.fromEntries(
    keys.flatMap((key, at) => {
      const value = cleanCell(cells[at] ?? '').slice(0, 200);
      return key === undefined || value === '' ? [] : [[key, value]];
    }),
  );
  const { serial: typed, slot, assetTag, ...fields } = values;
  const read = typed === undefined ? undefined : readSerial(typed);
  return {
    line,
    row: {
      position,
      ...(read?.kind === 'serial' ? { serial: read.serial } : {}),
      ...(slot === undefined ? {} : { slot: slot.slice(0, 20) }),
      ...(assetTag === undefined ? {} : { assetTag: assetTag.normalize('NFKC').slice(0, 60) }),
      fields,
    },
    ...(read !== undefined && read.kind !== 'serial' && typed !== undefined ? { badSerial: typed } : {}),
  };
}
