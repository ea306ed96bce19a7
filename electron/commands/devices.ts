import type { Command } from 'commander';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import { type SupervisionState, supervisionState } from '../../shared/domain/supervision-state.ts';
import type { Language } from '../../shared/texts/language.ts';
import { type CommonOptions, perform, withBench, withCommonOptions } from './common.ts';
import { addIgnoreCommands } from './ignore.ts';
import { interrupted } from './interrupted.ts';
import type { Output } from './output.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['スロット', '端末名', 'シリアル', '機種', 'iOS', '監視対象', '電池', '状態'],
  en: ['Slot', 'Name', 'Serial', 'Model', 'iOS', 'Supervised', 'Battery', 'State'],
};
const empty = {
  ja: '端末は接続されていません。USB ケーブルでつないでください。',
  en: 'No device is attached. Connect one by USB.',
};

const obeys: Readonly<Record<SupervisionState['kind'], Readonly<Record<Language, string>>>> = {
  unknown: { ja: '不明', en: 'not known' },
  none: { ja: '監視対象ではありません', en: 'nobody: it is not supervised' },
  ours: { ja: '{organization}', en: '{organization}' },
  former: {
    ja: '{organization} の以前の監視識別情報 (切り替えるには消去が必要です)',
    en: 'the identity that {organization} had before (only an erase changes that)',
  },
  removed: { ja: '削除した組織', en: 'an organization that was removed' },
  accepted: { ja: '{organization} に追加した証明書 {name}', en: '{name}, accepted by {organization}' },
  foreign: { ja: 'ほかの監視識別情報', en: 'an identity that this station does not hold' },
};

export function addDeviceCommands(program: Command): void {
  const devices = program.command('devices').description('look at the devices on the bench');

  withCommonOptions(devices.command('list').description('every device, attached or seen before')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withBench(options, async (station) => {
          const list = await station.call('devices.list', {});
          output.data({ devices: list });
          output.say(list.length === 0 ? output.text(empty) : describe(list, output));
          return 0;
        }),
      ),
  );

  withCommonOptions(
    devices.command('show').argument('<device>', 'serial, UDID or ECID').description('all facts of one device'),
  ).action((device: string, options: CommonOptions) =>
    perform(options, (output) =>
      withBench(options, async (station) => {
        const [snapshot, organizations, held] = await Promise.all([
          station.call('devices.show', { device }),
          station.call('organizations.list', {}),
          station.call('organizations.identities', {}),
        ]);
        const supervision = supervisionState(snapshot.facts, { organizations, held });
        output.data({ device: snapshot, supervision });
        for (const [fact, value] of Object.entries(snapshot.facts)) {
          output.say(`${fact.padEnd(22)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
        }
        output.say(`${'obeys'.padEnd(22)} ${output.text(obeys[supervision.kind], { ...supervision })}`);
        return 0;
      }),
    ),
  );

  addIgnoreCommands(devices);

  withCommonOptions(devices.command('watch').description('print each change until interrupted')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withBench(options, async (station) => {
          station.subscribe(({ events }) => {
            for (const event of events) {
              if (event.topic !== 'device') continue;
              output.data({ device: event.device });
              output.say(row(event.device).join('  '));
            }
          });
          for (const device of await station.call('devices.list', {})) {
            output.data({ device });
            output.say(row(device).join('  '));
          }
          await interrupted();
          return 0;
        }),
      ),
  );
}

function describe(list: readonly DeviceSnapshot[], output: Output): string {
  return formatTable(columns[output.language], list.map(row));
}

function row({ slot, facts, state, attached, ignored }: DeviceSnapshot): string[] {
  return [
    slot ?? '–',
    facts.name ?? '–',
    facts.serial ?? facts.udid,
    facts.productType ?? '–',
    facts.osVersion ?? '–',
    facts.supervised,
    facts.batteryPercent === undefined ? '–' : `${facts.batteryPercent} %`,
    ignored === undefined ? (attached ? state : 'detached') : 'ignored',
  ];
}
