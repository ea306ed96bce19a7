import { type Command, InvalidArgumentError } from 'commander';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { exitCodes } from '../output.ts';
import { formatTable } from '../table.ts';

const texts = {
  amended: { ja: '訂正した記録 {id} を送ります。', en: 'The amended record {id} is sent.' },
  purged: { ja: '送信済みの記録 {count} 件を消去しました。', en: '{count} delivered records were removed.' },
  wouldPurge: {
    ja: '消去の対象は {records} 件 ({devices} 台) です。まだ消去していません。',
    en: '{records} records of {devices} devices would be removed. Nothing was.',
  },
  forever: { ja: '送信済みの記録は消去しません。', en: 'Delivered records are kept for good.' },
  days: {
    ja: '送信済みの記録は {days} 日後に消去します。',
    en: 'Delivered records are removed after {days} days.',
  },
  none: { ja: '取り除いた記録はありません。', en: 'No record was taken out.' },
  discard: { ja: '破棄', en: 'discarded' },
  amend: { ja: '訂正', en: 'amended' },
  purge: { ja: '期限消去', en: 'by age' },
};
const columns = {
  ja: ['シリアル', '理由', '日時', '担当者', '番号', '内容'],
  en: ['Serial', 'Why', 'At', 'By', 'Id', 'Note'],
};

type EditOptions = CommonOptions & {
  readonly reason: string;
  readonly organization?: string;
  readonly blueprint?: string;
  readonly serverName?: string;
  readonly deviceName?: string;
  readonly slot?: string;
  readonly operator?: string;
};
type KeepOptions = CommonOptions & { readonly days?: number; readonly forever?: boolean };

/** Records put right, and records that leave the station. */
export function addRecordCareCommands(records: Command): void {
  withCommonOptions(
    records
      .command('edit')
      .argument('<id>', 'id of a parked record')
      .description('put right what people had named wrongly, and send it'),
  )
    .requiredOption('--reason <text>', 'why; it is kept with the record as it was')
    .option('--organization <name>', 'name of the organization')
    .option('--blueprint <name>', 'name of the blueprint')
    .option('--server-name <name>', 'name of the server')
    .option('--device-name <name>', 'name of the device')
    .option('--slot <name>', 'slot of the device')
    .option('--operator <name>', 'who worked at the station')
    .action((id: string, options: EditOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { organization, blueprint, serverName: server, deviceName, slot, operator } = options;
          const changes = { organization, blueprint, server, deviceName, slot, operator };
          const delivery = await station.call('records.amend', { id, changes, reason: options.reason });
          output.data({ delivery });
          output.say(output.text(texts.amended, { id: delivery.recordId }));
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(records.command('purge').description('remove records that were delivered long ago; an audit stays'))
    .requiredOption('--older-than <days>', 'days since the delivery', days)
    .option('--dry-run', 'only tell what would be removed')
    .action((options: CommonOptions & { olderThan: number; dryRun?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          if (options.dryRun === true) {
            const preview = await station.call('records.purgePreview', { olderThanDays: options.olderThan });
            output.data(preview);
            const { records: count, devices } = preview;
            output.say(output.text(texts.wouldPurge, { records: String(count), devices: String(devices) }));
            return exitCodes.ok;
          }
          const result = await station.call('records.purge', { olderThanDays: options.olderThan });
          output.data(result);
          output.say(output.text(texts.purged, { count: String(result.purged) }));
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(records.command('keep').description('show or set how long delivered records stay'))
    .option('--days <n>', 'remove them this many days after their delivery', days)
    .option('--forever', 'never remove them')
    .action((options: KeepOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          if (options.days !== undefined && options.forever === true) {
            throw new KitError('input.invalid', { what: 'records keep', where: '--days / --forever' });
          }
          const wanted = options.forever === true ? null : options.days;
          const result =
            wanted === undefined
              ? await station.call('records.retention', {})
              : await station.call('records.setRetention', { keepDays: wanted });
          output.data(result);
          const { keepDays } = result;
          output.say(output.text(keepDays === null ? texts.forever : texts.days, { days: String(keepDays) }));
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(records.command('audit').description('what left the records: by hand or by age')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const audit = await station.call('records.audit', {});
          output.data(audit);
          const rows = [
            ...audit.discarded.map((row) => [
              row.serial,
              output.text(row.replacedBy === undefined ? texts.discard : texts.amend),
              row.discardedAt,
              row.operator ?? '–',
              row.recordId,
              [
                row.reason,
                ...(row.changes ?? []).map(({ name, from, to }) => `${name}: ${from ?? '–'} → ${to ?? '–'}`),
              ].join('; '),
            ]),
            ...audit.purged.map((row) => [row.serial, output.text(texts.purge), row.purgedAt, '–', row.recordId, '–']),
          ];
          output.say(rows.length === 0 ? output.text(texts.none) : formatTable(columns[output.language], rows));
          return exitCodes.ok;
        }),
      ),
  );
}

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 3650) {
    throw new InvalidArgumentError('a whole number from 1 to 3650');
  }
  return value;
}
