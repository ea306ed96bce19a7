import type { Command } from 'commander';
import { methodWords, operationStateWords, operationWords, standingWords } from '../../../shared/texts/fleet/words.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { describeProblem, exitCodes } from '../output.ts';
import { formatTable } from '../table.ts';
import { sayOperation } from './say.ts';

const serverColumns = {
  ja: ['サーバ', 'MDM', 'コンソール', '一覧', 'ライセンス', 'できる操作'],
  en: ['Server', 'MDM', 'Console', 'List of', 'Licences', 'Offers'],
};
const deviceColumns = {
  ja: ['シリアル', '端末名', '状態', '登録方法', 'グループ', '最終通信', '情報源', '時点', '操作'],
  en: ['Serial', 'Name', 'State', 'Method', 'Group', 'Last seen', 'Source', 'As of', 'Operation'],
};
const operationColumns = { ja: ['番号', '操作', '状態', '開始', '担当者'], en: ['Id', 'What', 'State', 'Begun', 'By'] };
const texts = {
  noServers: { ja: 'サーバはまだありません。', en: 'There are no servers yet.' },
  noDevices: { ja: '端末はまだありません。', en: 'No devices are known yet.' },
  noOperations: { ja: '操作はまだありません。', en: 'There are no operations yet.' },
};

/** What is known of servers and devices, and of operations. */
export function addListCommands(fleet: Command): void {
  withCommonOptions(fleet.command('servers').description('servers with what their MDM can do')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const servers = await station.call('fleet.servers', {});
          output.data({ servers });
          const rows = servers.map(({ name, product, console, listedAt, licences, offers }) => [
            name,
            product ?? '–',
            console ?? '–',
            listedAt ?? '–',
            licences === undefined ? '–' : `${licences.used}/${licences.limit}`,
            offers.join(' ') || '–',
          ]);
          output.say(
            rows.length === 0 ? output.text(texts.noServers) : formatTable(serverColumns[output.language], rows),
          );
          return exitCodes.ok;
        }),
      ),
  );

  withCommonOptions(
    fleet
      .command('list')
      .argument('[server]', 'name or id; all of them when left out')
      .description('devices and where they stand at the MDM, with source and age'),
  ).action((server: string | undefined, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const { devices, notAsked } = await station.call(
          'fleet.list',
          server === undefined ? {} : { serverId: server },
        );
        output.data({ devices, notAsked });
        for (const { problem } of notAsked) output.say(`! ${describeProblem(problem, output.language)}`);
        const rows = devices.map((device) => [
          device.serial,
          device.name ?? '–',
          output.text(standingWords[device.state]),
          device.method === undefined ? '?' : output.text(methodWords[device.method]),
          device.group ?? '–',
          device.lastSeenAt ?? '–',
          device.source,
          device.asOf,
          device.operationId ?? '–',
        ]);
        output.say(
          rows.length === 0 ? output.text(texts.noDevices) : formatTable(deviceColumns[output.language], rows),
        );
        return notAsked.length === 0 ? exitCodes.ok : exitCodes.failed;
      }),
    ),
  );

  withCommonOptions(
    fleet.command('show').argument('[operation]', 'its id').description('one operation step by step, or all of them'),
  ).action((id: string | undefined, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        if (id !== undefined) return sayOperation(await station.call('fleet.show', { id }), output);
        const operations = await station.call('fleet.operations', {});
        output.data({ operations });
        const rows = operations.map((one) => [
          one.id,
          output.text(operationWords[one.request.kind]),
          output.text(operationStateWords[one.state]),
          one.startedAt,
          one.operator ?? '–',
        ]);
        output.say(
          rows.length === 0 ? output.text(texts.noOperations) : formatTable(operationColumns[output.language], rows),
        );
        return exitCodes.ok;
      }),
    ),
  );
}
