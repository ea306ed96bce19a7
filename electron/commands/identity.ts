import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Organization } from '../../shared/domain/organization.ts';
import { groupedFingerprint } from '../../shared/texts/fingerprint.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { passwordToMake, withFilePassword } from './file-password.ts';
import { readInputFile, writeNewFile } from './files.ts';
import { addHeldIdentitiesCommand } from './held-identities.ts';
import { addIdentityAcceptCommands } from './identity-accept.ts';
import { addIdentityChangeCommands } from './identity-change.ts';
import { exportForCfgutil } from './identity-pair.ts';
import { named } from './named.ts';
import { type DetailOptions, detailsIn, withDetails } from './organization-details.ts';
import { exitCodes, type Output } from './output.ts';

const words = {
  until: { ja: '有効期限  {date}', en: 'Valid until  {date}' },
  devices: { ja: '監視対象にした端末  {devices} 台', en: 'Devices supervised  {devices}' },
  exported: { ja: '控え  {at} に書き出し {by}', en: 'Copy  exported {at} {by}' },
  imported: { ja: '控え  {at} に取り込み', en: 'Copy  imported {at}' },
  none: {
    ja: '控え  なし: `kitbench organization identity export` で書き出し、別の場所に保管してください。',
    en: 'Copy  none: export it with `kitbench organization identity export` and keep the file elsewhere.',
  },
};

type ExportOptions = CommonOptions & {
  readonly passwordFd?: string;
  readonly compatible?: boolean;
  readonly der?: boolean;
  readonly yes?: boolean;
};
type ImportOptions = DetailOptions & { readonly passwordFd?: string };

export function addIdentityCommands(organization: Command): void {
  const identity = organization.command('identity').description('supervision identities (監視識別情報)');

  addHeldIdentitiesCommand(identity);
  addIdentityChangeCommands(identity);
  addIdentityAcceptCommands(identity);

  withCommonOptions(
    identity.command('show').argument('[organization]', 'only this one').description('fingerprint, expiry and copies'),
  ).action((name: string | undefined, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const all = await station.call('organizations.list', {});
        const shown = name === undefined ? all : [named('organization', name, all)];
        const identities = await Promise.all(
          shown.map(async ({ id, name: of, identity: its }) => {
            const { devices } = await station.call('organizations.usage', { id });
            return { organization: of, ...its, devices };
          }),
        );
        output.data({ identities });
        for (const held of identities) sayIdentity(held, output);
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    identity
      .command('export')
      .argument('<organization>', 'whose identity')
      .argument('<file>', 'the file to write; with --der the beginning of two names')
      .description('write the identity to a file under a password of your choice; nothing is replaced'),
  )
    .option('--password-fd <n>', 'file descriptor of the password (else asked twice on the terminal)')
    .option('--compatible', 'weaker encryption, for tools that read nothing else')
    .option('--der', 'for cfgutil: certificate and key in two files, <file>.cer and <file>.key. The key lies open')
    .option('--yes', 'with --der: do not ask')
    .action((name: string, file: string, options: ExportOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const known = named('organization', name, await station.call('organizations.list', {}));
          if (options.der === true) return exportForCfgutil(known, file, options.yes === true, station, output);
          const { id, identity: own } = known;
          const { data } = await station.call('organizations.exportIdentity', {
            id,
            password: await passwordToMake(options.passwordFd, output.language),
            format: options.compatible === true ? 'compatible' : 'strong',
          });
          writeNewFile(file, Buffer.from(data, 'base64'));
          const by = userInfo().username;
          const { fingerprint } = own;
          const noted = await station.call('organizations.noteCopy', { id, fingerprint, by });
          output.data({ file, organization: noted });
          output.say(`${file}  ${groupedFingerprint(fingerprint)}`);
          return exitCodes.ok;
        }),
      ),
    );

  withDetails(
    identity
      .command('import')
      .argument('<name>', 'name of the organization to add')
      .argument('<files...>', 'a PKCS#12 file, or certificate and private key (PEM or DER)')
      .description('add an organization with an identity that exists already'),
  )
    .option('--password-fd <n>', 'file descriptor of the password (else asked on the terminal where one is needed)')
    .action((name: string, paths: string[], options: ImportOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const files = paths.map((path) => readInputFile(path, 1).toString('base64'));
          const saved = await withFilePassword(options.passwordFd, output.language, (password) =>
            station.call('organizations.save', {
              name,
              ...detailsIn(options),
              identity: { from: 'files', files, password },
            }),
          );
          output.data({ organization: saved });
          output.say(`${saved.name}  ${groupedFingerprint(saved.identity.fingerprint)}`);
          return exitCodes.ok;
        }),
      ),
    );
}

type Shown = Organization['identity'] & { readonly organization: string; readonly devices: number };

function sayIdentity({ organization, fingerprint, notAfter, copy, devices }: Shown, output: Output): void {
  output.say(organization);
  output.say(`  ${groupedFingerprint(fingerprint)}`);
  output.say(`  ${output.text(words.until, { date: notAfter })}`);
  output.say(`  ${output.text(words.devices, { devices: String(devices) })}`);
  const said = copy === undefined ? words.none : words[copy.how];
  output.say(`  ${output.text(said, { at: copy?.at ?? '', by: copy?.by ?? '' }).trimEnd()}`);
}
