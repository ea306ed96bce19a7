import type { RosterColumn, RosterFinding, RosterJoin } from '../../shared/domain/roster.ts';
import { rosterReason } from '../../shared/texts/rosters.ts';
import { readSerial } from './clean-cell.ts';
import type { RawRow } from './read-roster.ts';

/** What stands in the way of each row, and what looks as if a spreadsheet had changed it. */
export function judgeRows(
  rows: readonly RawRow[],
  { joinBy, columns }: { readonly joinBy: RosterJoin; readonly columns: readonly RosterColumn[] },
): RosterFinding[] {
  return [
    ...rows.flatMap((row) => judgeSerial(row)),
    ...(joinBy === 'order' ? [] : rows.flatMap((row) => judgeJoin(row, joinBy))),
    ...twice(rows, ({ row }) => row.serial, 'refuse', 'serial-twice'),
    ...twice(rows, ({ row }) => row.assetTag, 'warn', 'asset-tag-twice'),
    ...zerosLost(rows, new Map(columns.map(({ key, header }) => [key, header]))),
  ];
}

const misread = {
  imei: 'serial-is-imei',
  eid: 'serial-is-eid',
  'spreadsheet-number': 'serial-is-number',
  'no-serial': 'serial-bad',
} as const;

function judgeSerial({ badSerial, line }: RawRow): RosterFinding[] {
  if (badSerial === undefined) return [];
  const { kind } = readSerial(badSerial);
  if (kind === 'serial') return [];
  return [
    {
      level: 'refuse',
      line,
      finding: rosterReason(misread[kind], { value: badSerial.slice(0, 40) }),
      cure: rosterReason('serial.cure'),
    },
  ];
}

function judgeJoin({ row, badSerial, line }: RawRow, joinBy: 'serial' | 'slot'): RosterFinding[] {
  if (joinBy === 'slot')
    return row.slot === undefined ? [{ level: 'refuse', line, finding: rosterReason('no-slot') }] : [];
  // Devices that are not here yet are scanned to their rows later.
  return row.serial === undefined && badSerial === undefined
    ? [{ level: 'warn', line, finding: rosterReason('no-serial'), cure: rosterReason('no-serial.cure') }]
    : [];
}

function twice(
  rows: readonly RawRow[],
  valueIn: (row: RawRow) => string | undefined,
  level: RosterFinding['level'],
  code: 'serial-twice' | 'asset-tag-twice',
): RosterFinding[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const value = valueIn(row);
    if (value === undefined) return [];
    const line = first.get(value);
    if (line === undefined) {
      first.set(value, row.line);
      return [];
    }
    return [{ level, line: row.line, finding: rosterReason(code, { value, line: String(line) }) }];
  });
}

/** A column of digits only, of which some begin with 0 and others are shorter: Excel has opened and saved it. */
function zerosLost(rows: readonly RawRow[], headings: ReadonlyMap<string, string>): RosterFinding[] {
  const columns = new Map<string, string[]>();
  for (const { row } of rows) {
    const { slot = '', assetTag = '', fields } = row;
    for (const [key, value] of Object.entries({ slot, assetTag, ...fields })) {
      if (value === '') continue;
      const values = columns.get(key);
      if (values === undefined) columns.set(key, [value]);
      else values.push(value);
    }
  }
  return [...columns].flatMap(([key, values]) => {
    const digits = values.every((value) => /^\d+$/.test(value));
    const longest = values.reduce((most, { length }) => Math.max(most, length), 0);
    const padded = values.some((value) => value.startsWith('0') && value.length > 1);
    if (!digits || !padded || values.every((value) => value.length === longest)) return [];
    return [
      {
        level: 'warn',
        finding: rosterReason('zeros-lost', { column: headings.get(key) ?? key }),
        cure: rosterReason('zeros-lost.cure'),
      },
    ];
  });
}
