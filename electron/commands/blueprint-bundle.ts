import type { Command } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { BundleContents } from '../../shared/domain/blueprint-bundle.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { passwordToMake, passwordToOpen } from './file-password.ts';
import { readInputFile, writeNewFile } from './files.ts';
import { named } from './named.ts';
import { exitCodes } from './output.ts';

const leftOutWords = {
  export: {
    ja: '入れていないプロファイル: {names}。--with-profiles をつけると、パスワードで封をして入れます。',
    en: 'Profiles left out: {names}. With --with-profiles they are sealed under a password.',
  },
  import: {
    ja: 'ファイルにもこの Mac にもないプロファイル: {names}。ブループリントに追加してください。',
    en: 'Profiles neither in the file nor on this Mac: {names}. Add them to the blueprint.',
  },
};

type ExportOptions = CommonOptions & { readonly withProfiles?: boolean; readonly passwordFd?: string };
type ImportOptions = CommonOptions & {
  readonly name?: string;
  readonly organization?: string;
  readonly server?: string;
  readonly passwordFd?: string;
};

/** Blueprints from station to station, one file each. */
export function addBlueprintBundleCommands(blueprint: Command): void {
  withCommonOptions(
    blueprint
      .command('export')
      .argument('<name>', 'the blueprint')
      .argument('<file>', 'the file to write; it must not exist yet')
      .description('write a blueprint to one file for another station'),
  )
    .option('--with-profiles', 'with the profiles, sealed under a password')
    .option('--password-fd <n>', 'file descriptor of the password (else asked twice on the terminal)')
    .action((name: string, file: string, options: ExportOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { id } = named('blueprint', name, await station.call('blueprints.list', {}));
          const secret =
            options.withProfiles === true
              ? { password: await passwordToMake(options.passwordFd, output.language) }
              : {};
          const { data, leftOut } = await station.call('blueprints.export', { id, ...secret });
          writeNewFile(file, Buffer.from(data, 'base64'));
          output.data({ file, leftOut });
          output.say(file);
          if (leftOut.length > 0) output.say(output.text(leftOutWords.export, { names: leftOut.join(', ') }));
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(
    blueprint
      .command('import')
      .argument('<file>', 'a file that `blueprint export` wrote')
      .description('add the blueprint of such a file'),
  )
    .option('--name <name>', 'another name for it')
    .option('--organization <name>', 'the organization here (default: the one of the same name)')
    .option('--server <name>', 'the server here, or none (default: the one of the same name)')
    .option('--password-fd <n>', 'file descriptor of the password (else asked on the terminal where one is needed)')
    .action((path: string, options: ImportOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const data = readInputFile(path, 24).toString('base64');
          const contents = await station.call('blueprints.readFile', { data });
          const isSealed = contents.profiles.some(({ source }) => source === 'sealed');
          const { blueprint: made, leftOut } = await station.call('blueprints.import', {
            data,
            name: options.name ?? contents.name,
            ...(await placeOf(contents, options, station)),
            ...(isSealed ? { password: await passwordToOpen(options.passwordFd, output.language) } : {}),
          });
          output.data({ blueprint: made, leftOut });
          output.say(made.name);
          if (leftOut.length > 0) output.say(output.text(leftOutWords.import, { names: leftOut.join(', ') }));
          return exitCodes.ok;
        }),
      ),
    );
}

/** Whose it becomes and where its devices enroll: what was said, else what goes by the same name here. */
async function placeOf(contents: BundleContents, options: ImportOptions, station: StationClient) {
  const organizationId =
    options.organization === undefined
      ? contents.organization.id
      : named('organization', options.organization, await station.call('organizations.list', {})).id;
  if (organizationId === undefined) {
    throw new KitError('input.not-found', { what: 'organization', name: contents.organization.name });
  }
  if (options.server === 'none') return { organizationId, serverId: null };
  if (options.server !== undefined) {
    return { organizationId, serverId: named('server', options.server, await station.call('servers.list', {})).id };
  }
  if (contents.server === null) return { organizationId, serverId: null };
  const serverId = contents.server.id;
  if (serverId === undefined) throw new KitError('input.not-found', { what: 'server', name: contents.server.name });
  return { organizationId, serverId };
}
