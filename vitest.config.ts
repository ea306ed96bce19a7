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
    testTimeout: 15_000,
  },
});
