import type { Command } from 'commander';
import { buildEnrollmentUrl, parseEnrollmentUrl } from '../enrollment/products/registry.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { exitCodes, type Output } from './output.ts';
import { addServerAnchorCommands } from './server-anchors.ts';
import { addServerBackendCommands } from './server-backend.ts';
import { addServerCareCommands } from './server-care.ts';
import {
  expiryIn,
  groupIn,
  readCertificate,
  recordsIn,
  type ServerOptions,
  withServerOptions,
} from './server-details.ts';
import { addServerEditCommand } from './server-edit.ts';
import { productOption, type SourceOptions, sourceFrom, withSourceOptions } from './server-source.ts';
import { formatTable } from './table.ts';

const columns = { ja: ['名前', '製品', 'URL', '有効期限'], en: ['Name', 'Product', 'URL', 'Credentials until'] };
const empty = { ja: 'サーバはまだ登録されていません。', en: 'No server has been added yet.' };

export function addServerCommands(program: Command): void {
  const server = program.command('server').description('enrollment servers and their URLs');

  withSourceOptions(
    server
      .command('url')
      .description('build an enrollment URL')
      .requiredOption(...productOption),
  )
    .option('--reveal', 'print the URL with its secret (it holds the password)')
    .action((options: SourceOptions & { reveal?: boolean }) =>
      perform(options, async (output) => {
        const { url, maskedUrl, warnings } = buildEnrollmentUrl(await sourceFrom(options));
        const shown = options.reveal === true ? url.reveal() : maskedUrl;
        output.data({ url: shown, warnings });
        output.say(shown);
        return exitCodes.ok;
      }),
    );

  withCommonOptions(
    server.command('parse').argument('<url>', 'an enrollment URL').description('tell what an enrollment URL says'),
  ).action((url: string, options: CommonOptions) =>
    perform(options, async (output) => {
      const parsed = parseEnrollmentUrl(url);
      output.data(parsed);
      output.say(`${parsed.product}  ${parsed.maskedUrl}`);
      return exitCodes.ok;
    }),
  );

  withServerOptions(server.command('add').description('keep a server for blueprints'))
    .requiredOption('--name <name>', 'name of the server')
    .requiredOption(...productOption)
    .action((options: ServerOptions & { readonly name: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const saved = await station.call('servers.save', {
            name: options.name,
            enrollment: await sourceFrom(options),
            anchors: (options.anchor ?? []).map(readCertificate),
            ...(await recordsIn(options, output)),
            ...expiryIn(options.expires),
            ...groupIn(options.group),
          });
          output.data({ server: saved });
          output.say(`${saved.name}  ${saved.maskedUrl}`);
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(server.command('list').description('the servers of this station')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const list = await station.call('servers.list', {});
          output.data({ servers: list });
          output.say(list.length === 0 ? output.text(empty) : describe(list, output));
          return exitCodes.ok;
        }),
      ),
  );

  addServerBackendCommands(server);
  addServerEditCommand(server);
  addServerCareCommands(server);
  addServerAnchorCommands(server);
}

function describe(
  list: readonly { name: string; product: string; maskedUrl: string; credentialsExpireAt?: string | undefined }[],
  output: Output,
): string {
  return formatTable(
    columns[output.language],
    list.map((server) => [server.name, server.product, server.maskedUrl, server.credentialsExpireAt ?? '–']),
  );
}
