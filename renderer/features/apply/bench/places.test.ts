import { describe, expect, it } from 'vitest';
import { at, noon, sampleDevice, sampleRun } from '../test-samples.ts';
import { createPlaces, locationName, type PlacesSource, placesOf } from './places.ts';

const midnight = noon - 12 * 3_600_000;
const port = (number: number) => 0x01100000 + (number << 16);

function bench(
  devices: ReturnType<typeof sampleDevice>[],
  slots: PlacesSource['slots'] = [],
  runs: ReturnType<typeof sampleRun>[] = [],
): PlacesSource {
  return {
    devices: new Map(devices.map((device) => [device.key, device])),
    newestRuns: new Map(runs.map((run) => [run.deviceKey, run])),
    slots,
  };
}

describe('the places of the bench', () => {
  it('are slots by number first, then unnamed places along the USB tree', () => {
    const slots = ['10', '2', '1'].map((name) => ({ name, locationIds: [port(Number(name))] }));
    const devices = [12, 11, 2].map((number) => sampleDevice(`d${number}`, { locationId: port(number) }));
    expect(placesOf(bench(devices, slots), midnight).map(({ label, deviceKey }) => [label, deviceKey])).toEqual([
      ['1', undefined],
      ['2', 'd2'],
      ['10', undefined],
      ['1-1.11', 'd11'],
      ['1-1.12', 'd12'],
    ]);
  });

  it('know a slot by any of the ports of a USB 3 hub', () => {
    const slots = [{ name: 'A', locationIds: [port(1), port(2)] }];
    expect(locationName(slots, port(2))).toEqual({ name: 'A', isNamed: true });
    expect(locationName(slots, port(3))).toEqual({ name: '1-1.3', isNamed: false });
    expect(locationName(slots, undefined)).toBeUndefined();
  });

  it('keep whoever was worked on today until somebody else is plugged in there', () => {
    const slots = [{ name: '1', locationIds: [port(1)] }];
    const gone = sampleDevice('gone', { attached: false, locationId: port(1) });
    const done = sampleRun('gone', { phase: 'ended', end: 'prepared', endedAt: at(60) });
    expect(placesOf(bench([gone], slots, [done]), midnight).map(({ deviceKey }) => deviceKey)).toEqual(['gone']);
    const next = sampleDevice('next', { locationId: port(1) });
    expect(placesOf(bench([gone, next], slots, [done]), midnight).map(({ deviceKey }) => deviceKey)).toEqual(['next']);
  });

  it('never lose a device whose run is under way, even when another one hangs in its slot', () => {
    const slots = [{ name: '1', locationIds: [port(1)] }];
    const devices = [
      sampleDevice('gone', { attached: false, locationId: port(1) }),
      sampleDevice('next', { locationId: port(1) }),
    ];
    const found = placesOf(bench(devices, slots, [sampleRun('gone')]), midnight);
    expect(found.map(({ deviceKey }) => deviceKey).sort()).toEqual(['gone', 'next']);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  });

  it('forget devices that are gone and were not worked on today', () => {
    const gone = sampleDevice('gone', { attached: false, locationId: port(1) });
    const old = sampleRun('gone', { phase: 'ended', end: 'prepared', startedAt: at(-24 * 3600) });
    expect(placesOf(bench([gone], [], [old]), midnight)).toEqual([]);
  });

  it('are the same list while only what is on the tiles changes', () => {
    const places = createPlaces();
    const first = places(bench([sampleDevice('a', { locationId: port(1) })]), midnight);
    const second = places(
      bench([sampleDevice('a', { locationId: port(1), facts: { batteryPercent: 80 } })], [], [sampleRun('a')]),
      midnight,
    );
    expect(second).toBe(first);
    expect(places(bench([]), midnight)).not.toBe(first);
  });
});
