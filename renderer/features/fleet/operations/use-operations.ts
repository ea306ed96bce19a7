import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../../../shared/domain/run.ts';
import { asKitError } from '../../../../shared/errors/kit-error.ts';
import { useOnline } from '../../../state/connection-store.ts';
import { loadOperations, useFleet } from '../../../state/fleet-store.ts';

/** All operations, those that are over too: listed when a view opens, and true by events from then on. */
export function useOperations() {
  const operations = useFleet((fleet) => fleet.operations);
  const online = useOnline();
  const [state, setState] = useState<{ readonly loaded: boolean; readonly problem: Problem | undefined }>({
    loaded: false,
    problem: undefined,
  });
  const reload = useCallback(async () => {
    try {
      await loadOperations({ open: false });
      setState({ loaded: true, problem: undefined });
    } catch (error) {
      setState(({ loaded }) => ({ loaded, problem: asKitError(error).toProblem() }));
    }
  }, []);
  useEffect(() => {
    if (online) void reload();
  }, [online, reload]);
  return { operations, ...state, reload };
}
