import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, fail, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

/** Placeholders people forget, and what no name holds: addresses, control characters. */
const ODD =
  /^(?:test|テスト|sample|サンプル|organization|組織|会社名|学校名|名称未設定|untitled)\d*$|https?:|@|[\p{Cc}\ufffd]/iu;
const LONGEST = 60;

/** The organization exists and its name is one to show to a device's user (mission-details: warn on an odd name). */
export const organizationCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-organization',
  when: ['blueprint'],
  async run({ organization }) {
    if (organization === undefined) {
      return [fail(checkReason('organization.missing'), checkReason('organization.missing.cure'))];
    }
    const { name } = organization;
    const odd = ODD.test(name.trim()) || !/\p{L}/u.test(name) || name.length > LONGEST;
    return odd
      ? [warn(checkReason('organization.odd', { name }), checkReason('organization.odd.cure'))]
      : [pass(checkReason('organization.fine', { name }))];
  },
};
