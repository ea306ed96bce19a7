import type { ProfileFinding } from '../domain/profile.ts';
import type { ProfilePath } from '../domain/profile-document.ts';
import type { FindingCode, FindingParams } from '../texts/profiles/findings.ts';

/** A sentence that does not exist, or a hole left open, is a type error. */
export function finding<C extends FindingCode>(
  level: ProfileFinding['level'],
  code: C,
  path: ProfilePath,
  params: FindingParams<C>,
): ProfileFinding {
  return { level, code, path: [...path], params: { ...params } };
}
