import type { Command } from 'commander';
import { registrationMethodSchema, registrationMethods, typedSerialsSchema } from '../../../shared/domain/fleet.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { exitCodes } from '../output.ts';
import { formatTable } from '../table.ts';
import { sayOperation } from './say.ts';

const deviceColumns = {
  ja: ['シリアル', '状態', '登録方法', 'グループ', '最終通信', '情報源', '時点', '操作'],
  en: ['Serial', 'State', 'Method', 'Group', 'Last seen', 'Source', 'As of', 'Operation'],
};
const operationColumns = { ja: ['番号', '操作', '状態', '開始', '担当者'], en: ['Id', 'What', 'State', 'Begun', 'By'] };
const texts = {
  noDevices: { ja: '端末はまだありません。', en: 'No devices are known yet.' },
  noOperations: { ja: '操作はまだありません。', en: 'There are no operations yet.' },
  method: { ja: '{count} 台の登録方法を {method} にしました。', en: '{count} noted as registered by {method}.' },
};

type StepOptions = CommonOptions & { readonly by: string; readonly note?: string; readonly seen?: boolean };

/** What is known of devices and of operations under way, and what people say they did. */
export function addStepCommands(fleet: Command): void {
  withCommonOptions(
    fleet
      .command('list')
      .argument('<server>', 'name or id')
      .description('devices and where they stand at the MDM, with source and age'),
  ).action((server: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const devices = await station.call('fleet.list', { serverId: server });
        output.data({ devices });
        const rows = devices.map((device) => [
          device.serial,
          device.state,
          device.method ?? '?',
          device.group ?? '–',
          device.lastSeenAt ?? '–',
          device.source,
          device.asOf,
          device.operationId ?? '–',
        ]);
        output.say(
          rows.length === 0 ? output.text(texts.noDevices) : formatTable(deviceColumns[output.language], rows),
        );
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    fleet.command('show').argument('[operation]', 'its id').description('one operation step by step, or all of them'),
  ).action((id: string | undefined, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        if (id !== undefined) return sayOperation(await station.call('fleet.show', { id }), output);
        const operations = await station.call('fleet.operations', {});
        output.data({ operations });
        const rows = operations.map((one) => [one.id, one.request.kind, one.state, one.startedAt, one.operator ?? '–']);
        output.say(
          rows.length === 0 ? output.text(texts.noOperations) : formatTable(operationColumns[output.language], rows),
        );
        return exitCodes.ok;
      }),
    ),
  );

  for (const [word, description] of [
    ['tick', 'record that a step was done by hand'],
    ['skip', 'record that a step does not concern this device'],
  ] as const) {
    const command = withCommonOptions(
      fleet
        .command(word)
        .argument('<operation>', 'its id')
        .argument('<step>', 'as `fleet show` names it')
        .description(description),
    )
      .requiredOption('--by <name>', 'who')
      .option('--note <text>', 'what else is worth knowing');
    if (word === 'tick') command.option('--seen', 'its effect was seen on the console, too');
    command.action((id: string, step: string, options: StepOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const said = { id, step, by: options.by, note: options.note ?? '' };
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

  withCommonOptions(
    fleet
      .command('cancel')
      .argument('<operation>', 'its id')
      .description('give an operation up; what is done stays done'),
  )
    .requiredOption('--by <name>', 'who')
    .requiredOption('--reason <text>', 'why')
    .action((id: string, options: CommonOptions & { by: string; reason: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { by, reason } = options;
          const operation = await station.call('fleet.cancel', { id, by, reason });
          sayOperation(operation, output);
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(
    fleet
      .command('method')
      .argument('<method>', `how they were registered the first time: ${registrationMethods.join(', ')}`)
      .argument('<serial...>', 'serial numbers')
      .description('note how devices were registered: it decides how they leave'),
  ).action((method: string, serials: string[], options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const said = registrationMethodSchema.safeParse(method);
        const named = typedSerialsSchema.safeParse(serials);
        if (!said.success || !named.success) {
          throw new KitError('input.invalid', { what: 'fleet method', where: said.success ? 'serial' : method });
        }
        const noted = await station.call('fleet.setMethod', { serials: named.data, method: said.data });
        output.data(noted);
        output.say(output.text(texts.method, { count: String(noted.serials.length), method: noted.method }));
        return exitCodes.ok;
      }),
    ),
  );
}
