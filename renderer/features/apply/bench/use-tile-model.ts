import { useShallow } from 'zustand/react/shallow';
import { useBench } from '../../../state/bench-store.ts';
import { midnightOf } from './places.ts';
import { type TileModel, tileModel } from './tile-model.ts';

/** One device as its tile shows it; a new object only when a field changed. */
export function useTileModel(deviceKey: string): TileModel {
  return useBench(
    useShallow(({ devices, newestRuns }) =>
      tileModel(devices.get(deviceKey), newestRuns.get(deviceKey), midnightOf(new Date())),
    ),
  );
}

/** Only what the upper half shows: steps that go on below do not draw it again. */
export function useTileHead(
  deviceKey: string,
): Pick<TileModel, 'state' | 'name' | 'kind' | 'osVersion' | 'battery' | 'charging'> {
  return useBench(
    useShallow(({ devices, newestRuns }) => {
      const model = tileModel(devices.get(deviceKey), newestRuns.get(deviceKey), midnightOf(new Date()));
      const { state, name, kind, osVersion, battery, charging } = model;
      return { state, name, kind, osVersion, battery, charging };
    }),
  );
}
