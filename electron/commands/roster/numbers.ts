import { type Command, InvalidArgumentError } from 'commander';
import { mainSeries } from '../../../shared/domain/name-template.ts';
import type { NumberSeries } from '../../../shared/domain/roster.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { exitCodes, type Output } from '../output.ts';
import { formatTable } from '../table.ts';

const columns = {
  ja: ['連番', '始まり', '終わり', '付けた数', '次'],
  en: ['Series', 'First', 'Last', 'Given', 'Next'],
};
const texts = {
  none: { ja: '連番はまだ使われていません。', en: 'No numbers were given yet.' },
};

/** The numbers that `{{counter:3}}` puts in device names. */
export function addRosterNumberCommands(roster: Command): void {
  withCommonOptions(
    roster.command('numbers').description('the numbers in device names: each is given once, and stays with its device'),
  )
    .option('--series <name>', 'the series to set a range for', mainSeries)
    .option('--first <n>', 'the first number of this station', figure)
    .option('--last <n>', 'its last; no other station may have any number between', figure)
    .action((options: CommonOptions & { readonly series: string; readonly first?: number; readonly last?: number }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { series, first, last } = options;
          if (first === undefined || last === undefined) return told(await station.call('numbers.list', {}), output);
          return told(await station.call('numbers.setRange', { series, first, last }), output);
        }),
      ),
    );
}

function told(numbers: readonly NumberSeries[], output: Output): number {
  output.data({ numbers });
  const rows = numbers.map(({ series, first, last, given, next }) =>
    [series, first, last, given, next ?? '–'].map(String),
  );
  output.say(rows.length === 0 ? output.text(texts.none) : formatTable(columns[output.language], rows));
  return exitCodes.ok;
}

function figure(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('a number');
  return value;
}
