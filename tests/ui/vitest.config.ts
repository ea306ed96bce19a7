import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { JourneySize } from './journeys/size.ts';

const journeySize: JourneySize = { devices: 2, delays: 'none', patienceMs: 20_000 };

/** The window in a real Chromium (`npm run test:ui`). Two files at a time: each has a browser and a practice room, which often wait. */
export default defineConfig({
  cacheDir: resolve(import.meta.dirname, '../../node_modules/.vite-ui'),
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['./support/build-page.ts'],
    provide: { journeySize },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
