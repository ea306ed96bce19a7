import { useState } from 'react';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { FilePurpose } from '../../shared/contract/window.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import { useCommand } from '../state/use-command.ts';
import { outside } from '../transport/outside.ts';
import { announce } from './live-region.tsx';

type FileCommand =
  | 'campaigns.export'
  | 'records.export'
  | 'records.report'
  | 'blueprints.export'
  | 'profiles.export'
  | 'calendar.export';

/** Has the station make a file, hands it to the program around the page and says so. Nothing of it stays here. */
export function useStationFile<K extends FileCommand>(
  command: K,
  purpose: FilePurpose,
  saved: (fileName: string) => string,
) {
  const making = useCommand(command);
  const [problem, setProblem] = useState<Problem>();
  /** @returns whether the file was kept. */
  const get = async (input: CommandInput<K>): Promise<boolean> => {
    setProblem(undefined);
    const made = await making.run(input);
    if (made === undefined) return false;
    try {
      if (!(await outside.saveFile(purpose, made.fileName, made.data))) return false;
      announce(saved(made.fileName));
      return true;
    } catch (error) {
      setProblem(asKitError(error).toProblem());
      return false;
    }
  };
  const reset = () => {
    making.reset();
    setProblem(undefined);
  };
  return { get, pending: making.pending, problem: making.problem ?? problem, reset };
}
