import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import { useChanged } from './changes-store.ts';
import { useOnline } from './connection-store.ts';
import { loadFleet, useFleet } from './fleet-store.ts';

/** The devices at their MDMs: asked when a view opens, and again whenever something may have changed. */
export function useFleetListing() {
  const listing = useFleet((fleet) => fleet.listing);
  const online = useOnline();
  const occasion = useOccasion();
  const [state, setState] = useState<{ readonly loading: boolean; readonly problem: Problem | undefined }>({
    loading: true,
    problem: undefined,
  });
  const reload = useCallback(async () => {
    setState({ loading: true, problem: undefined });
    try {
      await loadFleet();
      setState({ loading: false, problem: undefined });
    } catch (error) {
      setState({ loading: false, problem: asKitError(error).toProblem() });
    }
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every occasion asks again
  useEffect(() => {
    if (online) void reload();
  }, [online, reload, occasion]);
  return { listing, ...state, reload };
}

/** Whatever may move a device: a step that was read back, a list of a console, a record, a server. */
function useOccasion(): string {
  const operations = useFleet((fleet) => fleet.operations);
  const changes = [useChanged('fleet'), useChanged('backends'), useChanged('servers')];
  let readBack = 0;
  for (const { steps } of operations.values()) readBack += steps.filter(({ state }) => state === 'done').length;
  return [operations.size, readBack, ...changes].join(' ');
}
