import type { Command } from 'commander';
import { addProfileBuildCommands } from './build.ts';
import { addProfileFileCommands } from './files.ts';
import { addProfileLibraryCommands } from './library.ts';
import { addProfileTableCommand } from './types.ts';

/** The station's configuration profiles. (`--profile` names the station's own settings, as everywhere.) */
export function addProfileCommands(program: Command): void {
  const profile = program.command('profile').description('configuration profiles: read, check, build, sign, keep');
  addProfileLibraryCommands(profile);
  addProfileFileCommands(profile);
  addProfileBuildCommands(profile);
  addProfileTableCommand(profile);
}
