import type { Step } from '../step.ts';
import { install, probeProfiles, wantedProfiles } from './install-profiles.ts';

/** The other profiles; the list read back afterwards vouches for the Wi-Fi ones too. */
export const profiles: Step = {
  id: 'profiles',
  deadlineMs: (timings) => 4 * timings.profile + timings.escalate,
  skippable: true,
  recheck: false,
  readBack: () => true,
  probe: (ctx) => probeProfiles(ctx, ctx.state().steps.profiles.tries, wantedProfiles(ctx)),
  // After a look that missed something, whatever was missed is installed, Wi-Fi included.
  effect: (ctx) => install(ctx, wantedProfiles(ctx, ctx.memory.profiles === undefined ? 'silent' : undefined)),
};
