import type { Command } from 'commander';
import type { IgnoredDevice } from '../../shared/domain/ignored.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { exitCodes, type Output } from './output.ts';
import { formatTable } from './table.ts';

const columns = { ja: ['シリアル', 'ECID', 'メモ', '追加'], en: ['Serial', 'ECID', 'Note', 'Since'] };
const texts = {
  empty: { ja: '除外リストは空です。', en: 'The ignore list is empty.' },
  added: { ja: '{device} を除外リストに入れました。', en: '{device} is on the ignore list now.' },
  removed: { ja: '{device} を除外リストから外しました。', en: '{device} is off the ignore list.' },
};

/** The list of devices that nobody kits from this station, below `devices`. */
export function addIgnoreCommands(devices: Command): void {
  withCommonOptions(
    devices
      .command('ignore')
      .argument('<device>', 'serial, ECID or UDID; also of a device that was never attached')
      .description('never kit this device from this station'),
  )
    .option('--note <text>', 'why, for whoever reads the list', '')
    .action((device: string, options: CommonOptions & { note: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const entry = await station.call('ignored.add', { device, note: options.note });
          return told(entry, 'added', output);
        }),
      ),
    );

  withCommonOptions(
    devices
      .command('unignore')
      .argument('<device>', 'serial, ECID or UDID')
      .description('take a device off the ignore list'),
  ).action((device: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const entry = await station.call('ignored.remove', { device });
        return told(entry, 'removed', output);
      }),
    ),
  );

  withCommonOptions(devices.command('ignored').description('the ignore list')).action((options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const list = await station.call('ignored.list', {});
        output.data({ ignored: list });
        const rows = list.map(({ serial, ecid, note, addedAt }) => [serial ?? '–', ecid ?? '–', note, addedAt]);
        output.say(rows.length === 0 ? output.text(texts.empty) : formatTable(columns[output.language], rows));
        return exitCodes.ok;
      }),
    ),
  );
}

function told(entry: IgnoredDevice, what: 'added' | 'removed', output: Output): number {
  output.data({ ignored: entry });
  output.say(output.text(texts[what], { device: entry.serial ?? entry.ecid ?? entry.id }));
  return exitCodes.ok;
}
