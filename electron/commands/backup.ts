import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Backup, BackupBook, BackupVerdict } from '../../shared/domain/backup.ts';
import { isKitError, KitError } from '../../shared/errors/kit-error.ts';
import { backupReasonTexts } from '../../shared/texts/backup-reasons.ts';
import { connectStation } from '../link/client.ts';
import { stationSocketPath } from '../station/profile.ts';
import { restoreOffline } from '../station/restore-offline.ts';
import { listBackups } from '../store/backups/catalogue.ts';
import { type CommonOptions, perform, profileOf, vaultDescriptor, withCommonOptions, withStation } from './common.ts';
import { confirmTyped } from './confirm.ts';
import { describeProblem, exitCodes, type Output } from './output.ts';
import { vaultPassphrase } from './passphrase.ts';
import { formatTable } from './table.ts';

const texts = {
  none: { ja: '控えはまだありません。', en: 'There are no backups yet.' },
  checked: { ja: '確認済み', en: 'checked' },
  unchecked: { ja: '未確認', en: 'not checked' },
  made: { ja: '控えを作りました: {name}', en: 'Backed up: {name}' },
  whole: { ja: '控え {name} は壊れていません。', en: 'The backup {name} is whole.' },
  holds: {
    ja: '  作業 {runs} 件(いまは {runsHere} 件)、記録 {records} 件(いまは {recordsHere} 件)',
    en: '  {runs} runs (now {runsHere}), {records} records (now {recordsHere})',
  },
  ask: {
    ja: '{name} を復元します。いまのデータは別名で残ります。続けるには yes と入力してください: ',
    en: '{name} takes the place of the present data, which is kept under another name. Type yes to go on: ',
  },
  restored: {
    ja: '復元しました。前のデータは {replaced} として残っています。',
    en: 'Restored. The data from before is kept as {replaced}.',
  },
  kept: { ja: '控えは {days} 日間残します。', en: 'Backups are kept for {days} days.' },
};

const columns = {
  ja: ['日時', '種類', '大きさ', '確認', '名前'],
  en: ['Made', 'Why', 'Size', 'Checked', 'Name'],
};

export function addBackupCommands(program: Command): void {
  const backup = program.command('backup').description('copies of the station’s data: one a day by itself');

  withCommonOptions(backup.command('list').description('the copies, newest first')).action((options: CommonOptions) =>
    perform(options, async (output) => {
      const book = await bookOf(options);
      output.data(book);
      sayList(book.backups, output);
      if (book.problem !== undefined) output.say(describeProblem(book.problem, output.language));
      return exitCodes.ok;
    }),
  );

  withCommonOptions(backup.command('now').description('make one, and look it through')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const made = await station.call('backups.take', {});
          output.data({ backup: made });
          output.say(output.text(texts.made, { name: made.name }));
          return exitCodes.ok;
        }),
      ),
  );

  withCommonOptions(
    backup.command('verify').argument('<name>', 'one of the list').description('look a copy through, page by page'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const verdict = await station.call('backups.verify', { name });
        output.data(verdict);
        sayVerdict(verdict, output);
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(backup.command('keep').description('for how many days copies stay'))
    .requiredOption('--days <n>', 'from 1 to 365', wholeDays)
    .action((options: CommonOptions & { readonly days: number }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const book = await station.call('backups.keep', { days: options.days });
          output.data(book);
          output.say(output.text(texts.kept, { days: String(book.keepDays) }));
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(
    backup
      .command('restore')
      .argument('<name>', 'one of the list')
      .description('put a copy in the place of the data; the station must not be running'),
  )
    .option('--yes', 'do not ask')
    .action((name: string, options: CommonOptions & { readonly yes?: boolean }) =>
      perform(options, (output) => restore(name, options, output)),
    );
}

async function restore(
  name: string,
  options: CommonOptions & { readonly yes?: boolean },
  output: Output,
): Promise<number> {
  const profile = profileOf(options);
  if (await isRunning(stationSocketPath(profile))) throw new KitError('backup.station-running');
  if (options.yes !== true) await confirmTyped(output.text(texts.ask, { name }), 'yes', output);
  const passphrase = await vaultPassphrase(profile, vaultDescriptor(options), output.language);
  const { verdict, replaced } = await restoreOffline(profile, name, passphrase);
  output.data({ ...verdict, replaced });
  sayVerdict(verdict, output);
  output.say(output.text(texts.restored, { replaced }));
  return exitCodes.ok;
}

/** From the folder itself where no station runs: a store that cannot be opened is when somebody asks. */
async function bookOf(options: CommonOptions): Promise<Pick<BackupBook, 'backups' | 'problem'>> {
  const profile = profileOf(options);
  if (!(await isRunning(stationSocketPath(profile)))) return { backups: listBackups(join(profile.dataDir, 'backups')) };
  return withStation(options, (station) => station.call('backups.list', {}));
}

async function isRunning(socket: string): Promise<boolean> {
  try {
    await (await connectStation(socket)).close();
    return true;
  } catch (error) {
    if (isKitError(error, 'station.not-running')) return false;
    throw error;
  }
}

function sayList(backups: readonly Backup[], output: Output): void {
  if (backups.length === 0) {
    output.say(output.text(texts.none));
    return;
  }
  const rows = backups.map(({ name, at, reason, bytes, checkedAt }) => [
    new Date(at).toLocaleString('sv-SE').slice(0, 16),
    output.text(backupReasonTexts[reason]),
    `${(bytes / 1_000_000).toFixed(1)} MB`,
    output.text(checkedAt === undefined ? texts.unchecked : texts.checked),
    name,
  ]);
  output.say(formatTable(columns[output.language], rows));
}

function sayVerdict({ backup: { name }, runs, records }: BackupVerdict, output: Output): void {
  output.say(output.text(texts.whole, { name }));
  const counts = { runs: runs.there, runsHere: runs.here, records: records.there, recordsHere: records.here };
  output.say(
    output.text(texts.holds, Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, String(count)]))),
  );
}

function wholeDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 365) throw new InvalidArgumentError('a whole number from 1 to 365');
  return days;
}
