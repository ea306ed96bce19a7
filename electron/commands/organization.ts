import type { Command } from 'commander';
import type { Organization } from '../../shared/domain/organization.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { confirmTyped } from './confirm.ts';
import { heldIdentity } from './held-identities.ts';
import { addIdentityCommands } from './identity.ts';
import { named } from './named.ts';
import { type DetailOptions, detailsIn, withDetails } from './organization-details.ts';
import { exitCodes, type Output } from './output.ts';
import { formatTable } from './table.ts';

const columns = { ja: ['名前', '監視識別情報', '期限', '控え'], en: ['Name', 'Supervision identity', 'Until', 'Copy'] };
const empty = { ja: '組織はまだ登録されていません。', en: 'No organization has been added yet.' };
const removal = {
  devices: {
    ja: 'この監視識別情報で監視対象にした端末: {devices} 台',
    en: 'Devices supervised with its identity: {devices}',
  },
  noCopy: {
    ja: '監視識別情報は一度も書き出されていません。この Mac が壊れると、その端末は消去するしかなくなります。',
    en: 'The identity was never exported. Without this Mac those devices must be erased.',
  },
  kept: {
    ja: '監視識別情報は金庫に残り、新しい組織で選び直せます。',
    en: 'The identity stays in the vault and can be chosen for a new organization.',
  },
  ask: {
    ja: '削除するには、組織の名前を入力してください: ',
    en: 'Type the name of the organization to remove it: ',
  },
};

function said(saved: Organization, output: Output): number {
  output.data({ organization: saved });
  output.say(`${saved.name}  ${saved.identity.fingerprint}`);
  return exitCodes.ok;
}

export function addOrganizationCommands(program: Command): void {
  const organization = program.command('organization').description('organizations and their supervision identities');

  withDetails(
    organization.command('add').description('add an organization, with a new supervision identity or a held one'),
  )
    .requiredOption('--name <name>', 'shown to the device’s user')
    .option('--identity <fingerprint>', 'one that this station holds: the beginning of its fingerprint')
    .action((options: DetailOptions & { readonly name: string; readonly identity?: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const identity = options.identity === undefined ? {} : await heldIdentity(options.identity, station);
          const saved = await station.call('organizations.save', {
            name: options.name,
            ...detailsIn(options),
            ...identity,
          });
          return said(saved, output);
        }),
      ),
    );

  withDetails(
    organization
      .command('edit')
      .argument('<organization>', 'the organization')
      .description('change what is given and leave the rest; an empty text clears. Its identity stays'),
  )
    .option('--name <name>', 'another name for it')
    .action((name: string, options: DetailOptions & { readonly name?: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const known = named('organization', name, await station.call('organizations.list', {}));
          const saved = await station.call('organizations.save', {
            id: known.id,
            name: options.name ?? known.name,
            ...detailsIn(options, known),
          });
          return said(saved, output);
        }),
      ),
    );

  withCommonOptions(organization.command('list').description('the organizations of this station')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const list = await station.call('organizations.list', {});
          output.data({ organizations: list });
          const rows = list.map(({ name, identity: { fingerprint, notAfter, copy } }) => [
            name,
            fingerprint.slice(0, 16),
            notAfter,
            copy?.at ?? '–',
          ]);
          output.say(rows.length === 0 ? output.text(empty) : formatTable(columns[output.language], rows));
          return exitCodes.ok;
        }),
      ),
  );

  withCommonOptions(
    organization
      .command('remove')
      .argument('<name>', 'the organization')
      .description('remove an organization that no blueprint uses; its identity stays in the vault'),
  )
    .option('--yes', 'do not ask')
    .action((name: string, options: CommonOptions & { readonly yes?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const found = named('organization', name, await station.call('organizations.list', {}));
          const usage = await station.call('organizations.usage', { id: found.id });
          output.say(output.text(removal.devices, { devices: String(usage.devices) }));
          if (found.identity.copy === undefined) output.say(output.text(removal.noCopy));
          output.say(output.text(removal.kept));
          if (options.yes !== true) await confirmTyped(output.text(removal.ask), found.name, output);
          await station.call('organizations.remove', { id: found.id });
          output.data({ removed: found, usage });
          return exitCodes.ok;
        }),
      ),
    );

  addIdentityCommands(organization);
}
