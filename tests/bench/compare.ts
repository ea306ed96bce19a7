import { type GoIosMeasure, measureGoIos, measureGoIosFloor } from './measure-go-ios.ts';
import { measureStation, type StationMeasure } from './measure-station.ts';
import { untilQuiet } from './quiet.ts';

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
  /** What go-ios spends on starting its processes at that concurrency. */
  readonly goIosFloorSeconds: number;
  readonly station: StationMeasure;
};

/** What is reported is the best of so many tries, on both sides alike. */
const tries = 3;

/** Does the same task with both sides, each time on a fresh bench. */
export async function compare(options: CompareOptions, say: (line: string) => void): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  const floors = new Map<string, number>();
  for (const latencyMs of options.latencies) {
    for (const devices of options.sizes) {
      const room = { devices, latencyMs, scenario: 'hello' };
      say(`${devices} devices at ${latencyMs} ms`);
      const quietly = <T>(measure: () => Promise<T>) => untilQuiet(say).then(measure);
      const station = await bestOf(tries, () => quietly(() => measureStation(room)), seconds);
      const tried: GoIosMeasure[] = [];
      for (const concurrency of widthsFor(devices, options.concurrencies)) {
        tried.push(await quietly(() => measureGoIos(room, concurrency)));
      }
      const { concurrency } = fastest(tried);
      tried.push(await bestOf(tries - 1, () => quietly(() => measureGoIos(room, concurrency)), seconds));
      // Starting a process costs the same whatever the bench's latency.
      const width = `${devices} × ${concurrency}`;
      const floor =
        floors.get(width) ??
        (await bestOf(tries, () => quietly(() => measureGoIosFloor(devices, concurrency)), Number));
      floors.set(width, floor);
      comparisons.push({ devices, latencyMs, station, goIos: fastest(tried), goIosFloorSeconds: floor });
    }
  }
  return comparisons;
}

const seconds = (measure: { readonly seconds: number }) => measure.seconds;

function fastest(measures: readonly GoIosMeasure[]): GoIosMeasure {
  const [first] = measures.toSorted((a, b) => a.seconds - b.seconds);
  if (first === undefined) throw new Error('go-ios was not measured');
  return first;
}

async function bestOf<T>(count: number, measure: () => Promise<T>, of: (measured: T) => number): Promise<T> {
  let best = await measure();
  for (let done = 1; done < count; done++) {
    const next = await measure();
    if (of(next) < of(best)) best = next;
  }
  return best;
}

/** More processes than devices would be the same measurement again. */
function widthsFor(devices: number, concurrencies: readonly number[]): number[] {
  const [least = 1] = concurrencies;
  return concurrencies.filter((concurrency) => concurrency === least || concurrency <= devices);
}

/** The station's time ÷ go-ios', as they are and without what it costs to start processes. */
export function ratiosOf({ station, goIos, goIosFloorSeconds }: Comparison): { plain: number; minusFloors: number } {
  return {
    plain: station.seconds / goIos.seconds,
    // The station's own floor is its start, which comes before `kitting.apply` and is in no figure.
    minusFloors: station.seconds / bareSecondsOf(goIos, goIosFloorSeconds),
  };
}

/**
 * go-ios without the cost of starting its processes. Beside that cost the rest is small, and the difference of two long
 * times noisy; but in no less than the bench's own processor time could any client have been served.
 */
export function bareSecondsOf({ seconds, benchCpuSeconds }: GoIosMeasure, floorSeconds: number): number {
  return Math.max(seconds - floorSeconds, benchCpuSeconds);
}

/** The figures that `npm run bench -- --json` prints, from the rows without latency. */
export function headlineOf(comparisons: readonly Comparison[]): Record<string, number | undefined> {
  const at = (devices: number) => comparisons.find((row) => row.devices === devices && row.latencyMs === 0);
  const [eight, thirtyTwo, sixtyFour] = [at(8), at(32), at(64)];
  return {
    ratioGoIos32: thirtyTwo && ratiosOf(thirtyTwo).plain,
    ratioGoIos32MinusFloors: thirtyTwo && ratiosOf(thirtyTwo).minusFloors,
    cpuGrowth8to64: eight && sixtyFour && sixtyFour.station.cpuSecondsPerDevice / eight.station.cpuSecondsPerDevice,
    roundTripsPerDevice: thirtyTwo?.station.roundTripsPerDevice,
    roundTripsGoIos: thirtyTwo?.goIos.roundTripsPerDevice,
    lookTripsPerDevice: thirtyTwo?.station.lookTripsPerDevice,
    rssMb64: sixtyFour?.station.peakMiB,
    cpuSecondsPerDevice: sixtyFour?.station.cpuSecondsPerDevice,
    stationStartSeconds: sixtyFour?.station.startSeconds,
  };
}
