import { defineConfig } from 'vitest/config';

/** Conversations with third-party programs: the absence of a program is a failure. */
export default defineConfig({
  test: {
    include: ['tests/peers/**/*.peer.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
