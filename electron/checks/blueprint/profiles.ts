import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { BlueprintCheckContext, CheckedProfile } from '../context.ts';
import { isProblem, isReadable, type ReadableProfile } from './profile-facts.ts';

/** Devices refuse these unless an MDM sends them (cfgutil §4). */
const MDM_ONLY = new Set([
  'com.apple.dnsProxy.managed',
  'com.apple.extensiblesso',
  'com.apple.networkusagerules',
  'com.apple.security.wapi-identity',
]);

/** Every profile can be read, is what its role says, and none takes another's place. */
export const profilesCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-profiles',
  when: ['blueprint'],
  async run({ clock, profiles }) {
    const readable = profiles.filter(isReadable);
    const findings = [
      ...profiles.flatMap(judgeReading),
      ...judgeDuplicates(readable),
      ...readable.flatMap((profile) => judgeContents(profile, clock.now())),
    ];
    return findings.length > 0 ? findings : [pass(checkReason('profiles.fine', { count: String(profiles.length) }))];
  },
};

function judgeReading({ name: profile, read }: CheckedProfile): Finding[] {
  if (!isProblem(read)) return [];
  return [
    fail(checkReason('profiles.unreadable', { profile, problem: read.code }), checkReason('profiles.unreadable.cure')),
  ];
}

function judgeDuplicates(profiles: readonly ReadableProfile[]): Finding[] {
  const identifiers = profiles.map((profile) => profile.read.identifier);
  const twice = new Set(identifiers.filter((identifier, index) => identifiers.indexOf(identifier) !== index));
  return [...twice].map((identifier) =>
    fail(checkReason('profiles.duplicate', { identifier }), checkReason('profiles.duplicate.cure')),
  );
}

function judgeContents({ name: profile, role, read }: ReadableProfile, now: Date): Finding[] {
  const refused = new Set(read.payloads.map((payload) => payload.type).filter((type) => MDM_ONLY.has(type)));
  const expired = read.signer !== undefined && new Date(read.signer.notAfter) < now;
  return [
    ...(role === 'wifi' && !read.hasWifi
      ? [warn(checkReason('profiles.no-wifi', { profile }), checkReason('profiles.no-wifi.cure'))]
      : []),
    ...[...refused].map((type) =>
      fail(checkReason('profiles.mdm-only', { profile, type }), checkReason('profiles.mdm-only.cure')),
    ),
    ...(expired ? [pass(checkReason('profiles.signer-expired', { profile }))] : []),
  ];
}
