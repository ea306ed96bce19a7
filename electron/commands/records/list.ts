import type { Command } from 'commander';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { exitCodes } from '../output.ts';
import { formatTable } from '../table.ts';

const columns = {
  ja: ['シリアル', '種類', '版', '日時', '担当者', '状態', '試行', '番号'],
  en: ['Serial', 'Kind', 'Rev', 'At', 'By', 'Delivery', 'Tries', 'Id'],
};
const empty = { ja: '登録記録はまだありません。', en: 'There are no enrollment records yet.' };
const synced = {
  ja: '送信済み {delivered} 件、未送信 {pending} 件、保留 {parked} 件',
  en: '{delivered} delivered, {pending} pending, {parked} parked',
};

export function addRecordListCommands(records: Command): void {
  withCommonOptions(records.command('list').description('every record and where it stands'))
    .option('--serial <serial>', 'only this device')
    .action((options: CommonOptions & { serial?: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const list = await station.call(
            'records.list',
            options.serial === undefined ? {} : { serial: options.serial },
          );
          output.data({ records: list });
          const rows = list.map(({ record, delivery }) => [
            record.device.serial,
            record.kind,
            String(record.revision),
            record.at,
            record.operator ?? '–',
            delivery.status,
            String(delivery.attempts),
            record.id,
          ]);
          output.say(rows.length === 0 ? output.text(empty) : formatTable(columns[output.language], rows));
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(records.command('sync').description('send what is waiting, now')).action((options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const result = await station.call('records.sync', {});
        output.data(result);
        output.say(
          output.text(synced, {
            delivered: String(result.delivered),
            pending: String(result.pending),
            parked: String(result.parked),
          }),
        );
        return result.pending + result.parked === 0 ? exitCodes.ok : exitCodes.failed;
      }),
    ),
  );
}
