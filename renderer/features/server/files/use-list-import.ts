import { useState } from 'react';
import type { ConsoleField, ImportReport } from '../../../../shared/domain/backend.ts';
import { useCommand } from '../../../state/use-command.ts';
import { type ConsoleFile, readConsoleFile } from './read-console-file.ts';

export type Columns = Readonly<Partial<Record<ConsoleField, string>>>;

/** A console's device list on its way in: chosen, looked over, read in. */
export function useListImport(serverId: string) {
  const ask = useCommand('backends.import');
  const [file, setFile] = useState<ConsoleFile>();
  const [tooLarge, setTooLarge] = useState<string>();
  const [columns, setColumns] = useState<Columns>({});
  const [report, setReport] = useState<ImportReport>();

  const reset = () => {
    ask.reset();
    setFile(undefined);
    setTooLarge(undefined);
    setColumns({});
    setReport(undefined);
  };
  const send = async (sent: ConsoleFile, said: Columns, preview: boolean) => {
    const answer = await ask.run({ serverId, ...sent, columns: said, preview });
    if (answer !== undefined) setReport(answer);
    return answer;
  };

  return {
    report,
    tooLarge,
    pending: ask.pending,
    problem: ask.problem,
    reset,
    choose: async (chosen: File) => {
      reset();
      const read = await readConsoleFile(chosen);
      if (read === undefined) return setTooLarge(chosen.name);
      setFile(read);
      await send(read, {}, true);
    },
    /** Reads the same file once more, with the columns a person named. */
    withColumns: async (said: Columns) => {
      setColumns(said);
      if (file !== undefined) await send(file, said, true);
    },
    take: async () => {
      if (file !== undefined) await send(file, columns, false);
    },
  };
}
