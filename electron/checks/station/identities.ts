import type { Organization } from '../../../shared/domain/organization.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { StationCheckContext } from '../context.ts';
import { dayOf, daysUntil } from '../days.ts';

/** As the consoles warn: three months ahead (mdm §5). */
const SOON_DAYS = 90;

/** Supervision identities (監視識別情報) have not expired and will not soon. */
export const identitiesCheck: Check<StationCheckContext> = {
  id: 'supervision-identities',
  when: ['doctor', 'before-run'],
  async run({ clock, organizations }) {
    if (organizations.length === 0) return [warn(checkReason('identity.none'), checkReason('identity.none.cure'))];
    return organizations.map((organization) => judge(organization, clock.now()));
  },
};

function judge({ name: organization, identity }: Organization, now: Date): Finding {
  const days = daysUntil(identity.notAfter, now);
  const date = dayOf(identity.notAfter);
  if (days < 0)
    return fail(checkReason('identity.expired', { organization, date }), checkReason('identity.expired.cure'));
  if (days > SOON_DAYS) return pass(checkReason('identity.valid', { organization, date }));
  return warn(
    checkReason('identity.expires', { organization, days: String(days) }),
    checkReason('identity.expires.cure'),
  );
}
