import type { Organization } from '../../../shared/domain/organization.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, pass, warn } from '../check.ts';
import type { StationCheckContext } from '../context.ts';
import { dayOf } from '../days.ts';

/** Each supervision identity exists somewhere else too: with its last copy, every device it supervises must be erased. */
export const identityBackupCheck: Check<StationCheckContext> = {
  id: 'identity-backup',
  when: ['doctor'],
  run: async ({ organizations }) => organizations.map(judge),
};

function judge({ name: organization, identity: { copy } }: Organization): Finding {
  if (copy !== undefined) return pass(checkReason('identity.kept', { organization, date: dayOf(copy.at) }));
  return warn(checkReason('identity.no-copy', { organization }), checkReason('identity.no-copy.cure'));
}
