import type { Command } from 'commander';
import { registrationMethodSchema, registrationMethods, typedSerialsSchema } from '../../../shared/domain/fleet.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { methodWords } from '../../../shared/texts/fleet/words.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { exitCodes } from '../output.ts';
import { type WhoOptions, whoActs, withWho } from '../who.ts';
import { type FromOptions, namedSerials, withSerials } from './named-serials.ts';
import { sayOperation } from './say.ts';

const texts = {
  method: { ja: '{count} 台の登録方法を {method} にしました。', en: '{count} noted as registered by {method}.' },
};

type StepOptions = CommonOptions & WhoOptions & { readonly note?: string; readonly seen?: boolean };

/** What people say they did, and how operations go on. */
export function addStepCommands(fleet: Command): void {
  for (const [word, description] of [
    ['tick', 'record that a step was done by hand'],
    ['skip', 'record that a step does not concern this device'],
  ] as const) {
    const command = withWho(
      withCommonOptions(
        fleet
          .command(word)
          .argument('<operation>', 'its id')
          .argument('<step...>', 'as `fleet show` names them: what was done in one go')
          .description(description),
      ),
      'who',
    ).option('--note <text>', 'what else is worth knowing');
    if (word === 'tick') command.option('--seen', 'its effect was seen on the console, too');
    command.action((id: string, step: string[], options: StepOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const said = { id, step, by: await whoActs(station, options), note: options.note ?? '' };
          const now =
            word === 'tick'
              ? await station.call('fleet.tick', { ...said, seen: options.seen === true })
              : await station.call('fleet.notNeeded', said);
          return sayOperation(now, output);
        }),
      ),
    );
  }

  withCommonOptions(
    fleet.command('verify').argument('<operation>', 'its id').description('read back what can be read back now'),
  ).action((id: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => sayOperation(await station.call('fleet.verify', { id }), output)),
    ),
  );

  withWho(
    withCommonOptions(
      fleet
        .command('cancel')
        .argument('<operation>', 'its id')
        .description('give an operation up; what is done stays done'),
    ),
    'who',
  )
    .requiredOption('--reason <text>', 'why')
    .action((id: string, options: CommonOptions & WhoOptions & { reason: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { reason } = options;
          const by = await whoActs(station, options);
          const operation = await station.call('fleet.cancel', { id, by, reason });
          sayOperation(operation, output);
          return exitCodes.ok;
        }),
      ),
    );

  const method = withCommonOptions(
    fleet
      .command('method')
      .argument('<method>', `how they were registered the first time: ${registrationMethods.join(', ')}`)
      .description('note how devices were registered: it decides how they leave'),
  );
  withSerials(method).action((word: string, serials: string[], options: CommonOptions & FromOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const said = registrationMethodSchema.safeParse(word);
        const named = typedSerialsSchema.safeParse(await namedSerials(station, serials, options));
        if (!said.success || !named.success) {
          throw new KitError('input.invalid', { what: 'fleet method', where: said.success ? 'serial' : word });
        }
        const noted = await station.call('fleet.setMethod', { serials: named.data, method: said.data });
        output.data(noted);
        const registered = output.text(methodWords[noted.method]);
        output.say(output.text(texts.method, { count: String(noted.serials.length), method: registered }));
        return exitCodes.ok;
      }),
    ),
  );
}
