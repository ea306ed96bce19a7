import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { MirrorStatus } from '../../shared/domain/mirror.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { problemText } from '../../shared/texts/problem-text.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { exitCodes, type Output } from './output.ts';
import { readPassphrase } from './passphrase.ts';

const texts = {
  off: { ja: '控えフォルダは設定されていません。', en: 'No mirror folder is set.' },
  upToDate: { ja: '控え: {folder} (すべて書き込み済み)', en: 'Mirror: {folder} (up to date)' },
  behind: { ja: '控え: {folder} (未書き込み {waiting} 件)', en: 'Mirror: {folder} ({waiting} to be written)' },
  passphrase: { ja: '控えのパスフレーズ', en: 'Passphrase of the mirror' },
  again: { ja: 'もう一度', en: 'Once more' },
  imported: {
    ja: 'ファイル {files} 個から {added} 件を取り込みました(取り込み済み {known} 件、重なり {conflicting} 件、読めない行 {damaged})。',
    en: '{added} records were taken over from {files} files ({known} known, {conflicting} conflicting, {damaged} damaged lines).',
  },
  preview: {
    ja: '下見です。取り込むと {added} 件が加わります(ファイル {files} 個、取り込み済み {known} 件、重なり {conflicting} 件、読めない行 {damaged})。',
    en: 'A preview: {added} records would be taken over from {files} files ({known} known, {conflicting} conflicting, {damaged} damaged lines).',
  },
  station: {
    ja: '{station}: {records} 件、最新 {latestAt}',
    en: '{station}: {records} records, the latest of {latestAt}',
  },
  locked: { ja: 'パスフレーズの違うファイル: {locked} 個', en: 'Files of another passphrase: {locked}' },
  noServer: {
    ja: '送信先のない記録が {count} 件あります。--server で送信先を指定して、もう一度取り込んでください。',
    en: '{count} of them have no server here. Import again with --server to name one.',
  },
};

type PassphraseOption = CommonOptions & { readonly passphraseFd?: string };

export function addMirrorCommands(program: Command): void {
  const mirror = program.command('mirror').description('a second, sealed copy of the records on a stick or share');

  withCommonOptions(mirror.command('show').description('where records are mirrored, and whether all are')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const shown = await station.call('mirror.show', {});
          output.data(shown);
          output.say(describe(shown.mirror, output));
          return exitCodes.ok;
        }),
      ),
  );

  withPassphrase(
    mirror
      .command('set')
      .argument('<folder>', 'on a USB stick or share')
      .description('mirror every record into this folder, beginning with those that are here'),
  ).action((folder: string, options: PassphraseOption) =>
    perform(options, async (output) => {
      const passphrase = await passphraseOf(options, output);
      // A slip of the hand would make a mirror that nobody can open.
      if (options.passphraseFd === undefined && passphrase !== (await passphraseOf(options, output, texts.again))) {
        throw new KitError('input.passphrases-differ');
      }
      return withStation(options, async (station) => {
        const shown = await station.call('mirror.set', { folder: resolve(folder), passphrase });
        output.data(shown);
        output.say(describe(shown.mirror, output));
        return exitCodes.ok;
      });
    }),
  );

  withCommonOptions(mirror.command('clear').description('mirror no more; what is in the folder stays')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const shown = await station.call('mirror.clear', {});
          output.data(shown);
          output.say(describe(shown.mirror, output));
          return exitCodes.ok;
        }),
      ),
  );

  withPassphrase(
    mirror
      .command('import')
      .argument('<path>', 'a mirror folder, or one file of it')
      .description('take over the records that stations had mirrored, and send them'),
  )
    .option('--server <name>', 'where records go whose own server is not set up here')
    .option('--preview', 'tell what would come, and take nothing over')
    .action((path: string, options: PassphraseOption & { server?: string; preview?: boolean }) =>
      perform(options, async (output) => {
        const passphrase = await passphraseOf(options, output);
        return withStation(options, async (station) => {
          const server = options.server === undefined ? {} : { serverId: options.server };
          const preview = options.preview === true;
          const result = await station.call('mirror.import', { path: resolve(path), passphrase, preview, ...server });
          output.data(result);
          const { stations, kept, ...numbers } = result;
          const counts = Object.fromEntries(Object.entries(numbers).map(([name, count]) => [name, String(count)]));
          for (const { records, ...one } of stations)
            output.say(output.text(texts.station, { ...one, records: String(records) }));
          output.say(output.text(kept ? texts.imported : texts.preview, counts));
          if (result.locked > 0) output.say(output.text(texts.locked, counts));
          if (result.withoutServer > 0)
            output.say(output.text(texts.noServer, { count: String(result.withoutServer) }));
          return exitCodes.ok;
        });
      }),
    );
}

function withPassphrase(command: Command): Command {
  return withCommonOptions(command).option(
    '--passphrase-fd <n>',
    'file descriptor to read the mirror’s passphrase from (else asked on the terminal)',
  );
}

async function passphraseOf(
  { passphraseFd }: PassphraseOption,
  output: Output,
  prompt = texts.passphrase,
): Promise<string> {
  const fd = passphraseFd === undefined ? undefined : Number.parseInt(passphraseFd, 10);
  return (await readPassphrase(fd, output.text(prompt))).toString('utf8');
}

function describe(mirror: MirrorStatus | undefined, output: Output): string {
  if (mirror === undefined) return output.text(texts.off);
  const { folder, state, waiting, problem } = mirror;
  const line = output.text(state === 'behind' ? texts.behind : texts.upToDate, { folder, waiting: String(waiting) });
  if (problem === undefined) return line;
  const { what, next } = problemText(problem, output.language);
  return [line, what, next].join('\n');
}
