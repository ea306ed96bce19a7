import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';
import { enrollingProfiles } from './profile-facts.ts';

/** How devices enroll, the server and the profiles say the same. */
export const enrollmentCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-enrollment',
  when: ['blueprint'],
  async run(context) {
    const findings = [...judgeServer(context), ...judgeProfiles(context)];
    return findings.length > 0 ? findings : [pass(checkReason('enrollment.fits'))];
  },
};

function judgeServer({ blueprint: { enrollment, serverId }, server }: BlueprintCheckContext): Finding[] {
  const choose = checkReason('enrollment.no-server.cure');
  if (enrollment !== 'none' && serverId === null) return [fail(checkReason('enrollment.no-server'), choose)];
  if (enrollment === 'none' && serverId !== null) {
    return [warn(checkReason('enrollment.unused-server'), checkReason('enrollment.unused-server.cure'))];
  }
  return serverId !== null && server === undefined ? [fail(checkReason('enrollment.server-missing'), choose)] : [];
}

function judgeProfiles({ blueprint: { enrollment }, profiles }: BlueprintCheckContext): Finding[] {
  const enrolling = enrollingProfiles(profiles);
  if (enrollment === 'silent-profile') {
    if (enrolling.length > 0) return [];
    return [fail(checkReason('enrollment.profile-missing'), checkReason('enrollment.profile-missing.cure'))];
  }
  if (enrollment !== 'remote-management') return [];
  return enrolling.map(({ name: profile }) =>
    fail(checkReason('enrollment.profile-twice', { profile }), checkReason('enrollment.profile-twice.cure')),
  );
}
