import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The window in a real Chromium (`npm run test:ui`). One file at a time: each has a browser and a practice room. */
export default defineConfig({
  cacheDir: resolve(import.meta.dirname, '../../node_modules/.vite-ui'),
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['./support/build-page.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
