import { useMemo } from 'react';
import { shallow } from 'zustand/shallow';
import { type BenchState, useBench } from '../../../state/bench-store.ts';
import { midnightOf } from '../../../state/day.ts';
import { type TileModel, tileModel } from './tile-model.ts';

/** One device as its tile shows it: the one subscription of a tile. Each half is a new object only when a field changed. */
export function useTileModel(deviceKey: string): TileModel {
  return useBench(useMemo(() => tileSelector(deviceKey), [deviceKey]));
}

/** Looks at its own device and run only; while these stay the same objects, nothing is computed. */
function tileSelector(deviceKey: string): (bench: BenchState) => TileModel {
  let device: ReturnType<BenchState['devices']['get']>;
  let run: ReturnType<BenchState['newestRuns']['get']>;
  let midnight = Number.NaN;
  let model: TileModel | undefined;
  return ({ devices, newestRuns }) => {
    const today = midnightOf(new Date());
    const isSame = device === devices.get(deviceKey) && run === newestRuns.get(deviceKey) && midnight === today;
    if (model !== undefined && isSame) return model;
    device = devices.get(deviceKey);
    run = newestRuns.get(deviceKey);
    midnight = today;
    model = kept(model, tileModel(device, run, midnight));
    return model;
  };
}

function kept(before: TileModel | undefined, next: TileModel): TileModel {
  if (before === undefined) return next;
  const head = shallow(before.head, next.head) ? before.head : next.head;
  const body = shallow(before.body, next.body) ? before.body : next.body;
  return head === before.head && body === before.body ? before : { head, body };
}
