import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['electron/**/*.test.ts', 'shared/**/*.test.ts', 'tests/{integration,faults,support}/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 15_000,
  },
});
