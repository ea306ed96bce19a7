import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { expiryReason } from '../../../shared/texts/checks/expiries.ts';
import { type Check, fail, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';
import { dayOf } from '../days.ts';

/** A day's work may take until the week is over. */
const NEAR_STAGE = 'days-7';

/** Nothing that the blueprint needs has ended on the day it is checked for. */
export const expiriesOnDayCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-expiries',
  when: ['blueprint'],
  async run({ clock, blueprint, expiries = [] }) {
    const day = dayOf(clock.now());
    const findings = expiries
      .filter(({ breaks, endsAt }) => endsAt !== undefined && breaks.some(({ id }) => id === blueprint.id))
      .flatMap((expiry) => {
        const dates = { date: dayOf(expiry.endsAt ?? ''), day };
        const over = expiryReason('over-on-day', expiry, dates);
        if (expiry.stage === 'over') return [fail(over.finding, over.cure)];
        const near = expiryReason('near-day', expiry, dates);
        return expiry.stage === NEAR_STAGE ? [warn(near.finding, near.cure)] : [];
      });
    return findings.length > 0 ? findings : [pass(checkReason('expiries.day-fine', { day }))];
  },
};
