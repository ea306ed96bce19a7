import { type Command, InvalidArgumentError } from 'commander';
import { exampleModels, exampleVersions } from '../../shared/tables/example-devices.ts';
import { inputOf } from './blueprint-file.ts';
import { sayPlan } from './blueprint-plan.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { confirmTyped } from './confirm.ts';
import { named } from './named.ts';
import { exitCodes } from './output.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['名前', '版', '組織', 'サーバ', 'プロファイル'],
  en: ['Name', 'Revision', 'Organization', 'Server', 'Profiles'],
};
const empty = { ja: 'ブループリントはまだありません。', en: 'There is no blueprint yet.' };
const ask = {
  ja: '削除するには、ブループリントの名前を入力してください: ',
  en: 'Type the name of the blueprint to remove it: ',
};

type PreviewOptions = CommonOptions & { readonly model: string; readonly os: string; readonly setUp?: boolean };

/** What is done with blueprints that the station keeps. */
export function addBlueprintLibraryCommands(blueprint: Command): void {
  withCommonOptions(blueprint.command('list').description('the blueprints of this station')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const [list, organizations, servers] = await Promise.all([
            station.call('blueprints.list', {}),
            station.call('organizations.list', {}),
            station.call('servers.list', {}),
          ]);
          output.data({ blueprints: list });
          const nameOf = (id: string | null, among: readonly { id: string; name: string }[]) =>
            among.find((entry) => entry.id === id)?.name ?? '–';
          const rows = list.map(({ name, revision, organizationId, serverId, profiles }) => [
            name,
            String(revision),
            nameOf(organizationId, organizations),
            nameOf(serverId, servers),
            String(profiles.length),
          ]);
          output.say(rows.length === 0 ? output.text(empty) : formatTable(columns[output.language], rows));
          return exitCodes.ok;
        }),
      ),
  );

  withCommonOptions(
    blueprint
      .command('preview')
      .argument('<name>', 'the blueprint')
      .description('what would be done to an example device; none is needed'),
  )
    .option('--model <type>', `product type, such as ${exampleModels[0].productType}`, exampleModels[0].productType)
    .option('--os <version>', 'its iOS version', exampleVersions[0])
    .option('--set-up', 'it was used before')
    .action((name: string, options: PreviewOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { id } = named('blueprint', name, await station.call('blueprints.list', {}));
          const example = { productType: options.model, osVersion: options.os, setUp: options.setUp === true };
          const plan = await station.call('blueprints.preview', { id, example });
          output.data({ plan });
          sayPlan([plan], output);
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(
    blueprint
      .command('duplicate')
      .argument('<name>', 'the blueprint')
      .argument('<new-name>', 'name of the copy', notEmpty)
      .description('one more blueprint with the same settings and profiles'),
  ).action((name: string, copy: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const original = named('blueprint', name, await station.call('blueprints.list', {}));
        const saved = await station.call('blueprints.save', { ...inputOf(original), id: undefined, name: copy });
        output.data({ blueprint: saved });
        output.say(saved.name);
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    blueprint
      .command('remove')
      .argument('<name>', 'the blueprint')
      .description('remove a blueprint; records of past work stay'),
  )
    .option('--yes', 'do not ask')
    .action((name: string, options: CommonOptions & { readonly yes?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const found = named('blueprint', name, await station.call('blueprints.list', {}));
          if (options.yes !== true) await confirmTyped(output.text(ask), found.name, output);
          await station.call('blueprints.remove', { id: found.id });
          output.data({ removed: found });
          return exitCodes.ok;
        }),
      ),
    );
}

function notEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('it needs a name');
  return text;
}
