import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'electron/**/*.test.ts',
      'shared/**/*.test.ts',
      'renderer/**/*.test.ts',
      'tests/{bench,delivery,e2e,faults,integration,support}/**/*.test.ts',
    ],
    pool: 'forks',
    // Most of a run is waiting for processes and sockets: as many files at a time as there are cores, and one more.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
  },
});
