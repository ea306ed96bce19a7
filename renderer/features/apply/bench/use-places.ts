import { useMemo, useState } from 'react';
import type { DeviceSnapshot } from '../../../../shared/domain/device.ts';
import type { RunView } from '../../../../shared/domain/run.ts';
import { type BenchState, useBench } from '../../../state/bench-store.ts';
import { type DayGroup, dayGroup, midnightOf, useDayFilter } from '../../../state/day.ts';
import { findDevices } from './find-device.ts';
import { useFinder } from './finder-store.ts';
import { createPlaces, type Place } from './places.ts';

/** All squares of the bench; the same list until one is added, removed or renamed. */
export function usePlaces(): readonly Place[] {
  const [places] = useState(createPlaces);
  return useBench((bench) => places(bench, midnightOf(new Date())));
}

/** The ids of the squares that the day bar and the search field leave visible; `undefined` without either. */
export function useVisiblePlaces(places: readonly Place[]): readonly Place[] {
  const group = useDayFilter((filter) => filter.group);
  const text = useFinder((finder) => finder.text);
  const ids = useBench((bench) =>
    places
      .filter((place) => isInGroup(place, bench, group))
      .map(({ id }) => id)
      .join('\n'),
  );
  const found = useBench(({ devices }) => (text.trim() === '' ? undefined : foundKeys(text, places, devices)));
  return useMemo(() => {
    const shown = new Set(ids.split('\n'));
    const keys = found === undefined ? undefined : new Set(found.split('\n'));
    return places.filter(
      ({ id, deviceKey }) => shown.has(id) && (keys === undefined || (deviceKey !== undefined && keys.has(deviceKey))),
    );
  }, [places, ids, found]);
}

/** The places as one can search them. */
export function findable(places: readonly Place[], devices: ReadonlyMap<string, DeviceSnapshot>) {
  return places.flatMap(({ deviceKey, label }) => {
    if (deviceKey === undefined) return [];
    const facts = devices.get(deviceKey)?.facts;
    return [{ key: deviceKey, serial: facts?.serial, name: facts?.name, label }];
  });
}

function foundKeys(text: string, places: readonly Place[], devices: ReadonlyMap<string, DeviceSnapshot>): string {
  return findDevices(text, findable(places, devices))
    .map(({ key }) => key)
    .join('\n');
}

function isInGroup({ deviceKey }: Place, { newestRuns }: BenchState, group: DayGroup | undefined): boolean {
  if (group === undefined) return true;
  const run: RunView | undefined = deviceKey === undefined ? undefined : newestRuns.get(deviceKey);
  return run !== undefined && dayGroup(run, midnightOf(new Date())) === group;
}
