import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { exitCodes } from '../output.ts';

const formats = ['csv', 'json'] as const;
const encodings = ['utf-8-bom', 'cp932'] as const;

type ExportOptions = CommonOptions & { readonly to: string; readonly format: string; readonly encoding: string };

/** Records as files: for spreadsheets, for programs, for paper. */
export function addRecordFileCommands(records: Command): void {
  withCommonOptions(records.command('export').description('write all records to a file'))
    .requiredOption('--to <file>', 'where to write')
    .option('--format <format>', 'csv or json', 'csv')
    .option('--encoding <encoding>', 'of CSV: utf-8-bom or cp932 (Shift_JIS)', 'utf-8-bom')
    .action((options: ExportOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { data } = await station.call('records.export', {
            format: oneOf('--format', formats, options.format),
            encoding: oneOf('--encoding', encodings, options.encoding),
          });
          write(options.to, data);
          output.data({ file: options.to });
          output.say(options.to);
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(records.command('report').description('one day of work as an HTML page to print'))
    .requiredOption('--html <file>', 'where to write')
    .option('--day <date>', 'YYYY-MM-DD (default: today)')
    .action((options: CommonOptions & { html: string; day?: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const day = options.day === undefined ? {} : { day: options.day };
          const { data } = await station.call('records.report', { ...day, language: output.language });
          write(options.html, data);
          output.data({ file: options.html });
          output.say(options.html);
          return exitCodes.ok;
        }),
      ),
    );
}

/** For its owner alone: it holds serial numbers and names. */
function write(path: string, data: string): void {
  try {
    writeFileSync(path, Buffer.from(data, 'base64'), { mode: 0o600 });
  } catch (cause) {
    throw new KitError('input.file-unwritable', { path }, { cause });
  }
}

function oneOf<T extends string>(option: string, known: readonly T[], text: string): T {
  const found = known.find((word) => word === text);
  if (found === undefined) throw new KitError('input.invalid', { what: option, where: known.join(' / ') });
  return found;
}
