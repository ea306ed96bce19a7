import { basename } from 'node:path';
import type { Command } from 'commander';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { readInputFile, writeNewFile } from '../files.ts';
import { named } from '../named.ts';
import { exitCodes } from '../output.ts';
import { profileNamed } from './library.ts';
import { sayContents } from './say.ts';
import { type TargetOptions, targetOf, withTarget } from './target.ts';

const limitMegabytes = 3;
const saved = { ja: '「{name}」版 {revision}', en: '"{name}", revision {revision}' };
const leftOut = {
  ja: 'パスワードなどは入れていません。--with-secrets をつけると、そのまま書き出します。',
  en: 'Its secrets are left out. With --with-secrets they are written in clear.',
};

type ImportOptions = CommonOptions & { readonly name?: string; readonly replaces?: string };

/** Profiles as .mobileconfig files: looked at, brought in, signed, written out. */
export function addProfileFileCommands(profile: Command): void {
  withTarget(
    withCommonOptions(
      profile
        .command('check')
        .argument('<file>', 'a .mobileconfig file')
        .description('what a file does and what devices would refuse; keeps nothing'),
    ),
  ).action((path: string, options: CommonOptions & TargetOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const data = readInputFile(path, limitMegabytes).toString('base64');
        const contents = await station.call('profiles.inspect', { data, target: targetOf(options) });
        output.data(contents);
        sayContents(contents, output);
        return contents.findings.some(({ level }) => level === 'error') ? exitCodes.failed : exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    profile
      .command('import')
      .argument('<file>', 'a .mobileconfig file, signed or not')
      .description('keep a file in the library, byte by byte'),
  )
    .option('--name <name>', "its name (default: the file's)")
    .option('--replaces <name>', 'the profile that it is a new revision of')
    .action((path: string, options: ImportOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const data = readInputFile(path, limitMegabytes).toString('base64');
          const replaced = options.replaces === undefined ? undefined : await profileNamed(options.replaces, station);
          const name = options.name ?? replaced?.name ?? basename(path).replace(/\.mobileconfig$/i, '');
          const kept = await station.call('profiles.import', {
            data,
            name,
            ...(replaced === undefined ? {} : { id: replaced.id }),
          });
          const contents = await station.call('profiles.inspect', { data, target: {} });
          output.data({ profile: kept, findings: contents.findings });
          output.say(output.text(saved, { name: kept.name, revision: String(kept.revision) }));
          sayContents(contents, output);
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(
    profile
      .command('sign')
      .argument('<name>', 'the profile')
      .requiredOption('--organization <name>', 'the organization whose identity signs')
      .description('sign it (CMS); the signed profile is a new revision'),
  ).action((name: string, options: CommonOptions & { readonly organization: string }) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const { id } = await profileNamed(name, station);
        const signer = named('organization', options.organization, await station.call('organizations.list', {}));
        const signed = await station.call('profiles.sign', { id, organizationId: signer.id });
        output.data({ profile: signed });
        output.say(output.text(saved, { name: signed.name, revision: String(signed.revision) }));
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    profile
      .command('export')
      .argument('<name>', 'the profile')
      .argument('<file>', 'the file to write; it must not exist yet')
      .description('write it as a .mobileconfig file'),
  )
    .option('--with-secrets', 'with its passwords, in clear: the very file')
    .action((name: string, path: string, options: CommonOptions & { readonly withSecrets?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { id, hasSecrets } = await profileNamed(name, station);
          const secrets = options.withSecrets === true;
          const { data } = await station.call(secrets ? 'profiles.exportWhole' : 'profiles.export', { id });
          writeNewFile(path, Buffer.from(data, 'base64'));
          output.data({ file: path, secretsLeftOut: hasSecrets && !secrets });
          output.say(path);
          if (hasSecrets && !secrets) output.say(output.text(leftOut));
          return exitCodes.ok;
        }),
      ),
    );
}
