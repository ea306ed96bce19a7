import { readableFacts } from '../occupied.ts';
import type { Step } from '../step.ts';

/** Fetched while no passcode exists, the only time a device hands it out (device-protocols §3.2); kept in the vault. */
export const unlockToken: Step = {
  id: 'unlock-token',
  deadlineMs: (timings) => timings.escalate + timings.request,
  skippable: true,
  recheck: false,
  readBack: () => false,
  // What an earlier attempt kept is void: an erase makes another.
  probe: async () => ({ state: 'needed' }),
  effect: async (ctx) => {
    const mcInstall = await ctx.connections.escalated();
    const token = await mcInstall.requestUnlockToken();
    return { reference: ctx.materials.keepUnlockToken(readableFacts(ctx).serial ?? ctx.plan.udid, token) };
  },
};
