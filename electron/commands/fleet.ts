import type { Command } from 'commander';
import { addFleetCheckCommands } from './fleet/checks.ts';
import { addListCommands } from './fleet/lists.ts';
import { addOperationCommands } from './fleet/operations.ts';
import { addStepCommands } from './fleet/steps.ts';

/** `kitbench fleet …`: the life cycle of devices at their MDM. Console passwords are typed on the console, never here. */
export function addFleetCommands(program: Command): void {
  const fleet = program
    .command('fleet')
    .description('register, replace, inactivate, delete and move devices; each previewed, journalled and read back');
  addListCommands(fleet);
  addStepCommands(fleet);
  addOperationCommands(fleet);
  addFleetCheckCommands(fleet);
}
