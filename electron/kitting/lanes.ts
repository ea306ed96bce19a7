import type { Release, Scheduler } from './scheduler.ts';

/** The scheduler's grants that one run holds. */
export type Lanes = {
  /** Waits for the light lane unless it is held already. */
  light(signal: AbortSignal): Promise<void>;
  /**
   * Waits for the erase lane, having given the light lane back: a run that waited for an erase while holding what
   * returning devices need would block them.
   */
  erase(signal: AbortSignal): Promise<void>;
  /** Others may work while this run waits for a person. */
  releaseLight(): void;
  releaseErase(): void;
  releaseAll(): void;
};

/** @param tree the USB controller the device hangs on. */
export function createLanes(scheduler: Scheduler, tree: () => string): Lanes {
  let light: Release | undefined;
  let erase: Release | undefined;
  const lanes: Lanes = {
    light: async (signal) => {
      light ??= await scheduler.acquire('light', tree(), signal);
    },
    erase: async (signal) => {
      lanes.releaseLight();
      erase ??= await scheduler.acquire('erase', tree(), signal);
    },
    releaseLight: () => {
      light?.();
      light = undefined;
    },
    releaseErase: () => {
      erase?.();
      erase = undefined;
    },
    releaseAll: () => {
      lanes.releaseLight();
      lanes.releaseErase();
    },
  };
  return lanes;
}
