import { Command, CommanderError } from 'commander';
import { addAutoRunCommands } from './commands/auto-run.ts';
import { addBackendCommands } from './commands/backend.ts';
import { addBlueprintCommands } from './commands/blueprint.ts';
import { addCampaignCommands } from './commands/campaign.ts';
import { addDeviceCommands } from './commands/devices.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { endWithParent } from './commands/end-with-parent.ts';
import { addFleetCommands } from './commands/fleet.ts';
import { addInboxCommand } from './commands/inbox.ts';
import { addMirrorCommands } from './commands/mirror.ts';
import { addOrganizationCommands } from './commands/organization.ts';
import { exitCodes } from './commands/output.ts';
import { addPracticeCommands } from './commands/practice.ts';
import { addRecordCommands } from './commands/records.ts';
import { addRehearseCommand } from './commands/rehearse.ts';
import { addRunCommands } from './commands/run.ts';
import { addServeCommand } from './commands/serve.ts';
import { addServerCommands } from './commands/server.ts';
import { addShiftCommands } from './commands/shift.ts';
import { addStationCommands } from './commands/station.ts';

const program = new Command('kitbench')
  .description('Kit iPhones and iPads: supervised, named, set up, enrolled, and recorded.')
  .showHelpAfterError('(see --help)')
  // `station` has options of its own and commands below it with the same ones.
  .enablePositionalOptions()
  .exitOverride();

addRehearseCommand(program);
addDeviceCommands(program);
addOrganizationCommands(program);
addServerCommands(program);
addBackendCommands(program);
addBlueprintCommands(program);
addFleetCommands(program);
addRunCommands(program);
addAutoRunCommands(program);
addRecordCommands(program);
addMirrorCommands(program);
addCampaignCommands(program);
addDoctorCommand(program);
addStationCommands(program);
addShiftCommands(program);
addServeCommand(program);
addInboxCommand(program);
addPracticeCommands(program);

endWithParent();
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput;
}
