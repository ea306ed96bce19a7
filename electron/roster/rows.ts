import type { Roster, RosterChange, RosterReading, RosterRow } from '../../shared/domain/roster.ts';
import type { VariableValues } from '../../shared/domain/variables.ts';
import { sameSlot } from './clean-cell.ts';

/** A device as far as it is known when its row is looked for. */
export type RosterDevice = { readonly serial?: string | undefined; readonly slot?: string | undefined };

/** Under the names that templates use. */
export function valuesIn({ assetTag, fields }: RosterRow): VariableValues {
  const named = Object.entries(fields).map(([key, value]) => [`roster.${key}`, value]);
  return { ...(assetTag === undefined ? {} : { assetTag }), ...Object.fromEntries(named) };
}

/** `null` takes a value away, and so does an empty text. */
export function changedRow(row: RosterRow, change: RosterChange): RosterRow {
  const { fields: newFields = {}, ...given } = change;
  const { position, fields, ...known } = row;
  const filled = <T extends object>(values: T) =>
    Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''),
    );
  return { position, ...filled({ ...known, ...given }), fields: filled({ ...fields, ...newFields }) };
}

/** Which attached devices a list would be for. */
export function joinsAt(
  bench: readonly RosterDevice[],
  rows: readonly RosterRow[],
  joinBy: Roster['joinBy'],
): RosterReading['bench'] {
  const bySerial = new Map(
    rows.flatMap((row) => (row.serial === undefined ? [] : [[row.serial as string, row] as const])),
  );
  const found = bench.flatMap(({ serial, slot }) => {
    if (serial === undefined) return [];
    const free = joinBy === 'slot' && slot !== undefined ? slot : undefined;
    const row =
      bySerial.get(serial) ??
      (free === undefined
        ? undefined
        : rows.find((one) => one.serial === undefined && one.slot !== undefined && sameSlot(one.slot, free)));
    return [{ serial, slot, position: row?.position }];
  });
  return {
    joined: found.flatMap(({ serial, slot, position }) =>
      position === undefined ? [] : [{ serial, position, ...(slot === undefined ? {} : { slot }) }],
    ),
    unlisted: found.flatMap(({ serial, position }) => (position === undefined ? [serial] : [])),
  };
}
