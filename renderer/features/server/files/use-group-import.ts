import { useState } from 'react';
import type { GroupImport } from '../../../../shared/domain/backend.ts';
import { useCommand } from '../../../state/use-command.ts';
import { type ConsoleFile, readConsoleFile } from './read-console-file.ts';

type Console = { readonly accountId: string; readonly host: string };
type Chosen = ConsoleFile & Console;

/** A group CSV on its way in. It holds passwords: it is kept here no longer than until it is taken or dropped. */
export function useGroupImport() {
  const ask = useCommand('backends.importGroups');
  const [chosen, setChosen] = useState<Chosen>();
  const [tooLarge, setTooLarge] = useState<string>();
  const [report, setReport] = useState<GroupImport>();

  const reset = () => {
    ask.reset();
    setChosen(undefined);
    setTooLarge(undefined);
    setReport(undefined);
  };

  return {
    report,
    tooLarge,
    fileName: chosen?.fileName,
    pending: ask.pending,
    problem: ask.problem,
    reset,
    choose: async (file: File, console: Console) => {
      reset();
      const read = await readConsoleFile(file);
      if (read === undefined) return setTooLarge(file.name);
      const next = { ...read, ...console };
      setChosen(next);
      const answer = await ask.run({ ...next, preview: true });
      if (answer !== undefined) setReport(answer);
    },
    take: async () => {
      if (chosen === undefined) return;
      const answer = await ask.run({ ...chosen, preview: false });
      if (answer === undefined) return;
      setChosen(undefined);
      setReport(answer);
    },
  };
}
