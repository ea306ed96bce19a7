import { Command } from 'commander';
import { addAutoRunCommands } from './auto-run.ts';
import { addBackendCommands } from './backend.ts';
import { addBackupCommands } from './backup.ts';
import { addBlueprintCommands } from './blueprint.ts';
import { addCalendarCommands } from './calendar.ts';
import { addCampaignCommands } from './campaign.ts';
import { addDeviceCommands } from './devices.ts';
import { addDoctorCommand } from './doctor.ts';
import { addEscrowCommands } from './escrow.ts';
import { addFleetCommands } from './fleet.ts';
import { addInboxCommand } from './inbox.ts';
import { addMirrorCommands } from './mirror.ts';
import { addOrganizationCommands } from './organization.ts';
import { addPracticeCommands } from './practice.ts';
import { addProfileCommands } from './profile/profile.ts';
import { addPushCommands } from './push.ts';
import { addRecordCommands } from './records.ts';
import { addRehearseCommand } from './rehearse.ts';
import { addRosterCommands } from './roster.ts';
import { addRunCommands } from './run.ts';
import { addServeCommand } from './serve.ts';
import { addServerCommands } from './server.ts';
import { addShiftCommands } from './shift.ts';
import { addStationCommands } from './station.ts';

/** `kitbench` with all its commands. It throws commander's error instead of ending the process. */
export function createProgram(): Command {
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
  addProfileCommands(program);
  addBlueprintCommands(program);
  addRosterCommands(program);
  addEscrowCommands(program);
  addFleetCommands(program);
  addRunCommands(program);
  addAutoRunCommands(program);
  addRecordCommands(program);
  addMirrorCommands(program);
  addBackupCommands(program);
  addCampaignCommands(program);
  addCalendarCommands(program);
  addPushCommands(program);
  addDoctorCommand(program);
  addStationCommands(program);
  addShiftCommands(program);
  addServeCommand(program);
  addInboxCommand(program);
  addPracticeCommands(program);
  return program;
}
