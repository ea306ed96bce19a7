import { encodeLine } from '../../codecs/json-lines.ts';
import type { BenchOptions } from './options/bench-options.ts';
import { loadFaults, loadScenario } from './options/load-files.ts';
import { type Bench, startBench } from './start-bench.ts';

export type RunBenchOptions = Omit<BenchOptions, 'scenario' | 'faults'> & {
  /** Name of a scenario that comes with Kitbench, or a file. */
  readonly scenario?: string;
  /** A file. */
  readonly faults?: string;
  /** Takes the ready line, with its line feed. */
  readonly print: (line: string) => void;
};

/** `kitbench practice bench`: starts a bench, prints its ready line, and leaves it running until it is stopped. */
export async function runBench({ scenario, faults, print, ...options }: RunBenchOptions): Promise<Bench> {
  const bench = await startBench({
    ...options,
    ...(scenario !== undefined && { scenario: await loadScenario(scenario) }),
    ...(faults !== undefined && { faults: [...(await loadFaults(faults))] }),
  });
  print(encodeLine(bench.ready));
  return bench;
}
