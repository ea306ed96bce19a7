import { z } from 'zod';
import { csvEncodings, decodeCsv, encodeCsv } from '../console/csv/encoding.ts';
import { deviceCsv, groupCsv, overwriteCsv } from '../console/csv/exports.ts';
import { changePlans, type ImportResult, importGroups, moveDevices } from '../console/csv/imports.ts';
import { isWithin } from '../console/groups.ts';
import { ConsoleRefusal } from '../console/refusal.ts';
import { type CsvAnswer, download, type Operation, type OperationContext, read, upload } from './operation.ts';
import { visibleDevices } from './scope.ts';

const querySchema = z.strictObject({ encoding: z.enum(csvEncodings).default('utf-8') });
const importSchema = z.object({
  rows: z.int(),
  /** With one or more, nothing was done. */
  errors: z.int(),
  /** The result file, under ホーム > ダウンロード. */
  download: z.string(),
});

export const csvOperations: readonly Operation[] = [
  download({
    id: 'downloadDevices',
    method: 'GET',
    path: '/csv/devices',
    summary: '端末情報CSVダウンロード',
    query: querySchema,
    run: ({ query }, context) => file('端末情報.csv', deviceCsv(visibleDevices(context), context.clock.now()), query),
  }),
  download({
    id: 'downloadOverwrite',
    method: 'GET',
    path: '/csv/overwrite',
    summary: '構成プロファイル上書き完了状況のCSV出力',
    query: querySchema,
    run: ({ query }, context) =>
      file('構成プロファイル上書き完了状況.csv', overwriteCsv(visibleDevices(context), context.clock.now()), query),
  }),
  download({
    id: 'downloadGroups',
    method: 'GET',
    path: '/csv/groups',
    summary: 'グループのCSV出力 – in the layout of グループ一括登録.',
    query: querySchema,
    run: ({ query }, { account, administrator }) => {
      const visible = account.groups.all().filter(({ path }) => isWithin(path, administrator.group));
      return file('グループ.csv', groupCsv(visible), query);
    },
  }),
  upload({
    id: 'importGroups',
    method: 'POST',
    path: '/csv/groups',
    summary: 'グループ一括登録',
    result: importSchema,
    run: ({ csv }, context) =>
      filed(
        context,
        'グループ一括登録結果.csv',
        importGroups(context.account, decodeCsv(csv), context.administrator.group, context.clock),
      ),
  }),
  upload({
    id: 'moveDevices',
    method: 'POST',
    path: '/csv/group-moves',
    summary: '端末グループ一括移動',
    result: importSchema,
    run: ({ csv }, context) =>
      filed(
        context,
        '端末グループ一括移動結果.csv',
        moveDevices(context.account, decodeCsv(csv), context.administrator.group),
      ),
  }),
  upload({
    id: 'changePlans',
    method: 'POST',
    path: '/csv/plans',
    summary: 'サービスプランの一括更新',
    result: importSchema,
    run: ({ csv }, context) =>
      filed(
        context,
        'サービスプラン一括更新結果.csv',
        changePlans(context.account, decodeCsv(csv), context.administrator.group),
      ),
  }),
  read({
    id: 'listDownloads',
    method: 'GET',
    path: '/downloads',
    summary: 'ホーム > ダウンロード – results of imports, the newest first.',
    result: z.object({ downloads: z.array(z.object({ id: z.string(), name: z.string(), at: z.iso.datetime() })) }),
    run: (_, { account }) => ({
      downloads: account.downloads.all().map(({ id, name, at }) => ({ id, name, at: at.toISOString() })),
    }),
  }),
  download({
    id: 'download',
    method: 'GET',
    path: '/downloads/{id}',
    summary: 'One of those files.',
    run: ({ params }, { account }) => {
      const found = account.downloads.find(params.id ?? '');
      if (!found) throw new ConsoleRefusal('no-such-material', params.id);
      return found;
    },
  }),
];

function file(name: string, text: string, { encoding }: z.output<typeof querySchema>): CsvAnswer {
  return { name, bytes: encodeCsv(text, encoding), encoding };
}

function filed({ account }: OperationContext, name: string, result: ImportResult): z.input<typeof importSchema> {
  const { id } = account.downloads.add(name, encodeCsv(result.report, 'utf-8'));
  return { rows: result.rows, errors: result.errors, download: id };
}
