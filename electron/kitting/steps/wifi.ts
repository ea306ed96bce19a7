import { plannedStep } from '../compiled-plan.ts';
import type { Step } from '../step.ts';
import { install, probeProfiles, wantedProfiles } from './install-profiles.ts';

/** Wi-Fi first: the device needs a network for whatever comes after it leaves the bench. */
export const wifi: Step = {
  id: 'wifi',
  deadlineMs: (timings) => timings.profile + timings.escalate,
  skippable: true,
  recheck: false,
  // The list is read once, at the end of the profile phase.
  readBack: (plan) => plannedStep(plan, 'profiles').decision === 'skip',
  probe: (ctx) => probeProfiles(ctx, ctx.state().steps.wifi.tries, wantedProfiles(ctx, 'wifi')),
  effect: (ctx) => install(ctx, wantedProfiles(ctx, 'wifi')),
};
