import { type Command, Option } from 'commander';
import type { Blueprint, ProfileInput } from '../../shared/domain/blueprint.ts';
import { blueprintFileOf, inputOf, readBlueprintFile } from './blueprint-file.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { named } from './named.ts';
import { exitCodes, type Output } from './output.ts';
import { readPassphrase } from './passphrase.ts';

const saved = { ja: '「{name}」版 {revision}', en: '"{name}", revision {revision}' };
const wifiPrompt = { ja: '「{ssid}」のパスワード', en: 'Password of "{ssid}"' };

type Encryption = Extract<ProfileInput, { wifi: unknown }>['wifi']['encryption'];
const encryptions: readonly Encryption[] = ['WPA', 'WPA2', 'WPA3', 'WEP', 'Any', 'None'];
type WifiOptions = CommonOptions & { readonly encryption: Encryption; readonly passwordFd?: string };

/** Blueprints changed as the files they are: shown, edited, saved. */
export function addBlueprintEditCommands(blueprint: Command): void {
  withCommonOptions(
    blueprint
      .command('show')
      .argument('<name>', 'the blueprint')
      .description('print a blueprint as a blueprint file, to be edited and saved'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const found = named('blueprint', name, await station.call('blueprints.list', {}));
        const file = await blueprintFileOf(found, station);
        output.data({ blueprint: file });
        output.say(JSON.stringify(file, null, 2));
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    blueprint
      .command('save')
      .argument('<file>', 'blueprint file')
      .description('keep a blueprint file at the station; one of the same name gets a new revision'),
  )
    .option('--replaces <name>', 'the blueprint that it is a new revision of, where the name changes')
    .action((file: string, options: CommonOptions & { readonly replaces?: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const input = await readBlueprintFile(file, station, options.replaces);
          return say(await station.call('blueprints.save', input), output);
        }),
      ),
    );

  withCommonOptions(
    blueprint
      .command('add-wifi')
      .argument('<name>', 'the blueprint')
      .argument('<ssid>', 'the network')
      .description('add the profile of a Wi-Fi network that the station makes'),
  )
    .addOption(new Option('--encryption <kind>', 'of the network').choices(encryptions).default('WPA2'))
    .option('--password-fd <n>', 'file descriptor of its password (else asked on the terminal)')
    .action((name: string, ssid: string, options: WifiOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const found = named('blueprint', name, await station.call('blueprints.list', {}));
          const { profiles, ...settings } = inputOf(found);
          const wifi = await networkOf(ssid, options, output);
          const input = { ...settings, profiles: [...profiles, { name: ssid, role: 'wifi' as const, wifi }] };
          return say(await station.call('blueprints.save', input), output);
        }),
      ),
    );
}

async function networkOf(ssid: string, { encryption, passwordFd }: WifiOptions, output: Output) {
  if (encryption === 'None') return { ssid, encryption };
  const fd = passwordFd === undefined ? undefined : Number.parseInt(passwordFd, 10);
  const password = await readPassphrase(fd, output.text(wifiPrompt, { ssid }));
  return { ssid, encryption, password: password.toString('utf8') };
}

function say(blueprint: Blueprint, output: Output): number {
  output.data({ blueprint });
  output.say(output.text(saved, { name: blueprint.name, revision: String(blueprint.revision) }));
  return exitCodes.ok;
}
