import { defineConfig, mergeConfig } from 'vitest/config';
import type { JourneySize } from './journeys/size.ts';
import quick from './vitest.config.ts';

const minute = 60_000;
const journeySize: JourneySize = { devices: 12, delays: 'reference', patienceMs: 8 * minute };

/** The journeys with devices that take as long as real ones (`npm run prove`). */
export default mergeConfig(
  quick,
  defineConfig({
    test: { dir: `${import.meta.dirname}/journeys`, provide: { journeySize }, testTimeout: 20 * minute },
  }),
);
