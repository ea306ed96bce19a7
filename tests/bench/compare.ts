import { best, type GoIosMeasure, measureGoIos } from './measure-go-ios.ts';
import { measureStation, type StationMeasure } from './measure-station.ts';

export type CompareOptions = {
  readonly sizes: readonly number[];
  readonly latencies: readonly number[];
  readonly concurrencies: readonly number[];
};

export type Comparison = {
  readonly devices: number;
  readonly latencyMs: number;
  /** At the concurrency where it was fastest. */
  readonly goIos: GoIosMeasure;
  readonly station: StationMeasure;
};

/** Does the same task with both sides, each time on a fresh bench. */
export async function compare(options: CompareOptions, say: (line: string) => void): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const latencyMs of options.latencies) {
    for (const devices of options.sizes) {
      const room = { devices, latencyMs, scenario: 'hello' };
      say(`${devices} devices at ${latencyMs} ms: the station`);
      const station = await measureStation(room);
      const tried: GoIosMeasure[] = [];
      for (const concurrency of widthsFor(devices, options.concurrencies)) {
        say(`${devices} devices at ${latencyMs} ms: go-ios, ${concurrency} at a time`);
        tried.push(await measureGoIos(room, concurrency));
      }
      comparisons.push({ devices, latencyMs, station, goIos: best(tried) });
    }
  }
  return comparisons;
}

/** More processes than devices would be the same measurement again. */
function widthsFor(devices: number, concurrencies: readonly number[]): number[] {
  const [least = 1] = concurrencies;
  return concurrencies.filter((concurrency) => concurrency === least || concurrency <= devices);
}

/** The figures that `npm run bench -- --json` prints, from the rows without latency. */
export function headlineOf(comparisons: readonly Comparison[]): Record<string, number | undefined> {
  const at = (devices: number) => comparisons.find((row) => row.devices === devices && row.latencyMs === 0);
  const [eight, thirtyTwo, sixtyFour] = [at(8), at(32), at(64)];
  return {
    ratioGoIos32: thirtyTwo && thirtyTwo.station.seconds / thirtyTwo.goIos.seconds,
    ratioGoIos32MinusFloors:
      thirtyTwo && thirtyTwo.station.seconds / (thirtyTwo.goIos.seconds - thirtyTwo.goIos.floorSeconds),
    cpuGrowth8to64: eight && sixtyFour && sixtyFour.station.cpuSecondsPerDevice / eight.station.cpuSecondsPerDevice,
    roundTripsPerDevice: thirtyTwo?.station.roundTripsPerDevice,
    roundTripsGoIos: thirtyTwo?.goIos.roundTripsPerDevice,
    rssMb64: sixtyFour?.station.peakMiB,
    cpuSecondsPerDevice: sixtyFour?.station.cpuSecondsPerDevice,
    stationStartSeconds: sixtyFour?.station.startSeconds,
  };
}
