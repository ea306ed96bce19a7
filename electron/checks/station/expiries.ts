import type { Expiry } from '../../../shared/domain/expiry.ts';
import { expiryReason } from '../../../shared/texts/checks/expiries.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { StationCheckContext } from '../context.ts';
import { dayOf } from '../days.ts';

/** What people entered for the calendar; what the station reads by itself has checks of its own. */
export const expiriesCheck: Check<StationCheckContext> = {
  id: 'expiries',
  when: ['doctor'],
  run: async ({ expiries }) => expiries.filter(({ entered }) => entered).map(judge),
};

function judge(expiry: Expiry): Finding {
  const { kind, stage, endsAt = '' } = expiry;
  const dates = { date: dayOf(endsAt) };
  if (stage === 'later') return pass(expiryReason('valid', expiry, dates).finding);
  const { finding, cure } = expiryReason(stage === 'over' ? 'over' : 'soon', expiry, dates);
  return stage === 'over' && kind === 'push-certificate' ? fail(finding, cure) : warn(finding, cure);
}
