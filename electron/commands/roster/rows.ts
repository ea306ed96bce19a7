import { type Command, InvalidArgumentError } from 'commander';
import { serialSchema } from '../../../shared/domain/ids.ts';
import type { RosterRow } from '../../../shared/domain/roster.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { exitCodes, type Output } from '../output.ts';
import { formatTable } from '../table.ts';
import { rosterNamed } from './list.ts';

const texts = {
  joined: { ja: '{position} 行目: {serial} {tag}', en: 'Row {position}: {serial} {tag}' },
  undone: { ja: '直前の変更を取り消しました。', en: 'The last change is taken back.' },
};

type Pair = readonly [string, string];
type SetOptions = CommonOptions & {
  readonly serial?: string;
  readonly slot?: string;
  readonly assetTag?: string;
  readonly field?: readonly Pair[];
};

/** What is done with the rows of one roster. */
export function addRosterRowCommands(roster: Command): void {
  withCommonOptions(roster.command('show').argument('<name>', 'the roster').description('its rows')).action(
    (name: string, options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { id } = await rosterNamed(name, station);
          const shown = await station.call('rosters.show', { id });
          output.data(shown);
          const keys = [...new Set(shown.rows.flatMap(({ fields }) => Object.keys(fields)))];
          const cells = shown.rows.map(({ position, serial, slot, assetTag, fields }) => [
            String(position),
            serial ?? '',
            slot ?? '',
            assetTag ?? '',
            ...keys.map((key) => fields[key] ?? ''),
          ]);
          output.say(formatTable(['#', 'serial', 'slot', 'assetTag', ...keys], cells));
          return exitCodes.ok;
        }),
      ),
  );

  withCommonOptions(
    roster
      .command('scan')
      .argument('<name>', 'the roster')
      .argument('<serial>', 'as scanned from the box or the device')
      .argument('[tag]', 'its asset tag, as scanned or typed')
      .description('join a device to its row, or to the first that is free'),
  ).action((name: string, serial: string, assetTag: string | undefined, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const { id } = await rosterNamed(name, station);
        const tag = assetTag === undefined ? {} : { assetTag };
        return told(await station.call('rosters.scan', { id, serial, ...tag }), output);
      }),
    ),
  );

  withCommonOptions(
    roster
      .command('set')
      .argument('<name>', 'the roster')
      .argument('<row>', 'its number', rowNumber)
      .description('change a row; an empty value takes it away'),
  )
    .option('--serial <serial>', 'its device')
    .option('--slot <slot>', 'its slot')
    .option('--asset-tag <tag>', 'its asset tag')
    .option('--field <key=value>', 'a column; repeatable', (text: string, before: readonly Pair[] = []) => [
      ...before,
      pairOf(text),
    ])
    .action((name: string, position: number, options: SetOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { id } = await rosterNamed(name, station);
          const { serial, slot, assetTag, field = [] } = options;
          const change = {
            ...(serial === undefined ? {} : { serial: serial === '' ? null : serialOf(serial) }),
            ...(slot === undefined ? {} : { slot: slot === '' ? null : slot }),
            ...(assetTag === undefined ? {} : { assetTag: assetTag === '' ? null : assetTag }),
            fields: Object.fromEntries(field.map(([key, value]) => [key, value === '' ? null : value])),
          };
          return told(await station.call('rosters.edit', { id, position, change }), output);
        }),
      ),
    );

  withCommonOptions(
    roster.command('undo').argument('<name>', 'the roster').description('take the last change of its rows back'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const { id } = await rosterNamed(name, station);
        output.data({ roster: await station.call('rosters.undo', { id }) });
        output.say(output.text(texts.undone));
        return exitCodes.ok;
      }),
    ),
  );
}

function told(row: RosterRow, output: Output): number {
  output.data({ row });
  const { position, serial = '–', assetTag = '' } = row;
  output.say(output.text(texts.joined, { position: String(position), serial, tag: assetTag }));
  return exitCodes.ok;
}

function serialOf(text: string) {
  const { data } = serialSchema.safeParse(text.trim().toUpperCase());
  if (data === undefined) throw new KitError('roster.not-a-serial', { text: text.slice(0, 40) });
  return data;
}

function rowNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a row’s number, from 1');
  return value;
}

function pairOf(text: string): Pair {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('it is key=value');
  return [text.slice(0, at), text.slice(at + 1)];
}
