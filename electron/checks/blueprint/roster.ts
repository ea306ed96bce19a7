import { type NamePart, readNameTemplate, rosterVariablesIn, seriesIn } from '../../../shared/domain/name-template.ts';
import type { RosterRow } from '../../../shared/domain/roster.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

/** A name announces the device on its network: no instance name is longer (RFC 6763 §4.1.1). */
const longestBytes = 63;
/** Lines that a finding names. */
const named = 5;

/** Every row of the roster makes a name: whole, short enough, and no other row's. */
export const rosterCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-roster',
  when: ['blueprint'],
  async run(context) {
    const { blueprint, roster } = context;
    const wanted = wantedOf(context);
    const template = blueprint.deviceName ?? '';
    if (roster === undefined) {
      if (wanted.length === 0) return [];
      const fields = wanted.join(', ');
      return [fail(checkReason('roster.none', { fields }), checkReason('roster.none.cure'))];
    }
    if (wanted.length === 0 && seriesIn(template).length === 0) return [];
    const findings = [
      ...judgeColumns(roster, wanted),
      ...judgeHoles(roster, wanted),
      ...judgeNames(roster.rows, template),
      ...judgeNumbers(context, template),
    ];
    if (findings.length > 0) return findings;
    return [pass(checkReason('roster.fits', { name: roster.name, count: String(roster.rows.length) }))];
  },
};

type Listed = NonNullable<BlueprintCheckContext['roster']>;

/** What the name and the profiles ask of a roster. */
function wantedOf({ blueprint }: BlueprintCheckContext): string[] {
  const inProfiles = blueprint.profiles
    .flatMap(({ variables = [] }) => variables)
    .filter((name) => name === 'assetTag' || name.startsWith('roster.'));
  return [...new Set([...rosterVariablesIn(blueprint.deviceName ?? ''), ...inProfiles])];
}

function judgeColumns({ name, rows }: Listed, wanted: readonly string[]): Finding[] {
  const absent = wanted.filter((variable) => rows.every((row) => valueIn(row, variable) === undefined));
  if (absent.length === 0 || rows.length === 0) return [];
  return [
    fail(checkReason('roster.no-column', { name, fields: absent.join(', ') }), checkReason('roster.no-column.cure')),
  ];
}

function judgeHoles({ rows }: Listed, wanted: readonly string[]): Finding[] {
  return wanted.flatMap((variable) => {
    const holes = rows.filter((row) => valueIn(row, variable) === undefined);
    if (holes.length === 0 || holes.length === rows.length) return [];
    const params = { field: variable, count: String(holes.length), rows: positions(holes) };
    return [fail(checkReason('roster.holes', params), checkReason('roster.holes.cure'))];
  });
}

function judgeNames(rows: readonly RosterRow[], template: string): Finding[] {
  const { parts } = readNameTemplate(template);
  if (rosterVariablesIn(template).length === 0) return [];
  const names = rows.flatMap((row) => {
    const name = nameFor(row, parts);
    return name === undefined ? [] : [{ row, name }];
  });
  const long = names.filter(({ name }) => Buffer.byteLength(name) > longestBytes);
  const same = [...Map.groupBy(names, ({ name }) => name)].filter(([, group]) => group.length > 1);
  return [
    ...(long.length === 0
      ? []
      : [
          warn(
            checkReason('roster.long-names', {
              count: String(long.length),
              name: long[0]?.name ?? '',
              limit: String(longestBytes),
            }),
            checkReason('roster.long-names.cure'),
          ),
        ]),
    ...same
      .slice(0, named)
      .map(([name, group]) =>
        fail(
          checkReason('roster.same-names', { name, rows: positions(group.map(({ row }) => row)) }),
          checkReason('roster.same-names.cure'),
        ),
      ),
  ];
}

/** @returns undefined when the row has a hole, or when every device gets a part of its own. */
function nameFor(row: RosterRow, parts: readonly NamePart[]): string | undefined {
  const texts = parts.map((part) => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'counter') return undefined;
    const value = valueIn(row, part.name);
    return part.name === 'model' ? '' : value;
  });
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}

function judgeNumbers({ roster, numbers = [] }: BlueprintCheckContext, template: string): Finding[] {
  return seriesIn(template).flatMap((series) => {
    const range = numbers.find((one) => one.series === series);
    if (range === undefined || roster === undefined) return [];
    const left = range.next === undefined ? 0 : range.last - range.next + 1;
    const needed = Math.max(0, roster.rows.length - range.given);
    if (left >= needed) return [];
    const params = { series, left: String(left), needed: String(needed) };
    return [fail(checkReason('roster.numbers-short', params), checkReason('roster.numbers-short.cure'))];
  });
}

function valueIn(row: RosterRow, variable: string): string | undefined {
  if (variable === 'assetTag') return row.assetTag;
  if (variable === 'slot') return row.slot;
  if (variable === 'serial') return row.serial;
  if (variable === 'serialTail') return row.serial?.slice(-4);
  return row.fields[variable.replace('roster.', '')];
}

function positions(rows: readonly RosterRow[]): string {
  const shown = rows.slice(0, named).map(({ position }) => String(position));
  return rows.length > named ? `${shown.join(', ')}…` : shown.join(', ');
}
