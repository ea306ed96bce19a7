import type { Command } from 'commander';
import { type EnrollmentSource, enrollmentSourceSchema } from '../../shared/domain/server.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { buildEnrollmentUrl, parseEnrollmentUrl } from '../enrollment/products/registry.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { readInputFile } from './files.ts';
import { exitCodes, type Output } from './output.ts';
import { readPassphrase } from './passphrase.ts';
import { addServerBackendCommands } from './server-backend.ts';
import { formatTable } from './table.ts';

const columns = { ja: ['名前', '製品', 'URL', '有効期限'], en: ['Name', 'Product', 'URL', 'Credentials until'] };
const empty = { ja: 'サーバはまだ登録されていません。', en: 'No server has been added yet.' };

type SourceOptions = CommonOptions & {
  readonly product: string;
  readonly host?: string;
  readonly account?: string;
  readonly user?: string;
  readonly passwordFd?: string;
  readonly customer?: string;
  readonly url?: string;
};

function withSourceOptions(command: Command): Command {
  return withCommonOptions(command)
    .requiredOption('--product <product>', 'mobiconnect, clomo, nanomdm, micromdm or url')
    .option('--host <host>', 'another host than the vendor’s')
    .option('--account <id>', 'mobiconnect: アカウントID')
    .option('--user <id>', 'mobiconnect: 端末登録用ユーザーID')
    .option('--password-fd <n>', 'mobiconnect: file descriptor of 端末登録用パスワード (else asked on the terminal)')
    .option('--customer <domain>', 'clomo: お客さまドメイン')
    .option('--url <url>', 'nanomdm, micromdm, url: the enrollment URL');
}

export function addServerCommands(program: Command): void {
  const server = program.command('server').description('enrollment servers and their URLs');

  withSourceOptions(server.command('url').description('build an enrollment URL'))
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

  withSourceOptions(server.command('add').description('keep a server for blueprints'))
    .requiredOption('--name <name>', 'name of the server')
    .option('--anchor <file...>', 'trust anchor certificate (PEM or DER)')
    .option('--expires <date>', '有効期限 of the credentials, ISO 8601')
    .action((options: SourceOptions & { name: string; anchor?: string[]; expires?: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const saved = await station.call('servers.save', {
            name: options.name,
            enrollment: await sourceFrom(options),
            anchors: (options.anchor ?? []).map(readCertificate),
            ...(options.expires === undefined ? {} : { credentialsExpireAt: new Date(options.expires).toISOString() }),
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

/** Passwords are typed or come by a file descriptor: an argument would stand in the process list. */
async function sourceFrom(options: SourceOptions): Promise<EnrollmentSource> {
  const parsed = enrollmentSourceSchema.safeParse({
    product: options.product,
    ...(options.host === undefined ? {} : { host: options.host }),
    accountId: options.account,
    userId: options.user,
    customerDomain: options.customer,
    url: options.url,
    ...(options.product === 'mobiconnect' ? { password: await readPassword(options.passwordFd) } : {}),
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new KitError('input.invalid', {
    what: 'server',
    where: `${issue?.path.join('.') ?? '.'} (${issue?.code ?? '?'})`,
  });
}

async function readPassword(fd: string | undefined): Promise<string> {
  const typed = await readPassphrase(fd === undefined ? undefined : Number.parseInt(fd, 10), '端末登録用パスワード');
  return typed.toString('utf8');
}

function readCertificate(path: string): string {
  const bytes = readInputFile(path, 1);
  const pem = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(bytes.toString('latin1'));
  return pem?.[1] === undefined ? bytes.toString('base64') : pem[1].replace(/\s+/g, '');
}
