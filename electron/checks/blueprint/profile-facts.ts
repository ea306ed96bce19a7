import type { Problem } from '../../../shared/domain/run.ts';
import type { Profile } from '../../profiles/read.ts';
import type { CheckedProfile } from '../context.ts';

export type ReadableProfile = CheckedProfile & { readonly read: Profile };

export function isReadable(profile: CheckedProfile): profile is ReadableProfile {
  return !isProblem(profile.read);
}

export function isProblem(read: Profile | Problem): read is Problem {
  return 'code' in read;
}

/** Profiles that would enroll a device by themselves. */
export function enrollingProfiles(profiles: readonly CheckedProfile[]): ReadableProfile[] {
  return profiles.filter(isReadable).filter((profile) => profile.read.hasMdm);
}
