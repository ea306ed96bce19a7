import { useMemo } from 'react';
import type { RunView } from '../../../../shared/domain/run.ts';
import { useBench } from '../../../state/bench-store.ts';
import { createForesights, type Foresight } from './foresight.ts';
import type { TileBody } from './tile-model.ts';

const foresights = createForesights();

/** What the station's journal foretells of a run. Ask once the runs are listed. */
export function foresightOf(run: Pick<RunView, 'runId' | 'blueprintId' | 'startedAt'>): Foresight {
  return foresights.ofRun(run, useBench.getState().runs.values());
}

/** The same for a tile; nothing without a run. */
export function useForesight({
  runId,
  blueprintId,
  startedAt,
}: Pick<TileBody, 'runId' | 'blueprintId' | 'startedAt'>): Foresight | undefined {
  return useMemo(
    () =>
      runId === undefined || blueprintId === undefined || startedAt === undefined
        ? undefined
        : foresightOf({ runId, blueprintId, startedAt }),
    [runId, blueprintId, startedAt],
  );
}

/** The same for a run of the blueprint that would begin now; as of the first look. */
export function useBlueprintForesight(blueprintId: string): Foresight {
  return useMemo(() => foresights.ofBlueprint(blueprintId, useBench.getState().runs.values()), [blueprintId]);
}
