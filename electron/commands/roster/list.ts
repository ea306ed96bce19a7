import { type Command, InvalidArgumentError } from 'commander';
import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { Roster } from '../../../shared/domain/roster.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { confirmTyped } from '../confirm.ts';
import { named } from '../named.ts';
import { exitCodes } from '../output.ts';
import { formatTable } from '../table.ts';

const columns = {
  ja: ['名前', '使用中', '結び付け', '行', '端末あり', '読み込み'],
  en: ['Name', 'In use', 'Joined by', 'Rows', 'With a device', 'Imported'],
};
const texts = {
  empty: { ja: '名簿はまだありません。', en: 'There is no roster yet.' },
  ask: { ja: '削除するには、名簿の名前を入力してください: ', en: 'Type the name of the roster to remove it: ' },
  used: { ja: '名簿「{name}」を使います。', en: 'The roster {name} is in use.' },
  unused: { ja: 'どの名簿も使いません。', en: 'No roster is in use.' },
  purged: { ja: '{count} 件の名簿を消しました。', en: '{count} {count:roster|rosters} removed.' },
  keep: { ja: '名簿は読み込みから {days} 日後に消えます。', en: 'Rosters are removed {days} days after their import.' },
  keepAll: { ja: '名簿は、消すまで残ります。', en: 'Rosters stay until somebody removes them.' },
};

/** What is done with whole rosters. */
export function addRosterListCommands(roster: Command): void {
  withCommonOptions(roster.command('list').description('the rosters of this station')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const list = await station.call('rosters.list', {});
          output.data({ rosters: list });
          const rows = list.map((one) => [
            one.name,
            one.inUse ? '✓' : '',
            one.joinBy,
            String(one.rows),
            String(one.joined),
            one.importedAt.slice(0, 10),
          ]);
          output.say(rows.length === 0 ? output.text(texts.empty) : formatTable(columns[output.language], rows));
          return exitCodes.ok;
        }),
      ),
  );

  withCommonOptions(
    roster.command('create').argument('<name>', 'what it is called').description('an empty roster that scanning fills'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        output.data({ roster: await station.call('rosters.create', { name }) });
        output.say(name);
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    roster
      .command('use')
      .argument('[name]', 'the roster; none when left out')
      .description('use its values for device names and profiles'),
  ).action((name: string | undefined, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const chosen = name === undefined ? undefined : await rosterNamed(name, station);
        const rosters = await station.call('rosters.use', { id: chosen?.id ?? null });
        output.data({ rosters });
        output.say(chosen === undefined ? output.text(texts.unused) : output.text(texts.used, { name: chosen.name }));
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    roster.command('remove').argument('<name>', 'the roster').description('remove a roster with all its names'),
  )
    .option('--yes', 'do not ask')
    .action((name: string, options: CommonOptions & { readonly yes?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const found = await rosterNamed(name, station);
          if (options.yes !== true) await confirmTyped(output.text(texts.ask), found.name, output);
          await station.call('rosters.remove', { id: found.id });
          output.data({ removed: found });
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(roster.command('purge').description('remove rosters by age; numbers that were given stay'))
    .requiredOption('--older-than <days>', 'days since their import', days)
    .action((options: CommonOptions & { readonly olderThan: number }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { purged } = await station.call('rosters.purge', { olderThanDays: options.olderThan });
          output.data({ purged });
          output.say(output.text(texts.purged, { count: String(purged) }));
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(roster.command('retention').description('how long rosters stay'))
    .option('--days <n>', 'remove them so many days after their import', days)
    .option('--keep', 'keep them until somebody removes them')
    .action((options: CommonOptions & { readonly days?: number; readonly keep?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { keepDays } =
            options.days === undefined && options.keep !== true
              ? await station.call('rosters.retention', {})
              : await station.call('rosters.setRetention', { keepDays: options.days ?? null });
          output.data({ keepDays });
          output.say(
            keepDays === null ? output.text(texts.keepAll) : output.text(texts.keep, { days: String(keepDays) }),
          );
          return exitCodes.ok;
        }),
      ),
    );
}

export async function rosterNamed(name: string, station: StationClient): Promise<Roster> {
  return named('roster', name, await station.call('rosters.list', {}));
}

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 3650) throw new InvalidArgumentError('1 to 3650');
  return value;
}
