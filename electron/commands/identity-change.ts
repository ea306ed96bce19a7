import type { Command } from 'commander';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import type { SupervisedDevice } from '../../shared/domain/supervision-identity.ts';
import { groupedFingerprint } from '../../shared/texts/fingerprint.ts';
import type { Language } from '../../shared/texts/language.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { confirmTyped } from './confirm.ts';
import { withFilePassword } from './file-password.ts';
import { readInputFile } from './files.ts';
import { heldIdentity } from './held-identities.ts';
import { named } from './named.ts';
import { exitCodes, type Output } from './output.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['端末', '監視', 'ブループリント', '日付', '接続'],
  en: ['Device', 'Obeys', 'Blueprint', 'Kitted', 'Here'],
};
const words = {
  none: { ja: 'このステーションで監視対象にした端末はありません。', en: 'This station supervised no device for it.' },
  current: { ja: '現在', en: 'current' },
  former: { ja: '以前（要消去）', en: 'former (erase)' },
  other: { ja: 'ほか', en: 'other' },
  summary: {
    ja: '{former} 台は以前の監視識別情報に従っています。新しいものに切り替えるには、消去して適用し直します。',
    en: '{former} {former:device obeys|devices obey} the identity from before: erase and kit again to change that.',
  },
  warning: {
    ja: 'この組織の端末 {devices} 台は、消去して適用し直すまで、いまの監視識別情報に従い続けます。いまの監視識別情報は金庫に残ります。',
    en: '{devices} {devices:device|devices} of this organization will obey the identity of today until erased and kitted again. It stays in the vault.',
  },
  ask: {
    ja: '切り替えるには、組織の名前を入力してください: ',
    en: 'Type the name of the organization to change its identity: ',
  },
};

type ReplaceOptions = CommonOptions & {
  readonly identity?: string;
  readonly files?: readonly string[];
  readonly passwordFd?: string;
  readonly yes?: boolean;
};

/** A roll-over of the supervision identity, and whom it concerns. */
export function addIdentityChangeCommands(identity: Command): void {
  withCommonOptions(
    identity
      .command('affected')
      .argument('<organization>', 'the organization')
      .description('the devices that this station supervised for it, and whose identity each obeys'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const { id } = named('organization', name, await station.call('organizations.list', {}));
        const { devices } = await station.call('organizations.supervised', { id });
        output.data({ devices });
        output.say(devices.length === 0 ? output.text(words.none) : describe(devices, output));
        const former = devices.filter(({ obeys }) => obeys === 'former').length;
        if (former > 0) output.say(output.text(words.summary, { former: String(former) }));
        return former > 0 ? exitCodes.needsOperator : exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    identity
      .command('replace')
      .argument('<organization>', 'the organization')
      .description('give it another identity, a new one unless told otherwise; its devices must be erased to follow'),
  )
    .option('--identity <fingerprint>', 'one that this station holds: the beginning of its fingerprint')
    .option('--files <files...>', 'a PKCS#12 file, or certificate and private key (PEM or DER)')
    .option('--password-fd <n>', 'file descriptor of the files’ password (else asked on the terminal when needed)')
    .option('--yes', 'do not ask')
    .action((name: string, options: ReplaceOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const known = named('organization', name, await station.call('organizations.list', {}));
          const { devices } = await station.call('organizations.supervised', { id: known.id });
          output.say(output.text(words.warning, { devices: String(devices.length) }));
          if (options.yes !== true) await confirmTyped(output.text(words.ask), known.name, output);
          const saved = await replace(known.id, options, output.language, station);
          output.data({ organization: saved, devices });
          output.say(`${saved.name}  ${groupedFingerprint(saved.identity.fingerprint)}`);
          return exitCodes.ok;
        }),
      ),
    );
}

async function replace(
  id: string,
  { identity, files, passwordFd }: ReplaceOptions,
  language: Language,
  station: StationClient,
): Promise<Organization> {
  if (files !== undefined) {
    const read = files.map((path) => readInputFile(path, 1).toString('base64'));
    return withFilePassword(passwordFd, language, (password) =>
      station.call('organizations.replaceIdentity', { id, identity: { from: 'files', files: read, password } }),
    );
  }
  const held = identity === undefined ? undefined : await heldIdentity(identity, station);
  return station.call('organizations.replaceIdentity', { id, identity: held?.identity ?? { from: 'new' } });
}

function describe(devices: readonly SupervisedDevice[], output: Output): string {
  return formatTable(
    columns[output.language],
    devices.map(({ key, serial, obeys, blueprint, kittedAt, attached }) => [
      serial ?? key,
      output.text(words[obeys]),
      blueprint,
      kittedAt.slice(0, 10),
      attached ? '✓' : '',
    ]),
  );
}
