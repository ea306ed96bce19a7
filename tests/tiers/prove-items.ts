import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { deliverMany } from '../delivery/deliver-many.ts';
import { measureDrainRate } from '../delivery/drain-rate.ts';
import { measureEnqueue } from '../delivery/enqueue-cost.ts';
import { loseStation } from '../delivery/lost-station.ts';
import { faultCases } from '../faults/cases.ts';
import { runMatrix } from '../faults/matrix.ts';
import { nameOf } from '../faults/point.ts';
import { runCli } from '../support/run-cli.ts';
import { nodeProgram, quiet, root } from './stage.ts';

export type Proof = { readonly ok: boolean; readonly figures: Readonly<Record<string, unknown>> };

/** One thing that must be shown, at full size. */
export type Item = { readonly name: string; prove(): Promise<Proof> };

const minute = 60_000;

const summarySchema = z.object({
  devices: z.number(),
  kitted: z.number(),
  enrolled: z.number(),
  records: z.object({ delivered: z.number(), duplicates: z.number(), lost: z.number() }),
  maxErasesPerDevice: z.number(),
  seconds: z.number(),
  stationPeakMiB: z.number().optional(),
  stationCpuSeconds: z.number().optional(),
});

function rehearsal(name: string, devices: number, args: readonly string[]): Item {
  return {
    name,
    prove: async () => {
      const words = ['rehearse', '--devices', String(devices), ...args, '--json'];
      const { code, json, stderr } = await runCli(words, { timeoutMs: 15 * minute });
      const summary = summarySchema.safeParse(json);
      if (!summary.success) return { ok: false, figures: { code, error: stderr.slice(-2000) } };
      const { kitted, enrolled, records } = summary.data;
      const whole = kitted === devices && enrolled === devices && records.duplicates === 0 && records.lost === 0;
      return { ok: code === 0 && whole, figures: summary.data };
    },
  };
}

const killMatrix: Item = {
  name: 'kill matrix',
  prove: async () => {
    const { deaths, passedBy, broken, missed } = await runMatrix(faultCases, {
      rooms: 2,
      onDeath: ({ faultCase, point, broken }) =>
        process.stderr.write(`✝ ${faultCase.name}: ${nameOf(point)} ${broken.join('; ')}\n`),
    });
    // A few waits depend on timing; more than that would mean that the points are not those of the runs.
    const ok = deaths > 50 * passedBy.length && broken.length === 0 && missed.length === 0;
    return { ok, figures: { deaths, passedBy, broken, missed } };
  },
};

const benchSchema = z.object({
  ratioGoIos32: z.number(),
  ratioGoIos32MinusFloors: z.number(),
  lowerBound32: z.number(),
  lowerBound64: z.number(),
  cpuGrowth8to64: z.number(),
  roundTripsPerDevice: z.number(),
  roundTripsGoIos: z.number(),
  attachRatio64: z.number(),
  rssMb64: z.number(),
  cpuSecondsPerDevice: z.number(),
});

/** The targets; printed, and asserted nowhere but here. */
const bench: Item = {
  name: 'bench',
  prove: async () => {
    const { output } = await quiet([process.execPath, `${root}/tests/bench/bench.ts`, '--json']);
    const figures = benchSchema.safeParse(lastLineOf(output));
    if (!figures.success) return { ok: false, figures: { error: output.slice(-2000) } };
    const found = figures.data;
    const missed = [
      found.ratioGoIos32 <= 0.1 || 'ratioGoIos32 ≤ 0.10',
      found.ratioGoIos32MinusFloors <= 0.5 || 'ratioGoIos32MinusFloors ≤ 0.5',
      found.lowerBound64 <= 1.1 || 'lowerBound64 ≤ 1.10',
      found.cpuGrowth8to64 <= 1.2 || 'cpuGrowth8to64 ≤ 1.2',
      found.roundTripsPerDevice <= found.roundTripsGoIos || 'roundTripsPerDevice ≤ roundTripsGoIos',
    ].filter((target) => target !== true);
    return { ok: missed.length === 0, figures: { ...found, missed } };
  },
};

/** 10,000 records from four stations under injected faults; what arrived is what the MDM tells. */
const delivery: Item = {
  name: 'records under faults',
  prove: async () => {
    const figures = await deliverMany({ stations: 4, perStation: 2_500, probability: 0.002, restarts: 8 });
    const ok = figures.lost + figures.doubled + figures.disordered === 0 && figures.faults.every((hits) => hits > 0);
    return { ok, figures };
  },
};

const drainRate: Item = {
  name: 'drain rate',
  prove: async () => {
    // Over loopback a server answers within the time of one commit: that shows the outbox's own cost, and is no network.
    const [loopback, network] = [await measureDrainRate(3_000, 3, 0), await measureDrainRate(3_000, 3, 20)];
    return { ok: network.ratio >= 0.9, figures: { network, loopback } };
  },
};

const enqueueCost: Item = {
  name: 'enqueue cost',
  prove: async () => {
    const sizes = measureEnqueue([100, 1_000, 10_000, 100_000]);
    const growth = (of: 'enqueueMs' | 'roundMs') => (sizes.at(-1)?.[of] ?? Number.NaN) / (sizes[0]?.[of] ?? 0);
    const [enqueueGrowth, roundGrowth] = [growth('enqueueMs'), growth('roundMs')];
    return { ok: enqueueGrowth <= 1.5 && roundGrowth <= 2, figures: { sizes, enqueueGrowth, roundGrowth } };
  },
};

const lostStation: Item = {
  name: 'lost station',
  prove: async () => {
    const figures = await loseStation(2_000);
    const ok = figures.mirrored > 0 && figures.lost + figures.doubled + figures.disordered === 0;
    return { ok, figures };
  },
};

/** A vitest configuration or part of one, counted by its own report. */
function tests(name: string, ...args: readonly string[]): Item {
  return {
    name,
    prove: async () => {
      const { ok, output } = await quiet(nodeProgram('vitest/vitest.mjs', 'run', ...args));
      const counted = /Tests\s.*$/m.exec(stripVTControlCharacters(output))?.[0].trim();
      return {
        ok,
        figures: { tests: counted, ...(ok ? {} : { output: stripVTControlCharacters(output).slice(-4000) }) },
      };
    },
  };
}

export const items: readonly Item[] = [
  rehearsal('rehearse 64', 64, ['--seed', '7']),
  rehearsal('rehearse offline 12', 12, ['--scenario', 'room-offline']),
  tests('bad input', 'tests/e2e/bad-input.test.ts', 'tests/e2e/bad-world.test.ts'),
  tests('secret canaries', 'tests/e2e/secrets.test.ts'),
  tests('journeys at full size', '--config', 'tests/ui/full-size.config.ts'),
  tests('third-party programs', '--config', 'tests/peers/vitest.config.ts'),
  delivery,
  drainRate,
  enqueueCost,
  lostStation,
  bench,
  killMatrix,
];

function lastLineOf(output: string): unknown {
  try {
    return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
  } catch {
    return undefined;
  }
}
