import { z } from 'zod';
import { measureDrainRate } from '../delivery/drain-rate.ts';
import { measureEnqueue } from '../delivery/enqueue-cost.ts';
import type { Item } from './prove-item.ts';
import { quiet, root } from './stage.ts';

const benchSchema = z.object({
  ratioGoIos32: z.number(),
  ratioGoIos32MinusFloors: z.number(),
  lowerBound32: z.number(),
  lowerBound64: z.number(),
  cpuGrowth8to64: z.number(),
  roundTripsPerDevice: z.number(),
  roundTripsGoIos: z.number(),
  lookTripsPerDevice: z.number(),
  attachRatio64: z.number(),
  rssMb64: z.number(),
  cpuSecondsPerDevice: z.number(),
});

/** `npm run bench` with its targets, which are asserted nowhere but here. */
export const bench: Item = {
  name: 'bench',
  prove: async () => {
    const { found, error } = await measured('tests/bench/bench.ts', benchSchema);
    if (found === undefined) return { ok: false, figures: { error } };
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

const windowSchema = z.object({
  fps: z.number(),
  blankFps: z.number(),
  longestTaskMs: z.number(),
  p95PaintMs: z.number(),
  heapGrowthMb: z.number(),
  startMs: z.number(),
  unpainted: z.number(),
});

/** `npm run bench:ui` with its targets. */
export const benchWindow: Item = {
  name: 'bench:ui',
  prove: async () => {
    const { found, error } = await measured('tests/bench/ui/bench-ui.ts', windowSchema);
    if (found === undefined) return { ok: false, figures: { error } };
    const missed = [
      found.fps / found.blankFps >= 0.92 || 'fps ÷ blankFps ≥ 0.92',
      found.longestTaskMs < 50 || 'longestTaskMs < 50',
      found.p95PaintMs <= 200 || 'p95PaintMs ≤ 200',
      // What one collection leaves to the next varies by less than this.
      found.heapGrowthMb <= 0.5 || 'heapGrowthMb ≤ 0.5',
      found.unpainted === 0 || 'unpainted = 0',
    ].filter((target) => target !== true);
    return { ok: missed.length === 0, figures: { ...found, missed } };
  },
};

export const drainRate: Item = {
  name: 'drain rate',
  prove: async () => {
    // Over loopback a server answers within the time of one commit: that shows its own cost, and is no network.
    const [loopback, network] = [await measureDrainRate(3_000, 3, 0), await measureDrainRate(3_000, 3, 20)];
    const missed = [
      loopback.ratio >= 0.9 || 'loopback: ratio ≥ 0.9',
      network.ratio >= 0.9 || 'network: ratio ≥ 0.9',
      // One record in each request, as a server has them that declares no more.
      network.ratioSingly >= 0.9 || 'network, one by one: ratio ≥ 0.9',
      loopback.ratioSinglyToOne >= 0.9 || 'loopback, one by one: ratio to a loop of one ≥ 0.9',
    ].filter((target) => target !== true);
    return { ok: missed.length === 0, figures: { network, loopback, missed } };
  },
};

export const enqueueCost: Item = {
  name: 'enqueue cost',
  prove: async () => {
    const sizes = measureEnqueue([100, 1_000, 10_000, 100_000]);
    const growth = (of: 'enqueueMs' | 'roundMs') => (sizes.at(-1)?.[of] ?? Number.NaN) / (sizes[0]?.[of] ?? 0);
    const [enqueueGrowth, roundGrowth] = [growth('enqueueMs'), growth('roundMs')];
    return { ok: enqueueGrowth <= 1.5 && roundGrowth <= 2, figures: { sizes, enqueueGrowth, roundGrowth } };
  },
};

/** Runs a bench and reads the figures of its last line. */
async function measured<T>(script: string, schema: z.ZodType<T>): Promise<{ found?: T; error?: string }> {
  const { output } = await quiet([process.execPath, `${root}/${script}`, '--json']);
  const figures = schema.safeParse(lastLineOf(output));
  return figures.success ? { found: figures.data } : { error: output.slice(-2000) };
}

function lastLineOf(output: string): unknown {
  try {
    return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
  } catch {
    return undefined;
  }
}
