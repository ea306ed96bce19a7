import { CommanderError } from 'commander';
import { endWithParent } from './commands/end-with-parent.ts';
import { exitCodes } from './commands/output.ts';
import { createProgram } from './commands/program.ts';

endWithParent();
try {
  await createProgram().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput;
}
