import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { exitCodes } from './output.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['シリアル', '種類', '版', '日時', '状態', '試行'],
  en: ['Serial', 'Kind', 'Rev', 'At', 'Delivery', 'Tries'],
};
const empty = { ja: '登録記録はまだありません。', en: 'There are no enrollment records yet.' };
const synced = {
  ja: '送信済み {delivered} 件、未送信 {pending} 件、保留 {parked} 件',
  en: '{delivered} delivered, {pending} pending, {parked} parked',
};

export function addRecordCommands(program: Command): void {
  const records = program.command('records').description('enrollment records and their delivery');

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
            delivery.status,
            String(delivery.attempts),
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

  withCommonOptions(records.command('export').description('write all records to a file'))
    .requiredOption('--to <file>', 'where to write')
    .option('--format <format>', 'csv or json', 'csv')
    .action((options: CommonOptions & { to: string; format: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const format = options.format === 'json' ? 'json' : 'csv';
          const { data } = await station.call('records.export', { format });
          writeFileSync(options.to, Buffer.from(data, 'base64'), { mode: 0o600 });
          output.data({ file: options.to });
          output.say(options.to);
          return exitCodes.ok;
        }),
      ),
    );
}
