import type { Command } from 'commander';
import type { ManualStep } from '../../shared/domain/backend.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { exitCodes, type Output } from './output.ts';

const none = { ja: 'コンソールで行う手順はありません。', en: 'There are no steps to do by hand.' };
const ticked = { ja: '済み: {at} {by} {subject}', en: 'done: {at} {by} {subject}' };

type TickOptions = CommonOptions & { readonly by: string; readonly subject?: string; readonly note?: string };

export function addBackendStepCommands(backend: Command): void {
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

  withCommonOptions(
    backend
      .command('tick')
      .argument('<server>', 'name or id')
      .argument('<step>', 'name of the step')
      .description('record that a step was done on the console'),
  )
    .requiredOption('--by <name>', 'who did it')
    .option('--subject <serial>', 'for which device')
    .option('--note <text>', 'what else is worth knowing')
    .action((server: string, step: string, options: TickOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const done = await station.call('backends.tick', {
            serverId: server,
            step,
            by: options.by,
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

function describe({ id, title, path, warnings, ticks }: ManualStep, output: Output): string {
  const lines = [
    `${id}  ${output.text(title)}`,
    `  ${output.text(path)}`,
    ...warnings.map((warning) => `  ! ${output.text(warning)}`),
    ...ticks.map(({ at, by, subject }) => `  ✓ ${output.text(ticked, { at, by, subject })}`.trimEnd()),
  ];
  return lines.join('\n');
}
