import type { Command } from 'commander';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { exitCodes } from './output.ts';
import { formatTable } from './table.ts';

const columns = { ja: ['名前', '監視識別情報', '期限'], en: ['Name', 'Supervision identity', 'Until'] };
const empty = { ja: '組織はまだ登録されていません。', en: 'No organization has been added yet.' };

type AddOptions = CommonOptions & {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly department?: string;
};

export function addOrganizationCommands(program: Command): void {
  const organization = program.command('organization').description('organizations and their supervision identities');

  withCommonOptions(organization.command('add').description('add an organization with a new supervision identity'))
    .requiredOption('--name <name>', 'shown to the device’s user')
    .option('--department <text>', 'department')
    .option('--phone <text>', 'phone')
    .option('--email <text>', 'e-mail')
    .option('--address <text>', 'address')
    .action((options: AddOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { name, department, phone, email, address } = options;
          const saved = await station.call('organizations.save', {
            name,
            ...(department === undefined ? {} : { department }),
            ...(phone === undefined ? {} : { phone }),
            ...(email === undefined ? {} : { email }),
            ...(address === undefined ? {} : { address }),
          });
          output.data({ organization: saved });
          output.say(`${saved.name}  ${saved.identity.fingerprint}`);
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(organization.command('list').description('the organizations of this station')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const list = await station.call('organizations.list', {});
          output.data({ organizations: list });
          const rows = list.map(({ name, identity }) => [name, identity.fingerprint.slice(0, 16), identity.notAfter]);
          output.say(rows.length === 0 ? output.text(empty) : formatTable(columns[output.language], rows));
          return exitCodes.ok;
        }),
      ),
  );
}
