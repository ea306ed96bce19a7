import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { formatTable } from '../../electron/commands/table.ts';
import { bareSecondsOf, type CompareOptions, type Comparison, compare, headlineOf, ratiosOf } from './compare.ts';
import { type DelaysMeasure, measureDelays } from './measure-delays.ts';
import { measureStorm } from './measure-storm.ts';
import { untilQuiet } from './quiet.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    delays: { type: 'string', default: 'reference' },
  },
});

const full: CompareOptions = { sizes: [1, 8, 32, 64], latencies: [0, 5], concurrencies: [1, 2, 8, 32] };
const quick: CompareOptions = { sizes: [8, 32, 64], latencies: [0], concurrencies: [2, 8] };

const say = (line: string) => void process.stderr.write(`${line}\n`);
const fixed = (value: number, digits = 2) => value.toFixed(digits);

say(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`);
const comparisons = await compare(values.quick ? quick : full, say);
process.stdout.write(`${comparisonTable(comparisons)}\n\n`);

const delays = new Map<number, DelaysMeasure>();
if (values.delays === 'reference') {
  for (const devices of [32, 64]) {
    say(`reference delays, ${devices} devices, erased`);
    await untilQuiet(say);
    delays.set(devices, await measureDelays(devices));
  }
  process.stdout.write(`${delaysTable(delays)}\n\n`);
}

say('attach storm, 64 devices');
await untilQuiet(say);
const storm = await measureStorm(64);
process.stdout.write(
  `64 attached at once: all identified in ${fixed(storm.seconds)} s; ios list --details: ${fixed(storm.goIosSeconds)} s\n`,
);

const rounded = Object.fromEntries(
  Object.entries({
    ...headlineOf(comparisons),
    lowerBound32: delays.get(32)?.ratio,
    lowerBound64: delays.get(64)?.ratio,
    attachRatio64: storm.seconds / storm.goIosSeconds,
  }).map(([name, value]) => [name, value === undefined ? null : Math.round(value * 1000) / 1000]),
);
if (values.json) process.stdout.write(`${JSON.stringify(rounded)}\n`);

function comparisonTable(rows: readonly Comparison[]): string {
  return formatTable(
    [
      'Devices',
      'Latency ms',
      'go-ios s (at)',
      'minus floor s',
      'Kitbench s',
      'with its start s',
      'Ratio',
      'Ratio minus floors',
      'Round trips go-ios / Kitbench',
      'Look after the run',
      'CPU s per device',
      'Peak MiB',
    ],
    rows.map((row) => {
      const { devices, latencyMs, goIos, station } = row;
      const { plain, minusFloors } = ratiosOf(row);
      return [
        String(devices),
        String(latencyMs),
        `${fixed(goIos.seconds)} (${goIos.concurrency})`,
        fixed(bareSecondsOf(goIos, row.goIosFloorSeconds)),
        fixed(station.seconds),
        fixed(station.seconds + station.startSeconds),
        fixed(plain, 3),
        fixed(minusFloors, 3),
        `${fixed(goIos.roundTripsPerDevice, 1)} / ${fixed(station.roundTripsPerDevice, 1)}`,
        fixed(station.lookTripsPerDevice, 1),
        fixed(station.cpuSecondsPerDevice, 3),
        fixed(station.peakMiB, 0),
      ];
    }),
  );
}

function delaysTable(rows: ReadonlyMap<number, DelaysMeasure>): string {
  return formatTable(
    ['Devices, erased', 'Wall s', 'Best schedule s', 'Ratio'],
    [...rows].map(([devices, row]) => [
      String(devices),
      fixed(row.seconds),
      fixed(row.boundSeconds),
      fixed(row.ratio, 3),
    ]),
  );
}
