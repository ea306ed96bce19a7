import type { Command } from 'commander';
import { panesOf } from '../../shared/tables/setup-panes.ts';
import { type CommonOptions, perform, withCommonOptions } from './common.ts';
import { exitCodes } from './output.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['キー', '画面', 'iOS', 'スキップ'],
  en: ['Key', 'Pane', 'iOS', 'Skipping'],
};
const texts = {
  from: { ja: '{from} 以降', en: '{from} and later' },
  until: { ja: '{from} 〜 {to} より前', en: '{from} to before {to}' },
  any: { ja: 'すべて', en: 'all' },
  doubtful: { ja: '必ずとは限らない', en: 'not always' },
};

/** The Setup Assistant panes by the keys that blueprint files use. Any other key is kept as it is. */
export function addBlueprintPanesCommand(blueprint: Command): void {
  withCommonOptions(
    blueprint
      .command('panes')
      .description('the Setup Assistant panes that a blueprint can show or skip, by their keys'),
  )
    .option('--os <version>', 'only those that this iOS version has')
    .action((options: CommonOptions & { readonly os?: string }) =>
      perform(options, async (output) => {
        const panes = panesOf(options.os);
        output.data({ panes });
        const rows = panes.map(({ key, label, from, deprecated, notAlwaysSkippable }) => [
          key,
          label[output.language],
          from === undefined
            ? output.text(texts.any)
            : deprecated === undefined
              ? output.text(texts.from, { from })
              : output.text(texts.until, { from, to: deprecated }),
          notAlwaysSkippable === true ? output.text(texts.doubtful) : '',
        ]);
        output.say(formatTable(columns[output.language], rows));
        return exitCodes.ok;
      }),
    );
}
