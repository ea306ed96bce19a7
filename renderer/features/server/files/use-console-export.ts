import { useState } from 'react';
import type { CommandInput, CommandOutput } from '../../../../shared/contract/commands.ts';
import type { Problem } from '../../../../shared/domain/run.ts';
import { asKitError } from '../../../../shared/errors/kit-error.ts';
import { useCommand } from '../../../state/use-command.ts';
import { outside } from '../../../transport/outside.ts';

type Made = CommandOutput<'backends.export'>;

/** The records of a console as a file. They count as exported once it is made, so it is held here until it is saved. */
export function useConsoleExport() {
  const making = useCommand('backends.export');
  const [made, setMade] = useState<{ readonly file: Made; readonly isSaved: boolean }>();
  const [problem, setProblem] = useState<Problem>();

  const save = async (file: Made) => {
    setProblem(undefined);
    try {
      setMade({ file, isSaved: await outside.saveFile('table', file.fileName, file.data) });
    } catch (error) {
      setMade({ file, isSaved: false });
      setProblem(asKitError(error).toProblem());
    }
  };

  return {
    made,
    pending: making.pending,
    problem: making.problem ?? problem,
    make: async (input: CommandInput<'backends.export'>) => {
      const file = await making.run(input);
      if (file !== undefined) await save(file);
    },
    saveAgain: () => void (made !== undefined && save(made.file)),
    reset: () => {
      making.reset();
      setProblem(undefined);
      setMade(undefined);
    },
  };
}
