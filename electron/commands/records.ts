import type { Command } from 'commander';
import { addRecordCareCommands } from './records/care.ts';
import { addRecordFileCommands } from './records/files.ts';
import { addRecordListCommands } from './records/list.ts';
import { addRecordRepairCommands } from './records/repair.ts';

export function addRecordCommands(program: Command): void {
  const records = program.command('records').description('enrollment records and their delivery');
  addRecordListCommands(records);
  addRecordRepairCommands(records);
  addRecordCareCommands(records);
  addRecordFileCommands(records);
}
