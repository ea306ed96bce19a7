import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { osVersionSchema } from '../../shared/domain/os-version.ts';
import { readBlueprintFile } from './blueprint-file.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { sayReport } from './doctor.ts';
import { named } from './named.ts';
import { rosterNamed } from './roster/list.ts';

type CheckOptions = CommonOptions & {
  readonly on?: string;
  readonly fleetOs?: readonly string[];
  readonly roster?: string;
};

/** Mistakes are found before the day, not on it. */
export function addBlueprintCheckCommand(blueprint: Command): void {
  withCommonOptions(
    blueprint
      .command('check')
      .argument('<blueprint>', 'a blueprint file, or the name of a blueprint of this station')
      .description('find mistakes before the day'),
  )
    .option('--on <date>', 'the day it is for, as 2026-04-06 (default: today)', day)
    .option('--fleet-os <versions>', 'iOS versions of the devices, with commas (default: those attached)', versions)
    .option('--roster <name>', 'the roster of that day (default: the one in use)')
    .action((what: string, options: CheckOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const { on, fleetOs, roster } = options;
          const id = await idOf(what, station);
          const rosterId = roster === undefined ? undefined : (await rosterNamed(roster, station)).id;
          const report = await station.call('blueprints.check', {
            id,
            ...(on === undefined ? {} : { on }),
            ...(fleetOs === undefined ? {} : { fleetOs: [...fleetOs] }),
            ...(rosterId === undefined ? {} : { rosterId }),
          });
          return sayReport(report, output);
        }),
      ),
    );
}

/** A file is saved as the blueprint that it is of. */
async function idOf(what: string, station: StationClient): Promise<string> {
  if (existsSync(what)) return (await station.call('blueprints.save', await readBlueprintFile(what, station))).id;
  return named('blueprint', what, await station.call('blueprints.list', {})).id;
}

function day(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError('a day, as 2026-04-06');
  return text;
}

function versions(text: string): readonly string[] {
  const list = text.split(',').map((version) => version.trim());
  if (list.every((version) => osVersionSchema.safeParse(version).success)) return list;
  throw new InvalidArgumentError('versions with commas, as 17.7,18.6');
}
