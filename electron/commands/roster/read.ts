import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type RosterFinding, type RosterReading, rosterJoins } from '../../../shared/domain/roster.ts';
import { rosterText } from '../../../shared/texts/rosters.ts';
import { type CommonOptions, perform, withBench, withCommonOptions, withStation } from '../common.ts';
import { readInputFile } from '../files.ts';
import { exitCodes, type Output } from '../output.ts';
import { formatTable } from '../table.ts';

type ReadOptions = CommonOptions & {
  readonly joinBy?: (typeof rosterJoins)[number];
  readonly column?: readonly (readonly [string, string])[];
};

const texts = {
  rows: {
    ja: '{rows} 行（{encoding}）。端末との結び付け: {join}',
    en: '{rows} rows ({encoding}). Joined to devices by: {join}',
  },
  column: { ja: '  「{header}」 → {name}', en: '  "{header}" → {name}' },
  leftOut: { ja: '読み込まない列: {names}', en: 'Columns left out: {names}' },
  bench: {
    ja: '接続中の端末: 名簿にある {joined} 台、名簿にない {unlisted} 台 {serials}',
    en: 'Attached devices: {joined} on the list, {unlisted} not {serials}',
  },
  more: { ja: '…ほかに {count} 件', en: '…and {count} more' },
  line: { ja: '{line} 行目: ', en: 'line {line}: ' },
  imported: { ja: '名簿「{name}」に {rows} 行を読み込みました。', en: 'The roster {name} has {rows} rows.' },
};
const marks = { refuse: '✗', warn: '!', note: '·' } as const;

/** Lists from files: looked at first, then kept. */
export function addRosterReadCommands(roster: Command): void {
  withReading(
    roster
      .command('read')
      .argument('<csv>', 'the list')
      .description('what a list would be taken for, and which attached devices it is for; keeps nothing'),
  ).action((path: string, options: ReadOptions) =>
    perform(options, (output) =>
      withBench(options, async (station) => {
        const reading = await station.call('rosters.read', fileOf(path, options));
        output.data({ reading });
        sayReading(reading, output);
        return reading.findings.some(({ level }) => level === 'refuse') ? exitCodes.needsOperator : exitCodes.ok;
      }),
    ),
  );

  withReading(roster.command('import').argument('<csv>', 'the list').description('keep a list as a roster'))
    .option('--name <name>', 'what it is called (default: the file’s name)')
    .option('--leave-out', 'without the rows that cannot be taken')
    .option('--use', 'use it at once for names and profiles')
    .action((path: string, options: ReadOptions & { name?: string; leaveOut?: boolean; use?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const kept = await station.call('rosters.import', {
            ...fileOf(path, options),
            name: options.name ?? basename(path).replace(/\.[^.]*$/, ''),
            leaveOut: options.leaveOut === true,
          });
          const inUse = options.use === true;
          if (inUse) await station.call('rosters.use', { id: kept.id });
          output.data({ roster: { ...kept, inUse } });
          output.say(output.text(texts.imported, { name: kept.name, rows: String(kept.rows) }));
          return exitCodes.ok;
        }),
      ),
    );
}

function withReading(command: Command): Command {
  return withCommonOptions(command)
    .addOption(new Option('--join-by <how>', 'how rows find their devices').choices(rosterJoins))
    .option(
      '--column <heading=key>',
      'what a column is: serial, slot, assetTag, or what templates call it after "roster."; nothing leaves it out; repeatable',
      (text: string, before: readonly (readonly [string, string])[] = []) => [...before, columnOf(text)],
    );
}

function columnOf(text: string): readonly [string, string] {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new InvalidArgumentError('it is heading=key');
  return [text.slice(0, at), text.slice(at + 1)];
}

function fileOf(path: string, { joinBy, column }: ReadOptions) {
  return {
    fileName: basename(path),
    data: readInputFile(path).toString('base64'),
    ...(joinBy === undefined ? {} : { joinBy }),
    ...(column === undefined ? {} : { columns: Object.fromEntries(column) }),
  };
}

function sayReading(reading: RosterReading, output: Output): void {
  const { rows, encoding, joinBy, columns, leftOut, findings, moreFindings, bench, sample } = reading;
  output.say(output.text(texts.rows, { rows: String(rows), encoding, join: joinBy }));
  for (const { header, key } of columns) output.say(output.text(texts.column, { header, name: variableOf(key) }));
  if (leftOut.length > 0) output.say(output.text(texts.leftOut, { names: leftOut.join(', ') }));
  const heading = columns.map(({ key }) => key);
  const cells = sample
    .slice(0, 5)
    .map(({ serial, slot, assetTag, fields }) =>
      heading.map((key) => ({ ...fields, serial, slot, assetTag })[key] ?? ''),
    );
  if (cells.length > 0) output.say(formatTable(heading, cells));
  for (const finding of findings) output.say(findingLine(finding, output));
  if (moreFindings > 0) output.say(output.text(texts.more, { count: String(moreFindings) }));
  const { joined, unlisted } = bench;
  output.say(
    output.text(texts.bench, {
      joined: String(joined.length),
      unlisted: String(unlisted.length),
      serials: unlisted.join(', '),
    }),
  );
}

function variableOf(key: string): string {
  return key === 'serial' || key === 'slot' || key === 'assetTag' ? `{{${key}}}` : `{{roster.${key}}}`;
}

function findingLine({ level, finding, cure, line }: RosterFinding, output: Output): string {
  const place = line === undefined ? '' : output.text(texts.line, { line: String(line) });
  const what = `${marks[level]} ${place}${rosterText(finding, output.language)}`;
  return cure === undefined ? what : `${what}\n    → ${rosterText(cure, output.language)}`;
}
