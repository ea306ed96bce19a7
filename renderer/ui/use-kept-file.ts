import { useState } from 'react';
import type { FilePurpose } from '../../shared/contract/window.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import { outside } from '../transport/outside.ts';

/** Hands a file that the station made to the program around the page. */
export function useKeptFile(purpose: FilePurpose) {
  const [problem, setProblem] = useState<Problem>();
  /** @returns whether the file was kept. */
  const save = async (name: string, data: string): Promise<boolean> => {
    setProblem(undefined);
    try {
      return await outside.saveFile(purpose, name, data);
    } catch (error) {
      setProblem(asKitError(error).toProblem());
      return false;
    }
  };
  return { save, problem, reset: () => setProblem(undefined) };
}
