import { defineConfig } from 'vitest/config';

/** The built main process, core and preload script on a stand-in of Electron over a real Chromium. */
export default defineConfig({
  test: {
    include: ['tests/electron/**/*.test.ts'],
    globalSetup: ['tests/electron/support/built-app.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 30_000,
  },
});
