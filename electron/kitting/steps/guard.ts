import type { DeviceFacts } from '../../../shared/domain/device.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { reason } from '../../../shared/texts/reasons/table.ts';
import { needsNoErase, objectionTo } from '../auto/objection.ts';
import { guard as judge } from '../guard.ts';
import { readableFacts } from '../occupied.ts';
import { settleProfiles } from '../profile-variables.ts';
import type { Probe, Step, StepContext } from '../step.ts';
import { settleName } from '../wanted-name.ts';

/** The last look before anything that cannot be taken back. */
export const guard: Step = {
  id: 'guard',
  deadlineMs: (timings) => timings.request,
  skippable: false,
  recheck: true,
  readBack: () => false,
  probe: async (ctx) => {
    const unlisted = settleName(ctx) ?? settleProfiles(ctx);
    if (unlisted !== undefined) return { state: 'conflict', stop: unlisted };
    return lookAtGuard(ctx, isGoingToErase(ctx));
  },
};

/** @param erasing whether an erase is what comes next, or may come in this run. */
export async function lookAtGuard(ctx: StepContext, erasing: boolean): Promise<Probe> {
  // Whether Find My is on can have changed since the facts were read; an erase rests on it.
  const facts = erasing ? { ...readableFacts(ctx), findMy: await readFindMy(ctx) } : readableFacts(ctx);
  const objection = objectionTo(ctx, facts);
  if (objection !== undefined) {
    return { state: 'conflict', stop: { kind: 'abandoned', problem: objection.toProblem() } };
  }
  const refused = guarded(ctx, facts, erasing);
  if (refused !== undefined) return refused;
  const overridden = erasing && facts.findMy === 'unknown' && ctx.plan.findMyOverridden;
  return { state: 'satisfied', facts: { findMy: facts.findMy, ...(overridden && { overridden: 'serial typed' }) } };
}

/** What the guard has against going on, with or without an erase; nothing when it is content. */
export function guarded(ctx: StepContext, facts: DeviceFacts, erasing: boolean): Probe | undefined {
  const finding = judge(facts, ctx.plan.blueprint, erasing);
  if (finding.verdict === 'clear' || (finding.verdict === 'ask' && ctx.plan.findMyOverridden)) return undefined;
  if (finding.verdict === 'later') throw new Error('the guard runs on a paired device');
  const error = new KitError(finding.error, finding.reason.params);
  if (error.kind !== 'needs-operator') {
    return { state: 'conflict', stop: { kind: 'failed', problem: error.toProblem() } };
  }
  return {
    state: 'conflict',
    stop: { kind: 'operator', reason: reason('wait.problem', { problem: finding.error }) },
  };
}

function isGoingToErase(ctx: StepContext): boolean {
  const { covers, sent } = ctx.state();
  return covers.includes('erase') && !sent.includes('erase') && !needsNoErase(ctx, readableFacts(ctx));
}

async function readFindMy(ctx: StepContext): Promise<DeviceFacts['findMy']> {
  const session = await ctx.connections.session();
  const value = await session.getValue('com.apple.fmip', 'IsAssociated');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : 'unknown';
}
