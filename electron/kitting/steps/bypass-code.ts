import { readableFacts } from '../occupied.ts';
import type { Step } from '../step.ts';

/** Each supervision has another code: fetched after it was written, kept in the vault (device-protocols §3.5). */
export const bypassCode: Step = {
  id: 'bypass-code',
  deadlineMs: (timings) => timings.escalate + timings.request,
  skippable: true,
  recheck: false,
  readBack: () => false,
  // What an earlier attempt kept is void: an erase makes another.
  probe: async () => ({ state: 'needed' }),
  effect: async (ctx) => {
    const mcInstall = await ctx.connections.escalated();
    const code = await mcInstall.activationLockBypassCode();
    return { reference: ctx.materials.keepBypassCode(readableFacts(ctx).serial ?? ctx.plan.udid, code) };
  },
};
