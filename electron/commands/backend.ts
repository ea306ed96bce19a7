import { closeSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { type ConsoleField, consoleFieldSchema, fileEncodingSchema } from '../../shared/domain/backend.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { checkText } from '../../shared/texts/checks/check-text.ts';
import { addBackendStepCommands } from './backend-steps.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { readInputFile } from './files.ts';
import { exitCodes } from './output.ts';
import { formatTable } from './table.ts';
import { type WhoOptions, whoActs, withWho } from './who.ts';

const imported = {
  ja: '{rows} 行を読みました。一致 {matched} 台、確認済み {confirmed} 台、不一致 {contradicted} 台',
  en: '{rows} rows read: {matched} of our devices, {confirmed} confirmed, {contradicted} contradicted',
};
const exported = {
  ja: '{devices} 台({records} 件)を書き出しました: {file}。コンソールに取り込み、一覧を書き出して読み込むと確認済みになります。',
  en: '{devices} devices ({records} records) written to {file}. They count as delivered once a list from the console shows them.',
};
const previewed = { ja: '下見です。何も変えていません。', en: 'This is a preview: nothing was kept.' };
const groupColumns = { ja: ['グループ', '結果', '有効期限'], en: ['Group', 'Outcome', 'Until'] };
const deliveryColumns = {
  ja: ['シリアル', '状態', 'ファイル', '日時', '担当'],
  en: ['Serial', 'State', 'File', 'At', 'By'],
};
const lookupColumns = {
  ja: ['シリアル', '登録', '最終通信', '情報源', '時点'],
  en: ['Serial', 'Enrolled', 'Last seen', 'Source', 'As of'],
};
const noDeliveries = { ja: 'ファイルで届ける登録記録はありません。', en: 'No records wait for this console.' };

type ImportOptions = CommonOptions & { readonly column?: string[]; readonly preview?: boolean };
type ExportOptions = CommonOptions &
  WhoOptions & {
    readonly to: string;
    readonly encoding?: string;
    readonly again?: boolean;
  };

/** `kitbench backend …`: the files of consoles that have no API, and what people do there by hand. */
export function addBackendCommands(program: Command): void {
  const backend = program
    .command('backend')
    .description('ask the MDM behind a server; files and steps of consoles without an API');

  withCommonOptions(
    backend
      .command('lookup')
      .argument('<server>', 'name or id')
      .argument('<serial...>', 'serial numbers')
      .description('ask whether devices are enrolled: yes, no or unknown, with source and age'),
  ).action((server: string, serials: string[], options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const lookups = await station.call('backends.lookup', { serverId: server, serials });
        output.data({ lookups });
        const rows = lookups.map(({ serial, enrolled, halfEnrolled, lastSeenAt, source, asOf }) => [
          serial,
          halfEnrolled ? `${enrolled} (Authenticate)` : enrolled,
          lastSeenAt ?? '–',
          source,
          asOf,
        ]);
        output.say(formatTable(lookupColumns[output.language], rows));
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    backend
      .command('import')
      .argument('<server>', 'name or id of a server on that console')
      .argument('<file>', 'device list as the console exported it (CSV)')
      .description('read a console’s device list: who is enrolled, what arrived, which traps'),
  )
    .option('--column <field=header...>', `say what a column is; fields: ${consoleFieldSchema.options.join(', ')}`)
    .option('--preview', 'tell what would become of it, and keep nothing')
    .action((server: string, file: string, options: ImportOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const report = await station.call('backends.import', {
            serverId: server,
            fileName: basename(file),
            data: readInputFile(file).toString('base64'),
            columns: columnsFrom(options.column ?? []),
            preview: options.preview === true,
          });
          output.data(report);
          output.say(
            output.text(imported, {
              rows: String(report.rows),
              matched: String(report.matched),
              confirmed: String(report.confirmed.length),
              contradicted: String(report.contradicted.length),
            }),
          );
          for (const warning of report.warnings) output.say(checkText(warning, output.language));
          if (!report.kept) output.say(output.text(previewed));
          return report.contradicted.length + report.ambiguous.length === 0 ? exitCodes.ok : exitCodes.failed;
        }),
      ),
    );

  withCommonOptions(
    backend
      .command('import-groups')
      .argument('<file>', 'mobiconnect’s group CSV; it holds passwords')
      .description('make a server of each group that has an enrollment credential'),
  )
    .requiredOption('--account <id>', 'アカウントID')
    .option('--host <host>', 'another host than the vendor’s')
    .option('--preview', 'tell what would become of each group, and keep nothing')
    .action((file: string, options: CommonOptions & { account: string; host?: string; preview?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { kept, groups } = await station.call('backends.importGroups', {
            accountId: options.account,
            ...(options.host === undefined ? {} : { host: options.host }),
            fileName: basename(file),
            data: readInputFile(file).toString('base64'),
            preview: options.preview === true,
          });
          output.data({ kept, groups });
          const rows = groups.map(({ group, outcome, expiresAt }) => [group, outcome, expiresAt ?? '–']);
          output.say(formatTable(groupColumns[output.language], rows));
          for (const { group, warnings } of groups) {
            for (const warning of warnings) output.say(`${group}: ${checkText(warning, output.language)}`);
          }
          if (!kept) output.say(output.text(previewed));
          return exitCodes.ok;
        }),
      ),
    );

  withWho(
    withCommonOptions(
      backend
        .command('export')
        .argument('<server>', 'name or id')
        .description('write waiting records in the console’s own layout'),
    ),
    'who carries it to the console',
  )
    .requiredOption('--to <file>', 'where to write; a file that exists is not replaced')
    .option('--encoding <name>', 'utf-8, utf-8-bom or cp932 (default: the console’s own)')
    .option('--again', 'also what was exported before and is not confirmed')
    .action((server: string, options: ExportOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const encoding = options.encoding === undefined ? {} : { encoding: encodingFrom(options.encoding) };
          const result = await writeNew(options.to, async () => {
            const { data, ...told } = await station.call('backends.export', {
              serverId: server,
              by: await whoActs(station, options),
              again: options.again === true,
              ...encoding,
            });
            return { bytes: Buffer.from(data, 'base64'), result: told };
          });
          output.data({ ...result, file: options.to });
          const { devices, records } = result;
          output.say(output.text(exported, { devices: String(devices), records: String(records), file: options.to }));
          for (const warning of result.warnings) output.say(checkText(warning, output.language));
          return result.warnings.length === 0 ? exitCodes.ok : exitCodes.failed;
        }),
      ),
    );

  withCommonOptions(
    backend
      .command('deliveries')
      .argument('<server>', 'name or id')
      .description('records carried by file: queued, exported, confirmed or contradicted'),
  ).action((server: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const deliveries = await station.call('backends.deliveries', { serverId: server });
        output.data({ deliveries });
        const rows = deliveries.map(({ serial, state, exportFile, exportedAt, exportedBy }) => [
          serial,
          state,
          exportFile ?? '–',
          exportedAt ?? '–',
          exportedBy ?? '–',
        ]);
        output.say(rows.length === 0 ? output.text(noDeliveries) : formatTable(deliveryColumns[output.language], rows));
        return exitCodes.ok;
      }),
    ),
  );

  addBackendStepCommands(backend);
}

function columnsFrom(given: readonly string[]): Partial<Record<ConsoleField, string>> {
  return Object.fromEntries(
    given.map((text) => {
      const [field, ...header] = text.split('=');
      const parsed = consoleFieldSchema.safeParse(field);
      if (!parsed.success || header.length === 0)
        throw new KitError('input.invalid', { what: '--column', where: text });
      return [parsed.data, header.join('=')];
    }),
  );
}

function encodingFrom(text: string) {
  const parsed = fileEncodingSchema.safeParse(text);
  if (!parsed.success) throw new KitError('input.invalid', { what: '--encoding', where: text });
  return parsed.data;
}

/** Takes the name first: what is exported is marked so, and must not find its file unwritable then. */
async function writeNew<T>(
  path: string,
  make: () => Promise<{ readonly bytes: Buffer; readonly result: T }>,
): Promise<T> {
  const file = openNew(path);
  try {
    const { bytes, result } = await make();
    writeFileSync(file, bytes);
    closeSync(file);
    return result;
  } catch (error) {
    closeSync(file);
    unlinkSync(path);
    throw error;
  }
}

function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new KitError('backend.file-unwritable', { path, reason }, { cause });
  }
}
