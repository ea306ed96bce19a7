import type { Command } from 'commander';
import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { ListedProfile } from '../../../shared/domain/profile.ts';
import { payloadTitle } from '../../../shared/texts/profiles/payload-titles.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { confirmTyped } from '../confirm.ts';
import { named } from '../named.ts';
import { exitCodes } from '../output.ts';
import { formatTable } from '../table.ts';
import { sayContents } from './say.ts';
import { type TargetOptions, targetOf, withTarget } from './target.ts';

const columns = {
  ja: ['名前', '版', '内容', '署名', 'ブループリント'],
  en: ['Name', 'Revision', 'Holds', 'Signed', 'Blueprints'],
};
const empty = { ja: 'プロファイルはまだありません。', en: 'There is no profile yet.' };
const ask = {
  ja: '削除するには、プロファイルの名前を入力してください: ',
  en: 'Type the name of the profile to remove it: ',
};

/** The one profile of the library that a person means. */
export async function profileNamed(name: string, station: StationClient): Promise<ListedProfile> {
  return named('profile', name, await station.call('profiles.list', {}));
}

export function addProfileLibraryCommands(profile: Command): void {
  withCommonOptions(profile.command('list').description('the profiles of this station')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const profiles = await station.call('profiles.list', {});
          output.data({ profiles });
          const rows = profiles.map(({ name, revision, payloads, signer, usedBy }) => [
            name,
            String(revision),
            payloads.map(({ type }) => payloadTitle(type, output.language)).join(', '),
            signer?.chain[0]?.notAfter.slice(0, 10) ?? '–',
            usedBy.map((blueprint) => blueprint.name).join(', ') || '–',
          ]);
          output.say(rows.length === 0 ? output.text(empty) : formatTable(columns[output.language], rows));
          return exitCodes.ok;
        }),
      ),
  );

  withTarget(
    withCommonOptions(
      profile.command('show').argument('<name>', 'the profile').description('what it does, in plain words'),
    ),
  )
    .option('--xml', 'print it as XML, with marks in place of its secrets')
    .action((name: string, options: CommonOptions & TargetOptions & { readonly xml?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { id } = await profileNamed(name, station);
          const shown = await station.call('profiles.show', { id, target: targetOf(options) });
          output.data(shown);
          if (options.xml === true) output.say(shown.contents.xml);
          else sayContents(shown.contents, output);
          return exitCodes.ok;
        }),
      ),
    );

  change(profile, 'rename', 'give it another name', async (station, { id }, name) =>
    station.call('profiles.rename', { id, name }),
  );
  change(profile, 'duplicate', 'one more profile with the same settings', async (station, { id }, name) =>
    station.call('profiles.duplicate', { id, name }),
  );

  withCommonOptions(
    profile
      .command('renew')
      .argument('<name>', 'the profile')
      .description('put its newest revision into every blueprint that holds an earlier one'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const { id } = await profileNamed(name, station);
        const renewed = await station.call('profiles.renew', { id });
        output.data(renewed);
        for (const blueprint of renewed.blueprints) output.say(blueprint.name);
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    profile
      .command('remove')
      .argument('<name>', 'the profile')
      .description('remove it from the library; blueprints keep the revision they hold'),
  )
    .option('--yes', 'do not ask')
    .action((name: string, options: CommonOptions & { readonly yes?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const found = await profileNamed(name, station);
          if (options.yes !== true) await confirmTyped(output.text(ask), found.name, output);
          await station.call('profiles.remove', { id: found.id });
          output.data({ removed: found });
          return exitCodes.ok;
        }),
      ),
    );
}

function change(
  profile: Command,
  verb: string,
  description: string,
  run: (station: StationClient, found: ListedProfile, name: string) => Promise<{ readonly name: string }>,
): void {
  withCommonOptions(
    profile
      .command(verb)
      .argument('<name>', 'the profile')
      .argument('<new-name>', 'its new name')
      .description(description),
  ).action((name: string, newName: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const saved = await run(station, await profileNamed(name, station), newName);
        output.data({ profile: saved });
        output.say(saved.name);
        return exitCodes.ok;
      }),
    ),
  );
}
