import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { deliverMany } from '../delivery/deliver-many.ts';
import { loseStation } from '../delivery/lost-station.ts';
import { faultCases } from '../faults/cases.ts';
import { runMatrix } from '../faults/matrix.ts';
import { nameOf } from '../faults/point.ts';
import { runCli } from '../support/run-cli.ts';
import { bench, benchWindow, drainRate, enqueueCost } from './prove-figures.ts';
import type { Item } from './prove-item.ts';
import { nodeProgram, quiet } from './stage.ts';

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

/** 10,000 records from four stations under injected faults; what arrived is what the MDM tells. */
const delivery: Item = {
  name: 'records under faults',
  prove: async () => {
    const figures = await deliverMany({ stations: 4, perStation: 2_500, probability: 0.01, restarts: 8 });
    const ok = figures.lost + figures.doubled + figures.disordered === 0 && figures.faults.every((hits) => hits > 0);
    return { ok, figures };
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

/** What is measured comes first: the fewer things ran before, the quieter the machine. */
export const items: readonly Item[] = [
  rehearsal('rehearse 64', 64, ['--seed', '7']),
  bench,
  benchWindow,
  drainRate,
  enqueueCost,
  rehearsal('rehearse offline 12', 12, ['--scenario', 'room-offline']),
  tests('bad input', 'tests/e2e/bad-input.test.ts', 'tests/e2e/bad-world.test.ts'),
  tests('secret canaries', 'tests/e2e/secrets.test.ts'),
  tests('journeys at full size', '--config', 'tests/ui/full-size.config.ts'),
  tests('app on a stand-in of Electron', '--config', 'tests/electron/vitest.config.ts'),
  tests('contract of every backend', 'electron/backend/adapters'),
  tests(
    'vendors’ procedures by their sections',
    'tests/integration/life-cycle.test.ts',
    'tests/integration/life-cycle-ways.test.ts',
    'tests/integration/inactivation-by-api.test.ts',
    'tests/integration/overwrite-campaign.test.ts',
    'tests/integration/clomo.test.ts',
    'electron/practice/mdm/console',
  ),
  tests('third-party programs', '--config', 'tests/peers/vitest.config.ts'),
  delivery,
  lostStation,
  killMatrix,
];
