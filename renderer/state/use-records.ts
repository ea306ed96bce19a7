import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import { useOnline } from './connection-store.ts';
import { loadRecords, type RecordRow, useRecordRows } from './records-store.ts';

export type Records = {
  /** By record id; `undefined` until they came. */
  readonly rows: ReadonlyMap<string, RecordRow> | undefined;
  /** Why they could not be listed. */
  readonly problem: Problem | undefined;
  reload(): Promise<void>;
};

/** The records, listed when a view that shows them opens; events keep them true from then on. */
export function useRecords(): Records {
  const rows = useRecordRows((state) => state.rows);
  const online = useOnline();
  const [problem, setProblem] = useState<Problem>();
  const reload = useCallback(async () => {
    try {
      await loadRecords();
      setProblem(undefined);
    } catch (error) {
      setProblem(asKitError(error).toProblem());
    }
  }, []);
  useEffect(() => {
    if (online) void reload();
  }, [online, reload]);
  return { rows, problem, reload };
}
