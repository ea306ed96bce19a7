import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import {
  type MergeChoice,
  type SectionName,
  sectionNameSchema,
  sectionNames,
  type TransferPreview,
} from '../../shared/domain/transfer.ts';
import { entropyBits } from '../../shared/domain/word-passphrase.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { confirmTyped } from './confirm.ts';
import { readInputFile, writeNewFile } from './files.ts';
import { exitCodes, type Output } from './output.ts';
import { readPassphrase } from './passphrase.ts';
import { sayPreview } from './transfer-preview.ts';

const texts = {
  passphrase: {
    ja: 'パスフレーズ(この 1 回だけ表示します。{bits} ビット):\n\n  {passphrase}\n\n紙に書き、ファイルとは別に運んでください。',
    en: 'Passphrase (shown this once; {bits} bits):\n\n  {passphrase}\n\nWrite it down, and carry it apart from the file.',
  },
  own: { ja: 'ファイルのパスフレーズ(12 文字以上)', en: 'Passphrase for the file (12 characters or more)' },
  again: { ja: 'もう一度', en: 'Once more' },
  open: { ja: 'ファイルのパスフレーズ', en: 'Passphrase of the file' },
  ask: { ja: '取り込むには yes と入力してください: ', en: 'Type yes to take it in: ' },
  done: {
    ja: '追加 {added} 件、変更 {changed} 件、そのまま {left} 件。元に戻すには: kitbench backup restore {backup}',
    en: '{added} added, {changed} changed, {left} left as they were. To undo: kitbench backup restore {backup}',
  },
};

type ExportOptions = CommonOptions & {
  readonly only?: readonly SectionName[];
  readonly identities?: boolean;
  readonly ownPassphrase?: boolean;
  readonly passphraseFd?: string;
};
type ImportOptions = CommonOptions & {
  readonly passphraseFd?: string;
  readonly preview?: boolean;
  readonly take: readonly string[];
  readonly keep: readonly string[];
  readonly both: readonly string[];
  readonly trust: readonly string[];
  readonly yes?: boolean;
};

/** Below `station`: its whole set-up from Mac to Mac, in one sealed file. */
export function addTransferCommands(station: Command): void {
  withCommonOptions(
    station
      .command('export')
      .argument('<file>', 'the file to write; it must not exist yet')
      .description('write everything another Mac needs to one sealed file'),
  )
    .option('--only <sections>', `some of it: ${sectionNames.join(',')}`, sectionList)
    .option('--identities', 'with the supervision keys: whoever opens the file controls the devices')
    .option('--own-passphrase', 'ask for a passphrase instead of making one of six words')
    .option('--passphrase-fd <n>', 'file descriptor to read a passphrase of your own from')
    .action((file: string, options: ExportOptions) => perform(options, (output) => exportTo(file, options, output)));

  withCommonOptions(
    station
      .command('import')
      .argument('<file>', 'a file that `station export` wrote')
      .description('show what such a file brings, and take it in: all that is chosen, or nothing'),
  )
    .option('--passphrase-fd <n>', 'file descriptor of its passphrase (else asked on the terminal)')
    .option('--preview', 'show it and change nothing')
    .option('--take <key>', 'as it is in the file (of new things the default)', collect, [])
    .option('--keep <key>', 'as it is here (of different things the default)', collect, [])
    .option('--both <key>', 'theirs beside mine, under another name', collect, [])
    .option('--trust <id>', 'a server host or trust anchor that the preview names; each by itself', collect, [])
    .option('--yes', 'do not ask')
    .action((file: string, options: ImportOptions) => perform(options, (output) => importFrom(file, options, output)));
}

async function exportTo(file: string, options: ExportOptions, output: Output): Promise<number> {
  const passphrase = await passphraseToMake(options, output);
  return withStation(options, async (station) => {
    const made = await station.call('transfer.export', {
      identities: options.identities === true,
      ...(options.only === undefined ? {} : { sections: [...options.only] }),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    writeNewFile(file, Buffer.from(made.data, 'base64'));
    if (options.identities === true) await noteCopies(station, options.only);
    output.data({
      file,
      sha256: made.sha256,
      ...(made.passphrase === undefined ? {} : { passphrase: made.passphrase }),
    });
    output.say(file);
    if (made.passphrase !== undefined) {
      output.say(output.text(texts.passphrase, { passphrase: made.passphrase, bits: String(entropyBits) }));
    }
    return exitCodes.ok;
  });
}

/** Whoever has the file and its words has the identities: they exist elsewhere now. */
async function noteCopies(station: StationClient, only: readonly SectionName[] | undefined): Promise<void> {
  if (only !== undefined && !only.includes('organizations') && !only.includes('blueprints')) return;
  for (const { id, identity } of await station.call('organizations.list', {})) {
    await station.call('organizations.noteCopy', { id, fingerprint: identity.fingerprint, by: userInfo().username });
  }
}

async function importFrom(path: string, options: ImportOptions, output: Output): Promise<number> {
  const data = readInputFile(path, 24).toString('base64');
  const passphrase = await readSecret(options.passphraseFd, texts.open, output);
  return withStation(options, async (station) => {
    const preview = await station.call('transfer.read', { data, passphrase });
    const choices = choicesOf(options, preview);
    if (options.preview === true) {
      output.data(preview);
      sayPreview(preview, choices, options.trust, output);
      return exitCodes.ok;
    }
    sayPreview(preview, choices, options.trust, output);
    if (options.yes !== true) await confirmTyped(output.text(texts.ask), 'yes', output);
    return takeIn(station, { data, passphrase, choices, trust: [...options.trust] }, output);
  });
}

async function takeIn(
  station: StationClient,
  input: { data: string; passphrase: string; choices: Record<string, MergeChoice>; trust: string[] },
  output: Output,
): Promise<number> {
  const result = await station.call('transfer.import', input);
  output.data(result);
  const { added, changed, left, backup } = result;
  const counts = { added: added.length, changed: changed.length, left };
  const said = Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, String(count)]));
  output.say(output.text(texts.done, { ...said, backup }));
  return exitCodes.ok;
}

/** @throws KitError `input.not-found` for a key that the file does not have. */
function choicesOf(options: ImportOptions, { items }: TransferPreview): Record<string, MergeChoice> {
  const said = (['take', 'keep', 'both'] as const).flatMap((choice) =>
    options[choice].map((key): [string, MergeChoice] => [key, choice]),
  );
  for (const [key] of said) {
    if (!items.some((item) => item.key === key)) throw new KitError('input.not-found', { what: 'item', name: key });
  }
  return Object.fromEntries(said);
}

async function passphraseToMake(
  { ownPassphrase, passphraseFd }: ExportOptions,
  output: Output,
): Promise<string | undefined> {
  if (passphraseFd !== undefined) return readSecret(passphraseFd, texts.own, output);
  if (ownPassphrase !== true) return undefined;
  const first = await readSecret(undefined, texts.own, output);
  if (first !== (await readSecret(undefined, texts.again, output))) throw new KitError('input.passphrases-differ');
  return first;
}

async function readSecret(
  fd: string | undefined,
  prompt: { readonly ja: string; readonly en: string },
  output: Output,
): Promise<string> {
  const typed = await readPassphrase(fd === undefined ? undefined : Number.parseInt(fd, 10), output.text(prompt));
  return typed.toString('utf8');
}

function sectionList(text: string): SectionName[] {
  return text.split(',').map((name) => {
    const parsed = sectionNameSchema.safeParse(name.trim());
    if (!parsed.success) throw new KitError('input.invalid', { what: '--only', where: sectionNames.join(',') });
    return parsed.data;
  });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
