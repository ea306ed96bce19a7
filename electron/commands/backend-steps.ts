import type { Command } from 'commander';
import type { ManualStep } from '../../shared/domain/backend.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { exitCodes, type Output } from './output.ts';
import { type WhoOptions, whoActs, withWho } from './who.ts';

const none = { ja: 'コンソールで行う手順はありません。', en: 'There are no steps to do by hand.' };
const noneWaiting = {
  ja: 'コンソールでの作業を待つ端末はありません。',
  en: 'No device waits for a step on a console.',
};
const waitingFor = { ja: '待ち: {serials}', en: 'waiting: {serials}' };
const ticked = { ja: '済み: {at} {by} {subject}', en: 'done: {at} {by} {subject}' };

type TickOptions = CommonOptions & WhoOptions & { readonly subject?: string; readonly note?: string };

export function addBackendStepCommands(backend: Command): void {
  withCommonOptions(
    backend
      .command('waiting')
      .description('which devices wait for somebody to do a step on a console, of every server'),
  ).action((options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const servers = (await station.call('backends.list', {})).filter(({ waiting }) => waiting.length > 0);
        output.data({ servers });
        for (const { serverName, waiting } of servers) {
          for (const { id, title, path, waiting: serials } of waiting) {
            output.say(`${serverName}  ${id}  ${output.text(title)}\n  ${output.text(path)}`);
            if (serials.some((serial) => serial !== ''))
              output.say(`  ${output.text(waitingFor, { serials: serials.join(', ') })}`);
          }
        }
        if (servers.length === 0) output.say(output.text(noneWaiting));
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    backend
      .command('steps')
      .argument('<server>', 'name or id')
      .description('what has to be done on the product’s console, and who did it'),
  ).action((server: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const steps = await station.call('backends.steps', { serverId: server });
        output.data({ steps });
        output.say(steps.length === 0 ? output.text(none) : steps.map((step) => describe(step, output)).join('\n\n'));
        return exitCodes.ok;
      }),
    ),
  );

  withWho(
    withCommonOptions(
      backend
        .command('tick')
        .argument('<server>', 'name or id')
        .argument('<step>', 'name of the step')
        .description('record that a step was done on the console'),
    ),
    'who did it',
  )
    .option('--subject <serial>', 'for which device')
    .option('--note <text>', 'what else is worth knowing')
    .action((server: string, step: string, options: TickOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const done = await station.call('backends.tick', {
            serverId: server,
            step,
            by: await whoActs(station, options),
            ...(options.subject === undefined ? {} : { subject: options.subject }),
            ...(options.note === undefined ? {} : { note: options.note }),
          });
          output.data({ step: done });
          output.say(describe(done, output));
          return exitCodes.ok;
        }),
      ),
    );
}

function describe({ id, title, path, warnings, ticks, waiting }: ManualStep, output: Output): string {
  const lines = [
    `${id}  ${output.text(title)}`,
    `  ${output.text(path)}`,
    ...warnings.map((warning) => `  ! ${output.text(warning)}`),
    ...(waiting.some((serial) => serial !== '')
      ? [`  … ${output.text(waitingFor, { serials: waiting.join(', ') })}`]
      : []),
    ...ticks.map(({ at, by, subject }) => `  ✓ ${output.text(ticked, { at, by, subject })}`.trimEnd()),
  ];
  return lines.join('\n');
}
