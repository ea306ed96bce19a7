import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import { useOnline } from '../state/connection-store.ts';
import { reloadLibrary } from '../state/library-store.ts';

/** Lists servers, organizations and blueprints again when a view opens; says why that failed. */
export function useFreshLibrary(): { readonly problem: Problem | undefined; reload(): void } {
  const online = useOnline();
  const [problem, setProblem] = useState<Problem>();
  const reload = useCallback(() => {
    setProblem(undefined);
    reloadLibrary().catch((error: unknown) => setProblem(asKitError(error).toProblem()));
  }, []);
  useEffect(() => {
    if (online) reload();
  }, [online, reload]);
  return { problem, reload };
}
