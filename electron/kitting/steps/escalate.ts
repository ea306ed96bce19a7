import type { Step } from '../step.ts';

/** Proves on the MCInstall connection, once, that the station is the device's supervisor (device-protocols §3.3). */
export const escalate: Step = {
  id: 'escalate',
  deadlineMs: (timings) => timings.escalate + timings.request,
  skippable: true,
  recheck: false,
  readBack: () => true,
  probe: async ({ connections }) => ({ state: connections.isEscalated() ? 'satisfied' : 'needed' }),
  effect: async ({ connections }) => {
    await connections.escalated();
    return undefined;
  },
};
