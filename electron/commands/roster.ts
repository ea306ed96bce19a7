import type { Command } from 'commander';
import { addRosterListCommands } from './roster/list.ts';
import { addRosterNumberCommands } from './roster/numbers.ts';
import { addRosterReadCommands } from './roster/read.ts';
import { addRosterRowCommands } from './roster/rows.ts';

/** Who or what devices are for, and the numbers in their names. */
export function addRosterCommands(program: Command): void {
  const roster = program.command('roster').description('lists of who or what devices are for');
  addRosterReadCommands(roster);
  addRosterListCommands(roster);
  addRosterRowCommands(roster);
  addRosterNumberCommands(roster);
}
