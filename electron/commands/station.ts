import type { Command } from 'commander';
import { type CommonOptions, perform, profileOf, vaultDescriptor, withCommonOptions, withStation } from './common.ts';
import { addHelperCommands } from './helper.ts';
import { hostStation } from './host-station.ts';
import { vaultPassphrase } from './passphrase.ts';
import { addTransferCommands } from './transfer.ts';

export function addStationCommands(program: Command): void {
  const station = program
    .command('station')
    .description('run the station without a window until interrupted')
    .enablePositionalOptions();
  addHelperCommands(station);
  addTransferCommands(station);
  withCommonOptions(station).action((options: CommonOptions) =>
    perform(options, async (output) => {
      const profile = profileOf(options);
      const passphrase = await vaultPassphrase(profile, vaultDescriptor(options), output.language);
      await hostStation(profile, { passphrase }, (ready) => {
        output.data(ready);
        output.say(`${profile.label}: ${ready.socket}`);
      });
      return 0;
    }),
  );

  withCommonOptions(program.command('status').description('what the station is doing')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const status = await station.call('station.status', {});
          output.data({ status });
          output.say(JSON.stringify(status, null, 2));
          return 0;
        }),
      ),
  );
}
