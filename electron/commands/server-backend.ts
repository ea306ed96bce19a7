import type { Command } from 'commander';
import { type BackendInput, type BackendView, backendInputSchema } from '../../shared/domain/backend.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { readInputFile } from './files.ts';
import { exitCodes, type Output } from './output.ts';
import { readPassphrase } from './passphrase.ts';

const works = { ja: '接続できました: {able}', en: 'It answers: {able}' };
const none = { ja: 'MDM の種類は設定されていません。', en: 'No MDM backend is set.' };
const abilities = {
  records: { ja: '登録記録', en: 'records' },
  lookup: { ja: '登録状態の照会', en: 'look-ups' },
  commands: { ja: '命令', en: 'commands' },
  files: { ja: 'ファイル', en: 'files' },
} as const;

type SetOptions = CommonOptions & {
  readonly kind: string;
  readonly url?: string;
  readonly trust?: string[];
  readonly keyFd?: string;
  readonly keepKey?: boolean;
  readonly inboxUrl?: string;
  readonly inboxTrust?: string[];
  readonly inboxKeyFd?: string;
  readonly account?: string;
  readonly group?: string;
  readonly licences?: string;
};

/** `kitbench server backend …`: what MDM stands behind a server, and with which keys. */
export function addServerBackendCommands(server: Command): void {
  const backend = server.command('backend').description('the MDM behind a server: records, look-ups, commands, files');

  withCommonOptions(
    backend.command('set').argument('<server>', 'name or id').description('say what MDM it is, and give its keys'),
  )
    .requiredOption('--kind <kind>', 'rest, nanomdm, micromdm, fleet, mobiconnect, clomo, or none')
    .option('--url <url>', 'rest, nanomdm, micromdm, fleet: base URL of its API (https)')
    .option('--trust <file...>', 'CA certificate of that URL beside the system’s (PEM)')
    .option('--key-fd <n>', 'file descriptor of the API key or token (else asked on the terminal)')
    .option('--keep-key', 'keep the keys that are stored, where the address stays the same')
    .option('--inbox-url <url>', 'nanomdm, micromdm: URL of its inbox (https)')
    .option('--inbox-trust <file...>', 'CA certificate of the inbox (PEM)')
    .option('--inbox-key-fd <n>', 'file descriptor of the key that opens the inbox (else asked)')
    .option('--account <id>', 'mobiconnect: アカウントID; clomo: お客さまドメイン')
    .option('--group <path>', 'mobiconnect: path of the group, such as /ルートグループ/1年')
    .option('--licences <n>', 'mobiconnect, clomo: 契約ライセンス数')
    .action((name: string, options: SetOptions) =>
      perform(options, async (output) => {
        const input = await inputFrom(options);
        return withStation(options, async (station) => {
          say(await station.call('backends.set', { serverId: name, backend: input }), output);
          return exitCodes.ok;
        });
      }),
    );

  withCommonOptions(
    backend.command('show').argument('<server>', 'name or id').description('what is set, and where its files stand'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        say(await station.call('backends.show', { serverId: name }), output);
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    backend
      .command('test')
      .argument('<server>', 'name or id')
      .description('ask it something harmless with the stored keys; changes nothing there'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const result = await station.call('backends.test', { serverId: name });
        output.data(result);
        output.say(output.text(works, { able: ableTo(result.capabilities, output) }));
        return exitCodes.ok;
      }),
    ),
  );
}

function say(view: BackendView, output: Output): void {
  output.data(view);
  const { backend, recordsBaseUrl, deliveries, layout, lastImportAt } = view;
  if (backend === undefined && recordsBaseUrl === undefined) output.say(output.text(none));
  const address = backend === undefined ? '' : 'baseUrl' in backend ? backend.baseUrl : backend.account;
  if (backend !== undefined) output.say(`${backend.kind}  ${address}`);
  if (recordsBaseUrl !== undefined) output.say(`rest  ${recordsBaseUrl}`);
  output.say(ableTo(view.capabilities, output));
  if (layout !== undefined) output.say(`${layout.fileName}  ${layout.encoding}  ${lastImportAt ?? ''}`.trimEnd());
  if (deliveries !== undefined) {
    const { queued, exported, confirmed, contradicted } = deliveries;
    output.say(`queued ${queued}  exported ${exported}  confirmed ${confirmed}  contradicted ${contradicted}`);
  }
}

function ableTo(capabilities: BackendView['capabilities'], output: Output): string {
  const able = Object.entries(abilities).filter(([ability]) => capabilities[ability as keyof typeof abilities]);
  return able.map(([, words]) => output.text(words)).join(', ') || '–';
}

/** Keys are typed or come by a file descriptor: an argument would stand in the process list. */
async function inputFrom(options: SetOptions): Promise<BackendInput> {
  const { kind, url, account, group, licences, inboxUrl } = options;
  const isApi = ['rest', 'nanomdm', 'micromdm', 'fleet'].includes(kind);
  const takesInbox = inboxUrl !== undefined && (kind === 'nanomdm' || kind === 'micromdm');
  const parsed = backendInputSchema.safeParse({
    kind,
    baseUrl: url,
    trust: (options.trust ?? []).map(readPem),
    account,
    ...(group === undefined ? {} : { group }),
    ...(licences === undefined ? {} : { licences: Number(licences) }),
    ...(takesInbox ? { inbox: { url: inboxUrl, trust: (options.inboxTrust ?? []).map(readPem) } } : {}),
    ...(isApi && options.keepKey !== true ? { key: await readKey(options.keyFd, 'API key') } : {}),
    ...(takesInbox && options.keepKey !== true ? { inboxKey: await readKey(options.inboxKeyFd, 'Inbox key') } : {}),
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new KitError('input.invalid', {
    what: 'backend',
    where: `${issue?.path.join('.') ?? '.'} (${issue?.code ?? '?'})`,
  });
}

async function readKey(fd: string | undefined, prompt: string): Promise<string> {
  return (await readPassphrase(fd === undefined ? undefined : Number.parseInt(fd, 10), prompt)).toString('utf8');
}

function readPem(path: string): string {
  return readInputFile(path, 1).toString('latin1');
}
