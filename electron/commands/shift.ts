import type { Command } from 'commander';
import type { ShiftBook } from '../../shared/domain/shift.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { exitCodes, type Output } from './output.ts';

const texts = {
  working: {
    ja: '担当者: {operator}({since} から、{until} まで)',
    en: 'At work: {operator} (since {since}, until {until})',
  },
  nobody: { ja: '担当者は登録されていません。', en: 'Nobody is at work.' },
  names: { ja: '最近の担当者: {names}', en: 'Worked here lately: {names}' },
};

/** Who works at the station: the name goes into what is begun from then on. */
export function addShiftCommands(program: Command): void {
  const shift = program.command('shift').description('who works at the station now');

  withCommonOptions(
    shift.command('start').argument('<name>', 'the operator').description('begin a shift, or hand over to somebody'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const started = await station.call('shift.start', { name });
        output.data({ shift: started });
        output.say(describe({ shift: started, names: [] }, output));
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(shift.command('end').description('end the shift')).action((options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        await station.call('shift.end', {});
        output.data({ shift: null });
        output.say(output.text(texts.nobody));
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(shift.command('show').description('who works now, and who did lately')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const book = await station.call('shift.show', {});
          output.data({ shift: book.shift ?? null, names: book.names });
          output.say(describe(book, output));
          return exitCodes.ok;
        }),
      ),
  );
}

function describe({ shift, names }: ShiftBook, output: Output): string {
  const time = (iso: string) => new Date(iso).toLocaleTimeString(output.language, { timeStyle: 'short' });
  const now =
    shift === undefined
      ? output.text(texts.nobody)
      : output.text(texts.working, {
          operator: shift.operator,
          since: time(shift.since),
          until: time(shift.until),
        });
  if (names.length === 0) return now;
  return `${now}\n${output.text(texts.names, { names: names.join(output.language === 'ja' ? '、' : ', ') })}`;
}
