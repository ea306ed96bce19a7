import type { Command } from 'commander';
import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { Server } from '../../../shared/domain/server.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { exitCodes } from '../output.ts';
import { readPassphrase } from '../passphrase.ts';

const texts = {
  again: { ja: '{id} を送り直します。', en: '{id} is sent again.' },
  released: { ja: '保留の記録 {count} 件を送り直します。', en: '{count} parked records are sent again.' },
  discarded: { ja: '{id} を破棄しました。', en: '{id} was discarded.' },
  token: { ja: '登録記録の API トークン', en: 'API token for records' },
};

type ServerOption = CommonOptions & { readonly server?: string };
type FixOptions = CommonOptions & { readonly server: string; readonly url?: string; readonly tokenFd?: string };

/** What is done about records that a backend did not take. */
export function addRecordRepairCommands(records: Command): void {
  withCommonOptions(
    records.command('retry').argument('<id>', 'id of a parked record').description('send a parked record again'),
  ).action((id: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        output.data({ delivery: await station.call('records.retry', { id }) });
        output.say(output.text(texts.again, { id }));
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(records.command('release').description('send everything parked again, once its cause was mended'))
    .option('--server <name>', 'only what goes to this server')
    .action((options: ServerOption) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const server = options.server === undefined ? undefined : await serverNamed(station, options.server);
          const result = await station.call('records.release', server === undefined ? {} : { serverId: server.id });
          output.data(result);
          output.say(output.text(texts.released, { count: String(result.released) }));
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(records.command('fix').description('give a server a new records token or URL, and send again'))
    .requiredOption('--server <name>', 'name of the server')
    .option('--url <url>', 'another base URL of its records API')
    .option('--token-fd <n>', 'file descriptor to read the token from (else asked on the terminal)')
    .action((options: FixOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const server = await serverNamed(station, options.server);
          const baseUrl = options.url ?? server.recordsBaseUrl;
          if (baseUrl === undefined) throw new KitError('input.invalid', { what: 'records fix', where: '--url' });
          const fd = options.tokenFd === undefined ? undefined : Number.parseInt(options.tokenFd, 10);
          const token = (await readPassphrase(fd, output.text(texts.token))).toString('utf8');
          await station.call('servers.change', {
            id: server.id,
            name: server.name,
            anchors: { keep: server.anchorFingerprints, add: [] },
            records: { baseUrl, token },
            ...(server.credentialsExpireAt === undefined ? {} : { credentialsExpireAt: server.credentialsExpireAt }),
          });
          const result = await station.call('records.release', { serverId: server.id });
          output.data(result);
          output.say(output.text(texts.released, { count: String(result.released) }));
          return exitCodes.ok;
        }),
      ),
    );

  withCommonOptions(
    records.command('discard').argument('<id>', 'id of a parked record').description('give a parked record up'),
  )
    .requiredOption('--reason <text>', 'why; it is kept')
    .action((id: string, options: CommonOptions & { reason: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          await station.call('records.discard', { id, reason: options.reason });
          output.data({ discarded: id });
          output.say(output.text(texts.discarded, { id }));
          return exitCodes.ok;
        }),
      ),
    );
}

async function serverNamed(station: StationClient, name: string): Promise<Server> {
  const found = (await station.call('servers.list', {})).find((server) => server.name === name || server.id === name);
  if (found === undefined) throw new KitError('input.not-found', { what: 'server', name });
  return found;
}
