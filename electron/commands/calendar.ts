import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { Expiry, ExpiryInput } from '../../shared/domain/expiry.ts';
import { expiryTexts, expiryTitle, stageText } from '../../shared/texts/expiries.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { readInputFile, writeNewFile } from './files.ts';
import { named } from './named.ts';
import { exitCodes, type Output } from './output.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['期限', '残り', '対象', '影響するブループリント', 'ID'],
  en: ['Ends', 'Left', 'What', 'Breaks', 'ID'],
};
const words = {
  empty: { ja: '期限のあるものはまだありません。', en: 'Nothing here ends by itself yet.' },
  estimated: { ja: '{date} (推定)', en: '{date} (estimate)' },
  written: { ja: '{file} に書き出しました。', en: 'Written to {file}.' },
};

type ShowOptions = CommonOptions & { readonly ics?: string };
type ServerOption = CommonOptions & { readonly server?: string };

export function addCalendarCommands(program: Command): void {
  const calendar = withCommonOptions(
    program.command('calendar').description('everything that ends by itself, soonest first, and what that breaks'),
  )
    .option('--ics <file>', 'write it for a calendar program; nothing is replaced')
    .action((options: ShowOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { expiries } = await station.call('calendar.show', {});
          if (options.ics !== undefined) {
            const { data } = await station.call('calendar.export', { language: output.language });
            writeNewFile(options.ics, Buffer.from(data, 'base64'));
          }
          output.data({ expiries, ...(options.ics === undefined ? {} : { file: options.ics }) });
          output.say(expiries.length === 0 ? output.text(words.empty) : describe(expiries, output));
          if (options.ics !== undefined) output.say(output.text(words.written, { file: options.ics }));
          return exitCodes.ok;
        }),
      ),
    );

  withServerOption(
    calendar
      .command('add-ade')
      .argument('<name>', 'whose token: Apple Business or School Manager, and of which organization')
      .description('a token of automated enrollment; its end is reckoned from the day it was downloaded'),
  )
    .requiredOption('--downloaded <date>', 'the day it was downloaded, as 2026-04-01', day)
    .action((name: string, options: ServerOption & { readonly downloaded: string }) =>
      enter(options, () => ({ kind: 'ade-token', name, downloadedOn: options.downloaded })),
    );

  withServerOption(
    calendar
      .command('add-vpp')
      .argument('<file>', 'the .vpptoken')
      .description('a token for apps; its end is read, the token is not kept'),
  ).action((path: string, options: ServerOption) =>
    enter(options, () => ({ kind: 'vpp-token', file: readInputFile(path, 1).toString('base64') })),
  );

  withServerOption(
    calendar.command('add').argument('<name>', 'what ends').description('anything else that ends on a day'),
  )
    .requiredOption('--ends <date>', 'its last day, as 2027-03-31', day)
    .action((name: string, options: ServerOption & { readonly ends: string }) =>
      enter(options, () => ({ kind: 'other', name, endsOn: options.ends })),
    );

  withCommonOptions(
    calendar.command('forget').argument('<id>', 'as `kitbench calendar` shows it').description('drop what was added'),
  ).action((id: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        await station.call('calendar.forget', { id });
        output.data({ forgotten: id });
        return exitCodes.ok;
      }),
    ),
  );
}

export function withServerOption(command: Command): Command {
  return withCommonOptions(command).option('--server <name>', 'the server it belongs to');
}

/** @throws KitError `input.not-found` */
export async function serverIdIn({ server }: { readonly server?: string }, station: StationClient) {
  if (server === undefined) return null;
  return named('server', server, await station.call('servers.list', {})).id;
}

type Wish = ExpiryInput extends infer One ? (One extends unknown ? Omit<One, 'serverId' | 'id'> : never) : never;

function enter(options: ServerOption, wish: () => Wish): Promise<void> {
  return perform(options, (output) =>
    withStation(options, async (station) => {
      const expiry = await station.call('calendar.enter', { ...wish(), serverId: await serverIdIn(options, station) });
      output.data({ expiry });
      output.say(describe([expiry], output));
      return exitCodes.ok;
    }),
  );
}

export function describe(expiries: readonly Expiry[], output: Output): string {
  const { language } = output;
  const rows = expiries.map((expiry) => [
    dateOf(expiry, output),
    stageText(expiry, language),
    [expiryTitle(expiry, language), expiry.detail].filter((part) => part !== undefined).join(' – '),
    expiry.breaks.map(({ name }) => name).join(', '),
    expiry.entered ? expiry.id : '',
  ]);
  const near = expiries.filter(({ stage }) => stage !== 'later');
  const cures = [...new Set(near.map(({ kind }) => kind))].flatMap((kind) => {
    const { effect, cure } = expiryTexts[kind];
    return effect[language] === ''
      ? []
      : [`${expiryTexts[kind].name[language]}: ${effect[language]} ${cure[language]}`];
  });
  return [formatTable(columns[language], rows), ...cures].join('\n');
}

function dateOf({ endsAt, estimated }: Expiry, output: Output): string {
  if (endsAt === undefined) return '–';
  const date = localDay(endsAt);
  return estimated ? output.text(words.estimated, { date }) : date;
}

function localDay(moment: string): string {
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function day(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError('a day, as 2026-04-01');
  return text;
}
