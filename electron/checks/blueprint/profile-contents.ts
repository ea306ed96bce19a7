import type { ProfileFinding } from '../../../shared/domain/profile.ts';
import { checkDocument } from '../../../shared/profiles/check-document.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, from, warn } from '../check.ts';
import type { BlueprintCheckContext, CheckedProfile } from '../context.ts';

const source = 'Apple device-management, profile schemas';
/** Said by the checks beside this one. */
const saidElsewhere: ReadonlySet<string> = new Set(['payload.mdm-only', 'profile.duplicate-uuid', 'reference.missing']);
/** Without a known version only what every one would say is said. */
const anyVersion = [undefined];

/** What the devices that the blueprint is meant for refuse or pass over in its profiles. */
export const profileContentsCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-profile-contents',
  when: ['blueprint'],
  async run({ clock, blueprint, profiles, fleetOs = [] }) {
    const versions = fleetOs.length === 0 ? anyVersion : fleetOs;
    return from(
      source,
      profiles.flatMap((profile) => judge(profile, versions, blueprint.supervise, clock.now())),
    );
  },
};

function judge(
  { name: profile, document }: CheckedProfile,
  versions: readonly (string | undefined)[],
  supervised: boolean,
  now: Date,
): Finding[] {
  if (document === undefined) return [];
  const found = versions.flatMap((osVersion) =>
    checkDocument(document, { platform: 'ios', supervised, ...(osVersion === undefined ? {} : { osVersion }) }, now),
  );
  const cure = checkReason('profiles.contents.cure', { profile });
  const said = new Map(found.filter(isWorthSaying).map((one) => [`${one.code} ${JSON.stringify(one.params)}`, one]));
  return [...said.values()].map(({ level, code, params }) =>
    level === 'error' ? fail({ code, params }, cure) : warn({ code, params }, cure),
  );
}

function isWorthSaying({ level, code }: ProfileFinding): boolean {
  return level !== 'info' && !saidElsewhere.has(code);
}
